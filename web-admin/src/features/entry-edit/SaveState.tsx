import { useTranslation } from 'react-i18next';
import { useTime } from '@/shared/time';
import { useProblemText } from '@/shared/ui/Problem';
import type { EntryEditor } from './useEntryEditor';

/** Whether what is on the screen is stored, in words. */
export function SaveState({ editor, notStored }: { editor: EntryEditor; notStored: number }) {
  const { t } = useTranslation();
  const time = useTime();
  const problemText = useProblemText();
  const { state, unsaved } = editor;
  if (state.saving.kind === 'saving') return <span className="save-state">{t('save.saving')}</span>;
  if (state.saving.kind === 'failed') {
    return (
      <span className="save-state save-state-failed" role="alert">
        {t('save.failed', { reason: problemText(state.saving.error) })}
      </span>
    );
  }
  if (state.saving.kind === 'conflict') {
    return <span className="save-state save-state-failed">{t('save.conflict')}</span>;
  }
  if (notStored > 0) {
    return <span className="save-state save-state-failed">{t('save.notStored', { count: notStored })}</span>;
  }
  if (unsaved > 0) return <span className="save-state">{t('save.unsaved')}</span>;
  const at = state.savedAt ?? state.entry?.updatedAt;
  return (
    <span className="save-state" role="status">
      {at ? t('save.saved', { at: time.short(at) }) : t('save.nothingYet')}
    </span>
  );
}
