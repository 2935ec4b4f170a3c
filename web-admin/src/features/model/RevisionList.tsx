import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import { useTextIn } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Problem } from '@/shared/ui/Problem';
import { Waiting } from '@/shared/ui/Waiting';
import { useDraft } from './draft-context';
import { RevisionsQuery } from './queries';

/** Who changed the model when, and what. */
export function RevisionList() {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const time = useTime();
  const { server } = useDraft();
  const revisions = useInfiniteQuery({
    queryKey: ['model-revisions', server.revision],
    queryFn: ({ signal, pageParam }) => request(RevisionsQuery, { after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ siteModelRevisions: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
  if (revisions.isPending) return <Waiting />;
  if (revisions.isError) return <Problem error={revisions.error} retry={() => void revisions.refetch()} />;
  const nodes = revisions.data.pages.flatMap((page) => page.siteModelRevisions.nodes);
  if (nodes.length === 0) return <EmptyState title={t('model.noHistory')}>{t('model.noHistoryText')}</EmptyState>;
  return (
    <>
      <ol className="revision-list">
        {nodes.map((revision) => (
          <li key={revision.revision}>
            <div className="revision-head">
              <strong>{t('model.revision', { number: revision.revision })}</strong>
              <span className="muted">
                {[revision.changedBy, time.full(revision.changedAt)].filter(Boolean).join(' · ')}
              </span>
            </div>
            {revision.note && <p dir="auto">{revision.note}</p>}
            <ul className="change-list">
              {revision.summary.map((line, index) => (
                <li key={index}>{textIn(line)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {revisions.hasNextPage && (
        <Button
          className="more-button"
          loading={revisions.isFetchingNextPage}
          onClick={() => void revisions.fetchNextPage()}
        >
          {t('list.more')}
        </Button>
      )}
    </>
  );
}
