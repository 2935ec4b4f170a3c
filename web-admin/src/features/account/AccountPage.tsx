import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import { FindingParts, type Finding } from '@/shared/api/fragments';
import { graphql, type ResultOf } from '@/shared/api/graphql';
import { useTextIn } from '@/shared/model/useModel';
import { NewPasswordFields } from '@/shared/session/NewPasswordFields';
import { useViewer } from '@/shared/session/session';
import { useTime } from '@/shared/time';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Problem, useProblemText } from '@/shared/ui/Problem';
import { Waiting } from '@/shared/ui/Waiting';
import { agentName } from './agentName';

const SessionsQuery = graphql(`
  query Sessions {
    sessions {
      id
      current
      createdAt
      lastSeenAt
      address
      agent
    }
  }
`);
type Session = ResultOf<typeof SessionsQuery>['sessions'][number];

const EndSession = graphql(`
  mutation EndSession($id: ID!) {
    endSession(id: $id)
  }
`);

const EndOtherSessions = graphql(`
  mutation EndOtherSessions {
    endOtherSessions
  }
`);

const ChangePassword = graphql(
  `
    mutation ChangePassword($current: String!, $new: String!) {
      changePassword(current: $current, new: $new) {
        changed
        findings {
          ...FindingParts
        }
      }
    }
  `,
  [FindingParts],
);

export function AccountPage() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const time = useTime();
  return (
    <div className="page">
      <PageHeader
        title={t('account.title')}
        lead={
          viewer.lastSignInAt
            ? t('account.lead', {
                name: viewer.displayName,
                account: viewer.account,
                at: time.full(viewer.lastSignInAt),
              })
            : `${viewer.displayName} · ${viewer.account}`
        }
      />
      <PasswordForm account={viewer.account} />
      <Sessions />
    </div>
  );
}

interface Typed {
  current: string;
  next: string;
  again: string;
}

function PasswordForm({ account }: { account: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const textIn = useTextIn();
  const problemText = useProblemText();
  const [form] = Form.useForm<Typed>();
  const [findings, setFindings] = useState<Finding[]>([]);
  const [busy, setBusy] = useState(false);
  async function change(typed: Typed) {
    setBusy(true);
    try {
      const { changePassword } = await request(ChangePassword, { current: typed.current, new: typed.next });
      setFindings(changePassword.findings);
      if (!changePassword.changed) return;
      form.resetFields();
      void message.success(t('account.passwordChanged'));
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <section className="card card-form">
      <h2>{t('account.password')}</h2>
      <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={(typed) => void change(typed)}>
        <input type="text" name="username" autoComplete="username" value={account} readOnly hidden />
        {findings.map((finding, index) => (
          <p key={index} className="finding finding-error">
            {textIn(finding.message)}
          </p>
        ))}
        <Form.Item
          name="current"
          label={t('account.currentPassword')}
          rules={[{ required: true, message: t('signIn.passwordMissing') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <NewPasswordFields name="next" label={t('account.newPassword')} />
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('account.changePassword')}
        </Button>
      </Form>
    </section>
  );
}

function Sessions() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const time = useTime();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: async ({ signal }) => (await request(SessionsQuery, {}, { signal })).sessions,
    staleTime: 0,
  });
  async function end(action: () => Promise<unknown>) {
    try {
      await action();
      await queries.invalidateQueries({ queryKey: ['sessions'] });
    } catch (error) {
      void message.error(problemText(error));
    }
  }
  const others = sessions.data?.some((session) => !session.current) ?? false;
  return (
    <section className="card">
      <h2>{t('account.sessions')}</h2>
      <p className="muted">{t('account.sessionsLead')}</p>
      {sessions.isPending && <Waiting rows={3} />}
      {sessions.isError && <Problem error={sessions.error} retry={() => void sessions.refetch()} />}
      <ul className="session-list">
        {sessions.data?.map((session: Session) => (
          <li key={session.id}>
            <span className="link-card-text">
              <span>
                {agentName(session.agent) || t('account.unknownAgent')}
                {session.current && ' '}
                {session.current && <strong className="state state-published">{t('account.thisSession')}</strong>}
              </span>
              <span className="muted">
                {session.address} · {t('account.lastSeen', { at: time.short(session.lastSeenAt) })}
              </span>
            </span>
            {!session.current && (
              <Button size="small" onClick={() => void end(() => request(EndSession, { id: session.id }))}>
                {t('account.endSession')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others && (
        <Button onClick={() => void end(() => request(EndOtherSessions, {}))}>{t('account.endOthers')}</Button>
      )}
    </section>
  );
}
