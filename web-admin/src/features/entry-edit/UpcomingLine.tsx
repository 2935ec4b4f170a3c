import { ClockCircleOutlined } from '@ant-design/icons';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { request } from '@/shared/api/client';
import '@/shared/releases/releases.css';
import { useReleaseName } from '@/shared/releases/useReleases';
import { useTime } from '@/shared/time';
import { EntryQuery } from './queries';
import type { EntryEditor } from './useEntryEditor';
import { usePlannedReleases } from './usePlannedReleases';

/** The next thing that is to happen to this entry by itself, above its form. */
export function UpcomingLine({ editor }: { editor: EntryEditor }) {
  const { t } = useTranslation();
  const time = useTime();
  const name = useReleaseName();
  const entry = editor.state.entry!;
  const { id } = entry;
  const planned = usePlannedReleases(id);
  const { unsaved, refresh, versionNow } = editor;
  const scheduled = planned.data?.filter(({ state }) => state === 'SCHEDULED') ?? [];

  // One that has happened leaves the list: what is out has changed then.
  const known = useRef(0);
  const count = planned.data ? scheduled.length : null;
  useEffect(() => {
    if (count === null) return;
    const happened = count < known.current;
    known.current = count;
    if (!happened || unsaved > 0) return;
    void request(EntryQuery, { id }).then(({ entry: read }) => {
      if (read && read.version === versionNow()) refresh(read);
    });
  }, [count, id, refresh, unsaved, versionNow]);

  const next = scheduled[0];
  const own = next?.entries.find((one) => one.entry.id === id);
  if (!next?.at || !own) return null;
  return (
    <div className="upcoming-line">
      <ClockCircleOutlined aria-hidden="true" />
      <p>
        {own.action === 'PUBLISH' && own.version !== null
          ? t('upcoming.PUBLISH', { at: time.full(next.at), number: own.version })
          : t('upcoming.UNPUBLISH', { at: time.full(next.at) })}{' '}
        <Link to={`/releases/${next.id}`}>{next.name ? <bdi>{name(next)}</bdi> : t('upcoming.open')}</Link>
        {own.behind && own.version !== null && (
          <span className="upcoming-behind"> {t('upcoming.behind', { number: own.version })}</span>
        )}
        {scheduled.length > 1 && <span className="muted"> {t('upcoming.more', { count: scheduled.length - 1 })}</span>}
      </p>
    </div>
  );
}
