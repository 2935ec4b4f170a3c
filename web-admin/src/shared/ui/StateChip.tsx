import { useTranslation } from 'react-i18next';
import type { EntryState, LocaleState } from '@/shared/api/fragments';
import { shortName } from '@/shared/model/locales';
import { useModel, useTextIn } from '@/shared/model/useModel';

/** Shape of a state; with the word beside it, so that colour is never alone. */
function Shape({ state }: { state: EntryState }) {
  return (
    <svg className="state-shape" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {state === 'DRAFT' && <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />}
      {state === 'PUBLISHED' && <circle cx="6" cy="6" r="4.5" fill="currentColor" />}
      {state === 'CHANGED' && (
        <>
          <circle cx="6" cy="6" r="2.5" fill="currentColor" />
          <circle className="state-ring" cx="6" cy="6" r="5" fill="none" strokeWidth="1.5" />
        </>
      )}
      {state === 'UNPUBLISHED' && <path d="M2 6h8" stroke="currentColor" strokeWidth="2" />}
    </svg>
  );
}

export function StateChip({ state }: { state: EntryState }) {
  const { t } = useTranslation();
  return (
    <span className={`state state-${state.toLowerCase()}`}>
      <Shape state={state} />
      {t(`state.${state}`)}
    </span>
  );
}

/** One small mark per language: its short name and the shape of its state. */
export function LocaleChips({ states }: { states: LocaleState[] }) {
  const { t, i18n } = useTranslation();
  const model = useModel();
  const textIn = useTextIn();
  if (states.length === 0) return <span className="muted">{t('state.noLocales')}</span>;
  return (
    <span className="locale-chips">
      {states.map((entry) => {
        const name = textIn(model.locales.find((locale) => locale.tag === entry.locale)?.name) || entry.locale;
        const text = `${name}: ${t(`state.${entry.state}`)}`;
        return (
          <span
            key={entry.locale}
            className={`locale-chip state-${entry.state.toLowerCase()}`}
            title={text}
            aria-label={text}
          >
            <Shape state={entry.state} />
            {shortName(entry.locale, model.locales, i18n.language)}
          </span>
        );
      })}
    </span>
  );
}
