import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { request } from '@/shared/api/client';
import { lookAgain } from '@/shared/releases/moments';
import { ReleaseQuery, type Release, type ReleasePlan } from '@/shared/releases/queries';
import { PlanView } from '@/shared/releases/PlanView';
import { ReleaseStateMark } from '@/shared/releases/ReleaseStateMark';
import { releaseKey, useReleaseName } from '@/shared/releases/useReleases';
import { EmptyState } from '@/shared/ui/EmptyState';
import { useWindowTitle } from '@/shared/ui/PageHeader';
import { Problem } from '@/shared/ui/Problem';
import { Waiting } from '@/shared/ui/Waiting';
import { Check } from './Check';
import { MomentWords } from './MomentWords';
import { ReleaseActions } from './ReleaseActions';
import { ReleaseEntries } from './ReleaseEntries';
import { ReleaseFacts } from './ReleaseFacts';
import '@/shared/releases/releases.css';

/** One release: what goes out, what stands in the way, when, and what has happened. */
export function ReleasePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const release = useQuery({
    queryKey: releaseKey(id),
    queryFn: async ({ signal }) => (await request(ReleaseQuery, { id }, { signal })).release,
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state: { data } }) => (data?.state === 'SCHEDULED' ? lookAgain([data.at]) : false),
  });
  if (release.isPending) return <Waiting rows={10} />;
  if (release.isError) return <Problem error={release.error} retry={() => void release.refetch()} />;
  if (!release.data) {
    return (
      <div className="page">
        <EmptyState
          title={t('releases.gone')}
          actions={
            <Link to="/releases">
              <Button type="primary">{t('edit.toList')}</Button>
            </Link>
          }
        >
          {t('releases.goneText')}
        </EmptyState>
      </div>
    );
  }
  return <Shown key={id} release={release.data} />;
}

function Shown({ release }: { release: Release }) {
  const { t } = useTranslation();
  const name = useReleaseName()(release);
  const [stopped, setStopped] = useState<ReleasePlan | null>(null);
  useWindowTitle(name);
  const coming = ['OPEN', 'SCHEDULED', 'FAILED'].includes(release.state);
  return (
    <div className="page page-wide">
      <p className="crumb">
        <Link to="/releases">{t('nav.releases')}</Link>
      </p>
      <header className="release-head">
        <div>
          <h1 className="serif" dir="auto">
            {name}
          </h1>
          <p className="release-line">
            <ReleaseStateMark state={release.state} />
            <MomentWords release={release} />
          </p>
          {release.note && (
            <p className="release-note" dir="auto">
              {release.note}
            </p>
          )}
        </div>
        <ReleaseActions release={release} name={name} onStopped={setStopped} />
      </header>
      <Standing release={release} />
      {stopped && !coming && <PlanView plan={stopped} heading={t('releases.inTheWay')} />}
      <div className="release-body">
        <ReleaseEntries release={release} />
        <aside className="release-aside">
          {coming && release.size > 0 && <Check release={release} />}
          <ReleaseFacts release={release} />
        </aside>
      </div>
    </div>
  );
}

/** What the state means just now, in a sentence. */
function Standing({ release }: { release: Release }) {
  const { t } = useTranslation();
  const { state, failure, reason } = release;
  const open = state === 'OPEN' && release.size === 0;
  return (
    <div className={`release-standing release-standing-${state.toLowerCase()}`}>
      <p>{t(open ? 'releases.standing.EMPTY' : `releases.standing.${state}`)}</p>
      {state === 'FAILED' && failure && <PlanView plan={failure} />}
      {state === 'REVERTED' && reason && (
        <p>
          <span className="muted">{t('releases.reason')}</span> <bdi>{reason}</bdi>
        </p>
      )}
    </div>
  );
}
