import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { MIN_PASSWORD, passwordStrength } from './password';

export function PasswordMeter({ password }: { password: string }) {
  const { t } = useTranslation();
  const strength = passwordStrength(password);
  if (password === '') return <p className="hint">{t('password.hint', { count: MIN_PASSWORD })}</p>;
  return (
    <div className="password-meter" aria-live="polite">
      <Progress
        percent={((strength + 1) / 4) * 100}
        steps={4}
        size={[28, 6]}
        strokeColor="var(--color-jade-700)"
        showInfo={false}
        status={strength === 0 ? 'exception' : 'normal'}
        aria-label={t('password.meter')}
      />
      <span className="hint">{t(`password.strength.${strength}`, { count: MIN_PASSWORD })}</span>
    </div>
  );
}
