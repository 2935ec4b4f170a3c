import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalText } from '@/shared/session/RefusalText';
import { signIn, type Refusal } from '@/shared/session/session';
import { DoorFrame } from '@/shared/ui/DoorFrame';
import { useWindowTitle } from '@/shared/ui/PageHeader';
import { useProblemText } from '@/shared/ui/Problem';

interface Typed {
  account: string;
  password: string;
}

export function SignInPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useWindowTitle(t('signIn.title'));
  async function submit({ account, password }: Typed) {
    setBusy(true);
    setProblem(null);
    setRefusal(null);
    try {
      setRefusal(await signIn(queries, account.trim(), password));
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <DoorFrame>
      <h1>{t('signIn.title')}</h1>
      <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => void submit(typed)}>
        {refusal && <RefusalText refusal={refusal} />}
        {problem && <Alert type="error" showIcon title={problem} />}
        <Form.Item
          name="account"
          label={t('signIn.account')}
          rules={[{ required: true, whitespace: true, message: t('signIn.accountMissing') }]}
        >
          <Input autoFocus autoComplete="username" autoCapitalize="none" size="large" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('signIn.password')}
          rules={[{ required: true, message: t('signIn.passwordMissing') }]}
        >
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {t('signIn.submit')}
        </Button>
        <p className="hint door-hint">{t('signIn.forgotten')}</p>
      </Form>
    </DoorFrame>
  );
}
