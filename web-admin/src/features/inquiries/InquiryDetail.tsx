import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { request } from '@/shared/api/client';
import { codeOf } from '@/shared/api/problems';
import { TermName } from '@/shared/model/TermName';
import { useLocale, useTextIn } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import { countsKey } from '@/shared/trade/counts';
import { EmptyState } from '@/shared/ui/EmptyState';
import { useWindowTitle } from '@/shared/ui/PageHeader';
import { Problem, useProblemText } from '@/shared/ui/Problem';
import { Waiting } from '@/shared/ui/Waiting';
import { AnswerBox } from './AnswerBox';
import { InquiryLines } from './InquiryLines';
import { InquiryStateMark } from './InquiryStateMark';
import { NoteBox } from './NoteBox';
import {
  AnswerInquiry,
  CloseInquiry,
  InquiryQuery,
  NoteInquiry,
  OpenInquiry,
  ReopenInquiry,
  type Inquiry,
  type InquiryResult,
} from './queries';
import { Thread } from './Thread';

interface Props {
  id: string;
  /** Where the list is when it is not beside. */
  back: string | null;
}

/** One inquiry: what is asked for, the conversation, the answer. A new one counts as read once it is open here. */
export function InquiryDetail({ id, back }: Props) {
  const { t } = useTranslation();
  const inquiry = useQuery({
    queryKey: ['inquiries', 'one', id],
    queryFn: async ({ signal }) => (await request(InquiryQuery, { id }, { signal })).inquiry,
    refetchInterval: 60_000,
  });
  const toList = back && (
    <p className="crumb">
      <Link to={back}>
        <ArrowLeftOutlined aria-hidden="true" /> {t('nav.inquiries')}
      </Link>
    </p>
  );
  return (
    <section className="inquiry" aria-label={t('inquiries.one')}>
      {toList}
      {inquiry.isPending && <Waiting rows={8} />}
      {inquiry.isError && <Problem error={inquiry.error} retry={() => void inquiry.refetch()} />}
      {inquiry.data === null && <EmptyState title={t('inquiries.gone')}>{t('inquiries.goneText')}</EmptyState>}
      {inquiry.data && <Opened inquiry={inquiry.data} />}
    </section>
  );
}

function useChange(inquiry: Inquiry) {
  const { message } = App.useApp();
  const textIn = useTextIn();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const change = useCallback(
    async (send: () => Promise<{ result: InquiryResult }>, done?: string): Promise<boolean> => {
      setBusy(true);
      try {
        const { result } = await send();
        if (!result.inquiry) {
          for (const finding of result.findings) void message.error(textIn(finding.message));
          return false;
        }
        queries.setQueryData(['inquiries', 'one', inquiry.id], result.inquiry);
        void queries.invalidateQueries({ queryKey: ['inquiries', 'list'] });
        void queries.invalidateQueries({ queryKey: countsKey });
        if (done) void message.success(done);
        return true;
      } catch (error) {
        void message.error(problemText(error));
        if (codeOf(error) === 'CONFLICT') {
          void queries.invalidateQueries({ queryKey: ['inquiries', 'one', inquiry.id] });
        }
        return false;
      } finally {
        setBusy(false);
      }
    },
    [inquiry.id, message, problemText, queries, textIn],
  );
  return { busy, change };
}

function Opened({ inquiry }: { inquiry: Inquiry }) {
  const { t } = useTranslation();
  const { busy, change } = useChange(inquiry);
  useWindowTitle(inquiry.number);
  // Once for each arrival: the change itself renders this anew.
  const opening = useRef('');
  useEffect(() => {
    if (inquiry.state !== 'NEW' || opening.current === inquiry.version) return;
    opening.current = inquiry.version;
    void change(() => request(OpenInquiry, { id: inquiry.id }));
  }, [inquiry, change]);
  const at = { id: inquiry.id, expectedVersion: inquiry.version };
  const closed = inquiry.state === 'CLOSED';
  return (
    <>
      <header className="inquiry-head">
        <div>
          <h2 dir="auto">{inquiry.company}</h2>
          <p className="inquiry-line">
            <InquiryStateMark state={inquiry.state} />
            <span className="muted">{inquiry.number}</span>
          </p>
        </div>
        {closed ? (
          <Button loading={busy} onClick={() => void change(() => request(ReopenInquiry, at), t('inquiries.reopened'))}>
            {t('inquiries.reopen')}
          </Button>
        ) : (
          <Button loading={busy} onClick={() => void change(() => request(CloseInquiry, at), t('inquiries.closed'))}>
            {t('inquiries.close')}
          </Button>
        )}
      </header>
      <Facts inquiry={inquiry} />
      <InquiryLines lines={inquiry.lines} />
      <Thread inquiry={inquiry} />
      {!closed && (
        <AnswerBox
          inquiryId={inquiry.id}
          language={inquiry.language}
          busy={busy}
          onSend={(text) => change(() => request(AnswerInquiry, { ...at, text }), t('inquiries.sent'))}
        />
      )}
      <NoteBox
        note={inquiry.note}
        busy={busy}
        onSave={(note) => change(() => request(NoteInquiry, { ...at, note }), t('inquiries.noteSaved'))}
      />
    </>
  );
}

function Facts({ inquiry }: { inquiry: Inquiry }) {
  const { t, i18n } = useTranslation();
  const textIn = useTextIn();
  const time = useTime();
  const locale = useLocale(inquiry.language);
  const language =
    textIn(locale?.name) || new Intl.DisplayNames([i18n.language], { type: 'language' }).of(inquiry.language);
  return (
    <dl className="inquiry-facts">
      <div>
        <dt>{t('inquiries.to')}</dt>
        <dd dir="auto">
          {inquiry.enterprise ? (
            <Link to={`/content/exportEnterprise/${inquiry.enterprise.id}`}>{inquiry.enterprise.title}</Link>
          ) : (
            t('widget.entryGone')
          )}
        </dd>
      </div>
      <div>
        <dt>{t('inquiries.from')}</dt>
        <dd>
          {inquiry.partner ? (
            <Link to={`/partners/${inquiry.partnerId}`}>
              <bdi>{inquiry.sentBy.displayName}</bdi>
            </Link>
          ) : (
            <bdi>{inquiry.sentBy.displayName}</bdi>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('inquiries.sentAt')}</dt>
        <dd>{time.full(inquiry.sentAt)}</dd>
      </div>
      <div>
        <dt>{t('inquiries.language')}</dt>
        <dd>{language}</dd>
      </div>
      {inquiry.market && (
        <div>
          <dt>{t('inquiries.market')}</dt>
          <dd>
            <TermName vocabulary="country" codes={[inquiry.market]} />
          </dd>
        </div>
      )}
      {inquiry.incoterm && (
        <div>
          <dt>{t('inquiries.incoterm')}</dt>
          <dd>
            <TermName vocabulary="incoterm" codes={[inquiry.incoterm]} />
          </dd>
        </div>
      )}
    </dl>
  );
}
