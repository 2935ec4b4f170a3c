import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTextIn } from '@/shared/model/useModel';
import type { Refusal } from './session';

/** Why signing in was refused and what to do next; a lock names its minutes. */
export function RefusalText({ refusal }: { refusal: Refusal }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const minutes = refusal.retryAfterSeconds === null ? null : Math.max(1, Math.ceil(refusal.retryAfterSeconds / 60));
  return (
    <Alert
      type="error"
      showIcon
      title={textIn(refusal.message) || t(`signIn.refused.${refusal.reason}`)}
      description={minutes === null ? undefined : t('signIn.retryIn', { count: minutes })}
    />
  );
}
