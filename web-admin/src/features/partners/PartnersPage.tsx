import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { request } from '@/shared/api/client';
import { TermName } from '@/shared/model/TermName';
import { useTime } from '@/shared/time';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Problem } from '@/shared/ui/Problem';
import { SearchInput } from '@/shared/ui/SearchInput';
import { SecretOnce } from '@/shared/ui/SecretOnce';
import { Waiting } from '@/shared/ui/Waiting';
import { PartnerForm } from './PartnerForm';
import './partners.css';
import { PartnerStateMark } from './PartnerStateMark';
import { PartnersQuery, type PartnerLine, type PartnerState } from './queries';

const DECIDED: PartnerState[] = ['APPROVED', 'SUSPENDED', 'REFUSED'];

/** Trade partners: applications that wait come first, then all others by name. */
export function PartnersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const search = params.get('q') ?? '';
  const state = DECIDED.find((one) => one === params.get('state')) ?? null;
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<{ id: string; password: string } | null>(null);
  const waiting = useQuery({
    queryKey: ['partners', 'list', 'waiting', search],
    queryFn: async ({ signal }) =>
      (await request(PartnersQuery, { search: search || null, states: ['APPLIED'] }, { signal })).partners,
    placeholderData: keepPreviousData,
  });
  const pages = useInfiniteQuery({
    queryKey: ['partners', 'list', state, search],
    queryFn: ({ pageParam, signal }) =>
      request(
        PartnersQuery,
        { search: search || null, states: state ? [state] : DECIDED, after: pageParam },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ partners }) => (partners.pageInfo.hasNextPage ? partners.pageInfo.endCursor : undefined),
    placeholderData: keepPreviousData,
  });
  const set = (key: string, value: string) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );
  const partners = pages.data?.pages.flatMap((page) => page.partners.nodes) ?? [];
  const applications = state === null ? (waiting.data?.nodes ?? []) : [];
  const none = pages.isSuccess && waiting.isSuccess && partners.length === 0 && applications.length === 0;
  const narrowed = search !== '' || state !== null;
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
      {t('partners.create')}
    </Button>
  );
  return (
    <div className="page page-wide">
      <PageHeader
        title={t('nav.partners')}
        count={
          pages.data?.pages[0] && !narrowed
            ? String(pages.data.pages[0].partners.totalCount + (waiting.data?.totalCount ?? 0))
            : undefined
        }
        lead={t('partners.lead')}
        actions={none && !narrowed ? undefined : create}
      />
      {!(none && !narrowed) && (
        <div className="list-tools">
          <SearchInput value={search} onSearch={(q) => set('q', q)} placeholder={t('partners.search')} />
          <Segmented
            value={state ?? ''}
            onChange={(value) => set('state', value)}
            options={[
              { value: '', label: t('partners.all') },
              ...DECIDED.map((one) => ({ value: one, label: t(`partners.state.${one}`) })),
            ]}
          />
        </div>
      )}
      {pages.isPending && <Waiting />}
      {pages.isError && <Problem error={pages.error} retry={() => void pages.refetch()} />}
      {none && !narrowed && (
        <EmptyState title={t('partners.empty')} actions={create}>
          {t('partners.emptyText')}
        </EmptyState>
      )}
      {none && narrowed && <EmptyState title={t('list.noMatch')}>{t('list.noMatchText')}</EmptyState>}
      {applications.length > 0 && <Applications partners={applications} />}
      {partners.length > 0 && <Partners partners={partners} titled={applications.length > 0} />}
      {pages.hasNextPage && (
        <Button className="more-button" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
      {creating && (
        <PartnerForm
          partner={null}
          onClose={() => setCreating(false)}
          onSaved={(partner, password) => {
            setCreating(false);
            if (password) setMade({ id: partner.id, password });
            else void navigate(`/partners/${partner.id}`);
          }}
        />
      )}
      {made && (
        <SecretOnce
          title={t('users.passwordTitle')}
          text={t('partners.passwordText')}
          secret={made.password}
          onClose={() => void navigate(`/partners/${made.id}`)}
        />
      )}
    </div>
  );
}

/** Companies that applied by themselves and wait for a decision. */
function Applications({ partners }: { partners: PartnerLine[] }) {
  const { t } = useTranslation();
  const time = useTime();
  return (
    <section className="applications" aria-labelledby="applications-title">
      <h2 id="applications-title">{t('partners.applications', { count: partners.length })}</h2>
      <ul>
        {partners.map((partner) => (
          <li key={partner.id}>
            <Link to={`/partners/${partner.id}`} className="application">
              <span className="application-head">
                <strong className="serif" dir="auto">
                  {partner.company}
                </strong>
                <PartnerStateMark state={partner.state} />
              </span>
              <span className="muted">
                <TermName vocabulary="country" codes={[partner.country]} /> · <bdi>{partner.contact}</bdi> ·{' '}
                {time.short(partner.createdAt)}
              </span>
              {partner.message && (
                <span className="application-message" dir="auto">
                  {partner.message}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Partners({ partners, titled }: { partners: PartnerLine[]; titled: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const time = useTime();
  return (
    <section>
      {titled && <h2 className="list-title">{t('partners.others')}</h2>}
      <Table<PartnerLine>
        className="entry-table"
        rowKey="id"
        size="middle"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={partners}
        onRow={(partner) => ({ onClick: () => void navigate(`/partners/${partner.id}`) })}
        columns={[
          {
            key: 'company',
            title: t('partners.company'),
            render: (_v, partner) => (
              <Link to={`/partners/${partner.id}`} className="partner-name serif" dir="auto">
                {partner.company}
              </Link>
            ),
          },
          {
            key: 'state',
            title: t('partners.stateTitle'),
            render: (_v, partner) => <PartnerStateMark state={partner.state} />,
          },
          {
            key: 'country',
            title: t('partners.country'),
            render: (_v, partner) => <TermName vocabulary="country" codes={[partner.country]} />,
          },
          { key: 'contact', title: t('partners.contact'), render: (_v, partner) => <bdi>{partner.contact}</bdi> },
          {
            key: 'catalogues',
            title: t('partners.catalogues'),
            className: 'cell-number',
            render: (_v, partner) => {
              const holding = partner.catalogues.filter((grant) => grant.holds).length;
              return holding === partner.catalogues.length
                ? holding
                : t('partners.holding', { holding, all: partner.catalogues.length });
            },
          },
          {
            key: 'users',
            title: t('partners.users'),
            className: 'cell-number',
            render: (_v, partner) => partner.users.length,
          },
          {
            key: 'since',
            title: t('partners.since'),
            className: 'cell-time',
            render: (_v, partner) => time.short(partner.createdAt),
          },
        ]}
      />
    </section>
  );
}
