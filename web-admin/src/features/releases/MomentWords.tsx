import { useTranslation } from 'react-i18next';
import { useMomentText } from '@/shared/releases/useReleases';

/** When it is to happen: Beijing time, and the time of the zone it was fixed in below it. */
export function MomentWords({
  release,
}: {
  release: { at: string | null; local: string | null; zone: string | null };
}) {
  const { t } = useTranslation();
  const moment = useMomentText()(release);
  if (!moment) return null;
  return (
    <span className="moment-words">
      <span>{moment.beijing}</span>
      {moment.own && (
        <span className="muted">{t('schedule.there', { zone: moment.own.zone, at: moment.own.text })}</span>
      )}
    </span>
  );
}
