import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Form, Input, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import type { EntrySummary, Finding } from '@/shared/api/fragments';
import { EntryPicker } from '@/shared/entries/EntryPicker';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { GivenPasswordField } from '@/shared/session/GivenPasswordField';
import { useProblemText } from '@/shared/ui/Problem';
import { atLeastOne } from '@/shared/ui/atLeastOne';
import { CreateUser, UpdateUser, type Role, type User } from './queries';

interface Props {
  user: User | null;
  roles: Role[];
  onClose: () => void;
  /** A password the server made; to be shown once. */
  onPassword: (password: string) => void;
}

interface Typed {
  account: string;
  displayName: string;
  email: string;
  roles: string[];
  enabled: boolean;
  password: string;
}

const ENTERPRISE = 'exportEnterprise';

export function UserDrawer({ user, roles, onClose, onPassword }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const model = useModel();
  const textIn = useTextIn();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const [form] = Form.useForm<Typed>();
  const [enterprise, setEnterprise] = useState<Pick<EntrySummary, 'id' | 'title'> | null>(user?.enterprise ?? null);
  const [picking, setPicking] = useState(false);
  const [findings, setFindings] = useState<Finding[]>([]);
  const [busy, setBusy] = useState(false);
  const hasEnterprises = model.types.some((type) => type.id === ENTERPRISE);

  async function save(typed: Typed) {
    setBusy(true);
    try {
      const shared = {
        displayName: typed.displayName.trim(),
        email: typed.email.trim() || null,
        roles: typed.roles,
        enterpriseId: enterprise?.id ?? null,
      };
      const result = user
        ? (
            await request(UpdateUser, {
              input: {
                ...shared,
                id: user.id,
                expectedVersion: user.version,
                enabled: typed.enabled,
                ...(typed.password ? { newPassword: typed.password } : {}),
              },
            })
          ).updateUser
        : (
            await request(CreateUser, {
              input: {
                ...shared,
                account: typed.account.trim(),
                ...(typed.password ? { password: typed.password } : {}),
              },
            })
          ).createUser;
      setFindings(result.findings);
      if (!result.user) return;
      void queries.invalidateQueries({ queryKey: ['users'] });
      void message.success(t('users.saved', { name: result.user.displayName }));
      if (result.generatedPassword) onPassword(result.generatedPassword);
      onClose();
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Drawer open onClose={onClose} size={480} title={user ? user.displayName : t('users.create')}>
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          account: user?.account ?? '',
          displayName: user?.displayName ?? '',
          email: user?.email ?? '',
          roles: user?.roles ?? [],
          enabled: user?.enabled ?? true,
          password: '',
        }}
        onFinish={(typed) => void save(typed)}
      >
        {findings.map((finding, index) => (
          <p key={index} className="finding finding-error">
            {textIn(finding.message)}
          </p>
        ))}
        <Form.Item
          name="displayName"
          label={t('users.name')}
          rules={[{ required: true, whitespace: true, message: t('setup.displayNameMissing') }]}
        >
          <Input maxLength={80} autoFocus={!user} />
        </Form.Item>
        <Form.Item
          name="account"
          label={t('signIn.account')}
          extra={user ? undefined : t('setup.accountHelp')}
          rules={[{ required: true, whitespace: true, message: t('signIn.accountMissing') }]}
        >
          <Input maxLength={80} disabled={user !== null} autoComplete="off" autoCapitalize="none" />
        </Form.Item>
        <Form.Item name="email" label={t('users.email')}>
          <Input type="email" maxLength={190} autoComplete="off" />
        </Form.Item>
        <Form.Item name="roles" label={t('users.roles')} rules={[atLeastOne(t('users.rolesMissing'))]}>
          <Checkbox.Group
            className="check-list role-list"
            options={roles.map((role) => ({
              value: role.id,
              label: (
                <span className="role-option">
                  {textIn(role.label)}
                  <span className="hint">{textIn(role.description)}</span>
                </span>
              ),
            }))}
          />
        </Form.Item>
        {hasEnterprises && (
          <Form.Item label={t('users.enterprise')} extra={t('users.enterpriseHelp')}>
            <span className="switch-line">
              {enterprise && <span dir="auto">{enterprise.title}</span>}
              <Button onClick={() => setPicking(true)}>{t('filter.chooseEntry')}</Button>
              {enterprise && (
                <Button type="text" onClick={() => setEnterprise(null)}>
                  {t('users.noEnterprise')}
                </Button>
              )}
            </span>
          </Form.Item>
        )}
        <GivenPasswordField
          label={user ? t('users.newPassword') : t('signIn.password')}
          help={user ? t('users.newPasswordHelp') : t('users.passwordHelp')}
        />
        {user && (
          <Form.Item
            name="enabled"
            label={t('users.maySignIn')}
            valuePropName="checked"
            extra={t('users.maySignInHelp')}
          >
            <Switch />
          </Form.Item>
        )}
        <div className="modal-actions drawer-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {user ? t('save.submit') : t('users.create')}
          </Button>
        </div>
      </Form>
      <EntryPicker
        open={picking}
        types={[ENTERPRISE]}
        many={false}
        taken={[]}
        onClose={() => setPicking(false)}
        onPick={([picked]) => {
          setPicking(false);
          setEnterprise(picked ?? null);
        }}
      />
    </Drawer>
  );
}
