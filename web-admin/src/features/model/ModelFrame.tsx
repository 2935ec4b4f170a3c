import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { useViewer } from '@/shared/session/session';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Problem } from '@/shared/ui/Problem';
import { Waiting } from '@/shared/ui/Waiting';
import { DraftBar } from './DraftBar';
import { DraftContext } from './draft-context';
import { builderKey, loadBuilder, type Builder } from './queries';
import { useModelDraft } from './useModelDraft';
import './model.css';

/** Around all pages of the content model: what the server has, what is edited, and the bar that says how much. */
export function ModelFrame() {
  const { t } = useTranslation();
  const allowed = useViewer().permissions.includes('model.manage');
  const builder = useQuery({
    queryKey: builderKey,
    queryFn: ({ signal }) => loadBuilder(signal),
    enabled: allowed,
    refetchOnWindowFocus: true,
  });
  if (!allowed) {
    return (
      <div className="page">
        <PageHeader title={t('nav.model')} />
        <EmptyState title={t('model.forbidden')}>{t('model.forbiddenText')}</EmptyState>
      </div>
    );
  }
  if (builder.isPending) return <Waiting />;
  if (builder.isError) return <Problem error={builder.error} retry={() => void builder.refetch()} />;
  return <Frame builder={builder.data} />;
}

function Frame({ builder }: { builder: Builder }) {
  const draft = useModelDraft(builder);
  const planning = useLocation().pathname.endsWith('/model/plan');
  return (
    <DraftContext value={draft}>
      <div className="model-frame">
        <Outlet />
        {(draft.overtaken || (draft.changes.length > 0 && !planning)) && <DraftBar />}
      </div>
    </DraftContext>
  );
}
