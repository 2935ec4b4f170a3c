import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { codeOf, RequestProblem } from '@/shared/api/problems';

/** In place of what could not be loaded: what happened and what to do next. */
export function Problem({ error, retry }: { error: unknown; retry?: () => void }) {
  const problemText = useProblemText();
  const { t } = useTranslation();
  const requestId = error instanceof RequestProblem ? error.requestId : undefined;
  return (
    <div className="problem" role="alert">
      <h2>{t('problem.title')}</h2>
      <p>{problemText(error)}</p>
      {retry && <Button onClick={retry}>{t('problem.retry')}</Button>}
      {requestId && <p className="muted">{t('problem.requestId', { id: requestId })}</p>}
    </div>
  );
}

/** One sentence for a failed request. */
export function useProblemText(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return (error) => {
    const code = codeOf(error);
    const known = `problem.${code}`;
    if (i18n.exists(known)) return t(known);
    return error instanceof RequestProblem && error.message ? error.message : t('problem.INTERNAL');
  };
}
