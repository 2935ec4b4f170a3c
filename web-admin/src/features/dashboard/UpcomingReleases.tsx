import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { request } from '@/shared/api/client';
import { ReleasesQuery } from '@/shared/releases/queries';
import { ReleaseStateMark } from '@/shared/releases/ReleaseStateMark';
import { useMayCollect, useReleaseName } from '@/shared/releases/useReleases';
import { useTime } from '@/shared/time';

const SHOWN = 5;
const WEEK = 7 * 24 * 60 * 60 * 1000;

/** What goes out within a week, the next first; nothing where nothing does. */
export function UpcomingReleases() {
  const { t } = useTranslation();
  const time = useTime();
  const name = useReleaseName();
  const enabled = useMayCollect();
  const soon = useQuery({
    queryKey: ['releases', 'soon'],
    queryFn: async ({ signal }) => {
      const from = new Date().toISOString();
      const to = new Date(Date.now() + WEEK).toISOString();
      const { releases } = await request(ReleasesQuery, { states: ['SCHEDULED'], from, to, last: SHOWN }, { signal });
      return releases.nodes.toReversed();
    },
    enabled,
  });
  if (!soon.data || soon.data.length === 0) return null;
  return (
    <section className="card card-wide" aria-labelledby="soon-title">
      <h2 id="soon-title">{t('releases.upcoming')}</h2>
      <ul className="entry-lines">
        {soon.data.map((release) => (
          <li key={release.id}>
            <Link to={`/releases/${release.id}`}>
              <span className="entry-line-text">
                <span className="serif" dir="auto">
                  {name(release)}
                </span>
                <span className="muted">{release.at && time.full(release.at)}</span>
              </span>
              <ReleaseStateMark state={release.state} />
            </Link>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/releases">{t('releases.toReleases')}</Link>
      </p>
    </section>
  );
}
