import { PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, DatePicker, Form, Input, Modal, Table } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import type { Finding } from '@/shared/api/fragments';
import { useTextIn } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Problem, useProblemText } from '@/shared/ui/Problem';
import { SecretOnce } from '@/shared/ui/SecretOnce';
import { Waiting } from '@/shared/ui/Waiting';
import { CreateApiToken, RevokeApiToken, TokensQuery, type ApiToken } from './queries';

const SCOPES = ['delivery:read', 'preview:read', 'admin:read', 'admin:write'];

export function TokensPage() {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const time = useTime();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const tokens = useQuery({
    queryKey: ['tokens'],
    queryFn: async ({ signal }) => (await request(TokensQuery, {}, { signal })).apiTokens,
  });
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
      {t('tokens.create')}
    </Button>
  );
  function revoke(token: ApiToken) {
    void modal.confirm({
      title: t('tokens.revokeTitle', { name: token.name }),
      content: t('tokens.revokeText'),
      okText: t('tokens.revoke'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: async () => {
        try {
          await request(RevokeApiToken, { id: token.id });
          await queries.invalidateQueries({ queryKey: ['tokens'] });
        } catch (error) {
          void message.error(problemText(error));
        }
      },
    });
  }
  const empty = tokens.data?.length === 0;
  return (
    <div className="page page-wide">
      <PageHeader title={t('nav.tokens')} lead={t('tokens.lead')} actions={empty ? undefined : create} />
      {tokens.isPending && <Waiting />}
      {tokens.isError && <Problem error={tokens.error} retry={() => void tokens.refetch()} />}
      {empty && (
        <EmptyState title={t('tokens.empty')} actions={create}>
          {t('tokens.emptyText')}
        </EmptyState>
      )}
      {tokens.data && !empty && (
        <Table<ApiToken>
          className="plain-table"
          rowKey="id"
          size="middle"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={tokens.data}
          columns={[
            {
              key: 'name',
              title: t('tokens.name'),
              render: (_v, token) => (
                <>
                  {token.name} <code className="muted">{token.prefix}…</code>
                </>
              ),
            },
            {
              key: 'scopes',
              title: t('tokens.scopes'),
              render: (_v, token) =>
                token.scopes.map((scope) => t(`tokens.scope.${scope.replace(':', '-')}`)).join(t('comma')),
            },
            { key: 'expires', title: t('tokens.expires'), render: (_v, token) => <Expiry token={token} /> },
            {
              key: 'used',
              title: t('tokens.lastUsed'),
              render: (_v, token) => (token.lastUsedAt ? time.short(token.lastUsedAt) : t('users.never')),
            },
            {
              key: 'actions',
              title: <span className="visually-hidden">{t('tokens.revoke')}</span>,
              align: 'end',
              render: (_v, token) =>
                token.revokedAt === null && (
                  <Button size="small" danger type="text" onClick={() => revoke(token)}>
                    {t('tokens.revoke')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {creating && (
        <TokenDialog
          onClose={() => setCreating(false)}
          onCreated={(made) => {
            setCreating(false);
            setSecret(made);
          }}
        />
      )}
      {secret && (
        <SecretOnce
          title={t('tokens.secretTitle')}
          text={t('tokens.secretText')}
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
    </div>
  );
}

function Expiry({ token }: { token: ApiToken }) {
  const { t } = useTranslation();
  const time = useTime();
  if (token.revokedAt) return <span className="muted">{t('tokens.revoked', { at: time.short(token.revokedAt) })}</span>;
  if (new Date(token.expiresAt).getTime() < Date.now()) return <span className="muted">{t('tokens.expired')}</span>;
  return <>{time.full(token.expiresAt)}</>;
}

interface Typed {
  name: string;
  scopes: string[];
  expires: Dayjs;
}

function TokenDialog({ onClose, onCreated }: { onClose: () => void; onCreated: (secret: string) => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const textIn = useTextIn();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const [findings, setFindings] = useState<Finding[]>([]);
  const [busy, setBusy] = useState(false);
  async function create({ name, scopes, expires }: Typed) {
    setBusy(true);
    try {
      const { createApiToken } = await request(CreateApiToken, {
        input: { name: name.trim(), scopes, expiresAt: expires.endOf('day').toISOString() },
      });
      setFindings(createApiToken.findings);
      if (!createApiToken.secret) return;
      void queries.invalidateQueries({ queryKey: ['tokens'] });
      onCreated(createApiToken.secret);
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Modal open onCancel={onClose} title={t('tokens.create')} footer={null}>
      <Form<Typed>
        layout="vertical"
        requiredMark={false}
        initialValues={{ scopes: ['delivery:read'], expires: dayjs().add(90, 'day') }}
        onFinish={(typed) => void create(typed)}
      >
        {findings.map((finding, index) => (
          <p key={index} className="finding finding-error">
            {textIn(finding.message)}
          </p>
        ))}
        <Form.Item
          name="name"
          label={t('tokens.name')}
          extra={t('tokens.nameHelp')}
          rules={[{ required: true, whitespace: true, message: t('tokens.nameMissing') }]}
        >
          <Input autoFocus maxLength={80} />
        </Form.Item>
        <Form.Item
          name="scopes"
          label={t('tokens.scopes')}
          rules={[{ required: true, type: 'array', min: 1, message: t('tokens.scopesMissing') }]}
        >
          <Checkbox.Group
            className="check-list"
            options={SCOPES.map((scope) => ({ value: scope, label: t(`tokens.scope.${scope.replace(':', '-')}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="expires"
          label={t('tokens.expires')}
          rules={[{ required: true, message: t('tokens.expiresMissing') }]}
        >
          <DatePicker className="date-input" minDate={dayjs().add(1, 'day')} allowClear={false} />
        </Form.Item>
        <div className="modal-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('tokens.submit')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}
