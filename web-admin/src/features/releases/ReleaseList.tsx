import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { request } from '@/shared/api/client';
import { lookAgain } from '@/shared/releases/moments';
import { ReleasesQuery, type ReleaseLine, type ReleaseState } from '@/shared/releases/queries';
import { RELEASE_STATES, ReleaseStateMark } from '@/shared/releases/ReleaseStateMark';
import { useReleaseName } from '@/shared/releases/useReleases';
import { useTime } from '@/shared/time';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Problem } from '@/shared/ui/Problem';
import { Waiting } from '@/shared/ui/Waiting';
import { MomentWords } from './MomentWords';

const PAGE = 30;

interface Props {
  state: ReleaseState | null;
  after: string | null;
  before: string | null;
  change: (part: Record<string, string | null>, replace?: boolean) => void;
}

/** All releases: those without a moment first, then the latest moment first. */
export function ReleaseList({ state, after, before, change }: Props) {
  const { t } = useTranslation();
  const page = before ? { last: PAGE, before } : { first: PAGE, after };
  const variables = { states: state ? [state] : null, ...page };
  const found = useQuery({
    queryKey: ['releases', 'list', variables],
    queryFn: async ({ signal }) => (await request(ReleasesQuery, variables, { signal })).releases,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      lookAgain((data?.nodes ?? []).filter((one) => one.state === 'SCHEDULED').map(({ at }) => at)),
  });
  const { pageInfo } = found.data ?? {};
  return (
    <>
      <div className="filter-chips" role="group" aria-label={t('list.states')}>
        {[null, ...RELEASE_STATES].map((one) => (
          <button
            key={one ?? 'all'}
            type="button"
            className="filter-chip-button"
            aria-pressed={state === one}
            onClick={() => change({ state: one, after: null, before: null }, true)}
          >
            {one ? <ReleaseStateMark state={one} /> : t('list.anyState')}
          </button>
        ))}
      </div>
      {found.isPending && <Waiting />}
      {found.isError && <Problem error={found.error} retry={() => void found.refetch()} />}
      {found.data?.nodes.length === 0 && (
        <EmptyState
          title={t('list.noMatch')}
          actions={
            <Button onClick={() => change({ state: null, after: null, before: null })}>{t('list.clear')}</Button>
          }
        >
          {t('releases.noneOfState')}
        </EmptyState>
      )}
      {found.data && found.data.nodes.length > 0 && (
        <div className={found.isPlaceholderData ? 'list-stale' : undefined}>
          <Lines releases={found.data.nodes} />
          <nav
            className="paging"
            aria-label={t('list.paging')}
            hidden={!pageInfo?.hasPreviousPage && !pageInfo?.hasNextPage}
          >
            <Button
              disabled={!pageInfo?.hasPreviousPage}
              onClick={() => change({ before: pageInfo?.startCursor ?? null, after: null })}
            >
              {t('list.previous')}
            </Button>
            <Button
              disabled={!pageInfo?.hasNextPage}
              onClick={() => change({ after: pageInfo?.endCursor ?? null, before: null })}
            >
              {t('list.next')}
            </Button>
          </nav>
        </div>
      )}
    </>
  );
}

function Lines({ releases }: { releases: ReleaseLine[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const time = useTime();
  const name = useReleaseName();
  return (
    <Table<ReleaseLine>
      className="entry-table"
      rowKey="id"
      size="middle"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={releases}
      onRow={(release) => ({ onClick: () => void navigate(`/releases/${release.id}`) })}
      columns={[
        {
          key: 'name',
          title: t('releases.name'),
          className: 'cell-title',
          render: (_v, release) => (
            <Link
              to={`/releases/${release.id}`}
              className="release-name serif"
              dir="auto"
              onClick={(event) => event.stopPropagation()}
            >
              {name(release)}
            </Link>
          ),
        },
        {
          key: 'state',
          title: t('list.column.state'),
          className: 'cell-state',
          render: (_v, release) => <ReleaseStateMark state={release.state} />,
        },
        {
          key: 'moment',
          title: t('releases.moment'),
          className: 'cell-moment',
          render: (_v, release) =>
            release.at ? (
              <MomentWords release={release} />
            ) : (
              <span className="muted">
                {release.releasedAt
                  ? t('releases.atOnce', { at: time.full(release.releasedAt) })
                  : t('releases.noMoment')}
              </span>
            ),
        },
        {
          key: 'size',
          title: t('releases.entries'),
          className: 'cell-number',
          render: (_v, release) => release.size,
        },
        {
          key: 'created',
          title: t('releases.createdBy'),
          className: 'cell-time',
          render: (_v, release) => (
            <>
              {time.short(release.createdAt)}
              {release.createdBy && (
                <span className="muted">
                  {' '}
                  <bdi>{release.createdBy.displayName}</bdi>
                </span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
