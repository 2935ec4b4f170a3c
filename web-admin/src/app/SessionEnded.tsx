import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onSessionEnded } from '@/shared/api/client';
import { RequestProblem } from '@/shared/api/problems';
import { RefusalText } from '@/shared/session/RefusalText';
import { signIn, type Refusal } from '@/shared/session/session';
import { useProblemText } from '@/shared/ui/Problem';

interface Waiter {
  resolve: () => void;
  reject: (reason: unknown) => void;
}

/** Asks for the password over the open page; what has been typed stays, and waiting requests go on afterwards. */
export function SessionEnded({ account }: { account: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const waiters = useRef<Waiter[]>([]);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    onSessionEnded(
      () =>
        new Promise((resolve, reject) => {
          waiters.current.push({ resolve, reject });
          setOpen(true);
        }),
    );
    return () => onSessionEnded(null);
  }, []);

  async function submit({ password }: { password: string }) {
    setBusy(true);
    setProblem(null);
    try {
      const refused = await signIn(queries, account, password);
      setRefusal(refused);
      if (refused) return;
      setOpen(false);
      for (const waiter of waiters.current.splice(0)) waiter.resolve();
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  }

  function giveUp() {
    setOpen(false);
    for (const waiter of waiters.current.splice(0)) {
      waiter.reject(new RequestProblem('UNAUTHENTICATED', t('problem.UNAUTHENTICATED')));
    }
  }

  return (
    <Modal open={open} title={t('session.endedTitle')} onCancel={giveUp} footer={null} destroyOnHidden width={440}>
      <p>{t('session.endedText')}</p>
      <Form layout="vertical" onFinish={(values: { password: string }) => void submit(values)}>
        {refusal && <RefusalText refusal={refusal} />}
        {problem && <p className="finding finding-error">{problem}</p>}
        <Form.Item label={t('signIn.account')}>
          <Input value={account} disabled autoComplete="username" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('signIn.password')}
          rules={[{ required: true, message: t('signIn.passwordMissing') }]}
        >
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        <div className="modal-actions">
          <Button onClick={giveUp}>{t('session.later')}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('signIn.submit')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}
