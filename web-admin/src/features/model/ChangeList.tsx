import { useTranslation } from 'react-i18next';
import { useTextIn } from '@/shared/model/useModel';
import type { Difference } from './diff';

/** Differences in words, one a line. */
export function ChangeList({ changes }: { changes: Difference[] }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const words = ({ kind, what, label, field, count }: Difference) => {
    const name = textIn(label) || t('model.unnamed');
    const about = { name, field: textIn(field) || t('model.unnamedField'), count };
    switch (what) {
      case 'ADDED':
        return t(`model.added.${kind}`, about);
      case 'REMOVED':
        return t(`model.removed.${kind}`, about);
      default:
        return t(`model.what.${what}`, about);
    }
  };
  return (
    <ul className="change-list">
      {changes.map((change, index) => (
        <li key={index}>{words(change)}</li>
      ))}
    </ul>
  );
}
