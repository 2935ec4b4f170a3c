import { useTranslation } from 'react-i18next';
import { restoredFrom } from './restoredFrom';

/** People's words stand in quotation marks, what the server noted is a sentence. */
export function VersionNote({ note }: { note: string }) {
  const { t } = useTranslation();
  const number = restoredFrom(note);
  return number === null ? (
    <span className="note">{note}</span>
  ) : (
    <span className="muted">{t('versions.fromVersion', { number })}</span>
  );
}
