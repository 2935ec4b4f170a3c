import { Link } from 'react-router';
import { Picture } from '@/shared/ui/Picture';
import { LocaleChips, StateChip } from '@/shared/ui/StateChip';
import type { EntryRow } from './EntryListPage';

/** Works as pictures on their mats, with the label below. */
export function EntryGallery({ rows }: { rows: EntryRow[] }) {
  return (
    <ul className="gallery">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to={`/content/${row.type}/${row.id}`} className="gallery-card">
            <Picture asset={row.image} large />
            <span
              className="gallery-title serif"
              dir={row.titleDirection === 'RTL' ? 'rtl' : 'ltr'}
              lang={row.titleLocale ?? undefined}
            >
              {row.title}
            </span>
            <span className="gallery-state">
              <StateChip state={row.state} />
              <LocaleChips states={row.localeStates} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
