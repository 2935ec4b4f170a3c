import { CloseOutlined } from '@ant-design/icons';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { request } from '@/shared/api/client';
import { EntryPicker } from '@/shared/entries/EntryPicker';
import { entrySummaries } from '@/shared/entries/queries';
import { useViewer } from '@/shared/session/session';
import { useTime } from '@/shared/time';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Problem } from '@/shared/ui/Problem';
import { SearchInput } from '@/shared/ui/SearchInput';
import { useMedia } from '@/shared/ui/useMedia';
import { Waiting } from '@/shared/ui/Waiting';
import { InquiryDetail } from './InquiryDetail';
import './inquiries.css';
import { InquiryStateMark } from './InquiryStateMark';
import { InquiriesQuery, type InquiryHead, type InquiryState } from './queries';

/** What the filter's words stand for; `open` is what somebody here has to do something about. */
const VIEWS: Record<string, InquiryState[]> = {
  open: ['NEW', 'READ'],
  answered: ['ANSWERED'],
  closed: ['CLOSED'],
  all: ['NEW', 'READ', 'ANSWERED', 'CLOSED'],
};
const ENTERPRISE = 'exportEnterprise';

/** The inbox: inquiries beside the one that is open; below each other where there is no room for both. */
export function InquiriesPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const [params, setParams] = useSearchParams();
  const wide = useMedia('(min-width: 1180px)');
  const view = params.get('view') ?? 'open';
  const search = params.get('q') ?? '';
  const enterprise = params.get('enterprise');
  const partner = params.get('partner');
  const filter = {
    search: search || null,
    states: VIEWS[view] ?? VIEWS['open']!,
    enterpriseId: enterprise,
    partnerId: partner,
  };
  const pages = useInfiniteQuery({
    queryKey: ['inquiries', 'list', filter],
    queryFn: ({ pageParam, signal }) => request(InquiriesQuery, { ...filter, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ inquiries }) => (inquiries.pageInfo.hasNextPage ? inquiries.pageInfo.endCursor : undefined),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const set = (key: string, value: string | null) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );
  const inquiries = pages.data?.pages.flatMap((page) => page.inquiries.nodes) ?? [];
  const narrowed = search !== '' || enterprise !== null || partner !== null || view !== 'open';
  const showList = wide || id === undefined;
  return (
    <div className={`page page-wide inquiries ${id === undefined ? '' : 'inquiries-open'}`}>
      {showList && (
        <>
          <PageHeader
            title={t('nav.inquiries')}
            count={pages.data?.pages[0] ? String(pages.data.pages[0].inquiries.totalCount) : undefined}
            lead={t('inquiries.lead')}
          />
          <div className="list-tools">
            <SearchInput value={search} onSearch={(q) => set('q', q)} placeholder={t('inquiries.search')} />
            <Segmented
              value={view}
              onChange={(value) => set('view', value === 'open' ? null : value)}
              options={Object.keys(VIEWS).map((value) => ({ value, label: t(`inquiries.view.${value}`) }))}
            />
            <EnterpriseFilter chosen={enterprise} onChoose={(value) => set('enterprise', value)} />
            {partner && (
              <Button icon={<CloseOutlined />} onClick={() => set('partner', null)}>
                {t('inquiries.ofPartner', { name: inquiries[0]?.company ?? t('inquiries.onePartner') })}
              </Button>
            )}
          </div>
        </>
      )}
      <div className="inbox">
        {showList && (
          <section className="inbox-list" aria-label={t('nav.inquiries')}>
            {pages.isPending && <Waiting />}
            {pages.isError && <Problem error={pages.error} retry={() => void pages.refetch()} />}
            {pages.isSuccess && inquiries.length === 0 && (
              <EmptyState title={narrowed ? t('list.noMatch') : t('inquiries.empty')}>
                {narrowed ? t('list.noMatchText') : t('inquiries.emptyText')}
              </EmptyState>
            )}
            <ul>
              {inquiries.map((inquiry) => (
                <InquiryCard key={inquiry.id} inquiry={inquiry} opened={inquiry.id === id} query={params.toString()} />
              ))}
            </ul>
            {pages.hasNextPage && (
              <Button
                className="more-button"
                loading={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                {t('list.more')}
              </Button>
            )}
          </section>
        )}
        {id !== undefined && <InquiryDetail key={id} id={id} back={wide ? null : `/inquiries?${params.toString()}`} />}
        {id === undefined && wide && inquiries.length > 0 && (
          <div className="inbox-none muted">{t('inquiries.choose')}</div>
        )}
      </div>
    </div>
  );
}

function InquiryCard({ inquiry, opened, query }: { inquiry: InquiryHead; opened: boolean; query: string }) {
  const { t } = useTranslation();
  const time = useTime();
  const [first, ...others] = inquiry.lines;
  return (
    <li className={`inquiry-card ${inquiry.state === 'NEW' ? 'inquiry-new' : ''}`}>
      <Link
        to={{ pathname: `/inquiries/${inquiry.id}`, search: query }}
        {...(opened ? { 'aria-current': 'page' as const } : {})}
      >
        <span className="inquiry-card-head">
          <strong dir="auto">{inquiry.company}</strong>
          <span className="muted">{time.short(inquiry.changedAt)}</span>
        </span>
        {first && (
          <span className="serif inquiry-card-what" dir="auto">
            {others.length > 0
              ? t('inquiries.andOthers', { name: first.productName, count: others.length })
              : first.productName}
          </span>
        )}
        <span className="inquiry-card-foot">
          <InquiryStateMark state={inquiry.state} />
          <span className="muted" dir="auto">
            {[inquiry.enterprise?.title, inquiry.number].filter(Boolean).join(' · ')}
          </span>
        </span>
      </Link>
    </li>
  );
}

/** For those who see inquiries of every enterprise. */
function EnterpriseFilter({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string | null) => void }) {
  const { t } = useTranslation();
  const [picking, setPicking] = useState(false);
  const all = useViewer().permissions.includes('inquiries.manage');
  const named = useQuery({
    queryKey: ['entries', 'summaries', [chosen]],
    queryFn: ({ signal }) => entrySummaries([chosen!], signal),
    enabled: chosen !== null,
  });
  if (!all) return null;
  return (
    <>
      {chosen === null ? (
        <Button onClick={() => setPicking(true)}>{t('inquiries.anyEnterprise')}</Button>
      ) : (
        <Button icon={<CloseOutlined />} onClick={() => onChoose(null)}>
          {named.data?.get(chosen)?.title ?? t('waiting')}
        </Button>
      )}
      <EntryPicker
        open={picking}
        types={[ENTERPRISE]}
        many={false}
        taken={[]}
        onClose={() => setPicking(false)}
        onPick={([picked]) => {
          setPicking(false);
          onChoose(picked?.id ?? null);
        }}
      />
    </>
  );
}
