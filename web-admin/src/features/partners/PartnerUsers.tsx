import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import { GivenPasswordField } from '@/shared/session/GivenPasswordField';
import { useFindings } from '@/shared/ui/useFindings';
import { useTime } from '@/shared/time';
import { useProblemText } from '@/shared/ui/Problem';
import { SecretOnce } from '@/shared/ui/SecretOnce';
import { StateMark } from '@/shared/ui/StateMark';
import { AddPartnerUser, RemovePartnerUser, type Partner } from './queries';
import { usePartnerChange } from './usePartner';

/** Who signs in for the partner. */
export function PartnerUsers({ partner }: { partner: Partner }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const time = useTime();
  const { busy, change } = usePartnerChange();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const remove = (user: Partner['users'][number]) =>
    void modal.confirm({
      title: t('partners.removeUserTitle', { name: user.displayName }),
      content: t('partners.removeUserText'),
      okText: t('partners.removeUser'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () =>
        change(
          () => request(RemovePartnerUser, { id: partner.id, userId: user.id }),
          t('partners.userRemoved', { name: user.displayName }),
          partner.id,
        ),
    });
  const button = (
    <Button icon={<PlusOutlined />} onClick={() => setAdding(true)} loading={busy}>
      {t('partners.addUser')}
    </Button>
  );
  return (
    <section className="partner-part" aria-labelledby="users-title">
      <header>
        <h2 id="users-title">{t('partners.users')}</h2>
        {partner.users.length > 0 && button}
      </header>
      {partner.users.length === 0 ? (
        <div className="nothing-yet">
          <p>{t('partners.noUsers')}</p>
          {button}
        </div>
      ) : (
        <ul className="partner-users">
          {partner.users.map((user) => (
            <li key={user.id}>
              <span className="partner-user-name">
                <bdi>{user.displayName}</bdi>
                <span className="muted">{[user.account, user.email].filter(Boolean).join(' · ')}</span>
              </span>
              <span className="muted">
                {user.lastSignInAt
                  ? t('partners.signedIn', { at: time.short(user.lastSignInAt) })
                  : t('partners.neverSignedIn')}
              </span>
              {user.enabled ? (
                <StateMark shape="full" tone="jade">
                  {t('users.enabled')}
                </StateMark>
              ) : (
                <StateMark shape="dash" tone="ink">
                  {t('users.disabled')}
                </StateMark>
              )}
              <Button type="text" danger disabled={busy} onClick={() => remove(user)}>
                {t('partners.removeUser')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {adding && (
        <UserDialog
          partner={partner}
          onClose={() => setAdding(false)}
          onAdded={(password) => {
            setAdding(false);
            setSecret(password);
          }}
        />
      )}
      {secret && (
        <SecretOnce
          title={t('users.passwordTitle')}
          text={t('partners.passwordText')}
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
    </section>
  );
}

interface Typed {
  displayName: string;
  account: string;
  email: string;
  password: string;
}

interface DialogProps {
  partner: Partner;
  onClose: () => void;
  onAdded: (password: string | null) => void;
}

function UserDialog({ partner, onClose, onAdded }: DialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const { take } = usePartnerChange();
  const [form] = Form.useForm<Typed>();
  const findings = useFindings(['account.displayName', 'account.account', 'account.email', 'account.password']);
  const [busy, setBusy] = useState(false);
  async function add(typed: Typed) {
    setBusy(true);
    try {
      const { result } = await request(AddPartnerUser, {
        id: partner.id,
        account: {
          account: typed.account.trim(),
          displayName: typed.displayName.trim(),
          email: typed.email.trim() || null,
          ...(typed.password ? { password: typed.password } : {}),
        },
      });
      findings.set(result.findings);
      if (!result.partner) return;
      take(result.partner);
      void message.success(t('users.saved', { name: typed.displayName.trim() }));
      onAdded(result.generatedPassword);
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Modal open onCancel={onClose} title={t('partners.addUserTo', { name: partner.company })} footer={null}>
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ displayName: '', account: '', email: '', password: '' }}
        onFinish={(typed) => void add(typed)}
      >
        {findings.elsewhere}
        <Form.Item
          name="displayName"
          label={t('users.name')}
          rules={[{ required: true, whitespace: true, message: t('setup.displayNameMissing') }]}
          {...findings.at('account.displayName')}
        >
          <Input maxLength={80} autoFocus dir="auto" />
        </Form.Item>
        <Form.Item
          name="account"
          label={t('signIn.account')}
          extra={t('setup.accountHelp')}
          rules={[{ required: true, whitespace: true, message: t('signIn.accountMissing') }]}
          {...findings.at('account.account')}
        >
          <Input maxLength={80} autoComplete="off" autoCapitalize="none" />
        </Form.Item>
        <Form.Item name="email" label={t('users.email')} {...findings.at('account.email')}>
          <Input type="email" maxLength={190} autoComplete="off" />
        </Form.Item>
        <GivenPasswordField
          label={t('signIn.password')}
          help={t('users.passwordHelp')}
          found={findings.at('account.password')}
        />
        <div className="modal-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('partners.addUser')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}
