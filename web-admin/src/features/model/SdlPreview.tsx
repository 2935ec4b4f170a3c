import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/ui/EmptyState';
import { useDraft } from './draft-context';
import { PlanWaiting } from './PlanWaiting';
import { piecesOf } from './preview';
import { useModelPlan } from './useModelPlan';

/** The type as developers will meet it in the delivery API. */
export function SdlPreview({ typeId }: { typeId: string }) {
  const { t } = useTranslation();
  const { changes } = useDraft();
  const plan = useModelPlan(600);
  const sdl = changes.length > 0 ? plan.data?.sdl.find(({ type }) => type === typeId)?.sdl : undefined;
  return (
    <div className="sdl-preview">
      <PlanWaiting plan={plan} />
      {sdl !== undefined && (
        <>
          <div className="preview-head">
            <p className="muted">{t('model.sdlText')}</p>
            <Typography.Text copyable={{ text: sdl, tooltips: false, icon: [t('model.copy'), t('model.copied')] }} />
          </div>
          <pre className="sdl" dir="ltr">
            {piecesOf(sdl).map(({ text, look }, index) =>
              look === 'plain' ? (
                text
              ) : (
                <span key={index} className={`sdl-${look}`}>
                  {text}
                </span>
              ),
            )}
          </pre>
        </>
      )}
      {sdl === undefined && !plan.isLoading && (plan.data?.problems.length ?? 0) === 0 && (
        <EmptyState
          title={t('model.noSdl')}
          actions={
            <a href={`${import.meta.env.BASE_URL}explorer.html`} target="_blank" rel="noreferrer">
              {t('nav.explorer')}
            </a>
          }
        >
          {t('model.noSdlText')}
        </EmptyState>
      )}
    </div>
  );
}
