import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { reasonsOf } from '@/shared/api/problems';
import { useProblemText } from '@/shared/ui/Problem';
import type { Install } from './useInstall';

interface Props {
  install: Install;
  onAgain: () => void;
  onDismiss: () => void;
}

/** A package on its way, or why it was refused: every reason, in the reader's language. */
export function InstallPanel({ install, onAgain, onDismiss }: Props) {
  const { t, i18n } = useTranslation();
  const problemText = useProblemText();
  if (install.kind === 'idle') return null;
  if (install.kind === 'sending') {
    const percent = Math.round(install.share * 100);
    return (
      <section className="install-panel" aria-live="polite">
        <strong dir="auto">{install.file.name}</strong>
        <Progress percent={percent} size="small" aria-label={install.file.name} />
        <span className="muted">{percent < 100 ? t('plugins.sending') : t('plugins.checking')}</span>
      </section>
    );
  }
  const reasons = reasonsOf(install.error, i18n.language);
  return (
    <section className="install-panel install-refused" role="alert">
      <h2>{t('plugins.refused', { name: install.file.name })}</h2>
      {reasons.length > 0 ? (
        <>
          <p>{t('plugins.refusedText', { count: reasons.length })}</p>
          <ol>
            {reasons.map((reason, index) => (
              <li key={index}>{reason}</li>
            ))}
          </ol>
        </>
      ) : (
        <p>{problemText(install.error)}</p>
      )}
      <div className="install-actions">
        <Button onClick={onAgain}>{t('plugins.chooseOther')}</Button>
        <Button type="text" onClick={onDismiss}>
          {t('upload.clear')}
        </Button>
      </div>
    </section>
  );
}
