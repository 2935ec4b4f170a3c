import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import '@/shared/releases/releases.css';
import { ReleaseStateMark } from '@/shared/releases/ReleaseStateMark';
import { useReleaseName } from '@/shared/releases/useReleases';
import { useTime } from '@/shared/time';
import { usePlannedReleases } from './usePlannedReleases';

/** The section of the panel that lists what is to come; nothing where nothing is. */
export function PlannedReleases({ entryId }: { entryId: string }) {
  const { t } = useTranslation();
  const time = useTime();
  const name = useReleaseName();
  const { data } = usePlannedReleases(entryId);
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby="planned-title">
      <h3 id="planned-title">{t('upcoming.title')}</h3>
      <ul className="planned-list">
        {data.map((release) => {
          const own = release.entries.find(({ entry }) => entry.id === entryId);
          return (
            <li key={release.id}>
              <Link to={`/releases/${release.id}`} dir="auto">
                {name(release)}
              </Link>
              <ReleaseStateMark state={release.state} />
              <span className="muted">
                {[
                  own && t(`releases.action.${own.action}`),
                  own?.version && t('versions.number', { number: own.version }),
                  release.at ? time.full(release.at) : t('releases.noMoment'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
