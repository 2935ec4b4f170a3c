import { useQueryClient } from '@tanstack/react-query';
import { App, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { request } from '@/shared/api/client';
import type { ContentType } from '@/shared/model/model';
import { useViewer } from '@/shared/session/session';
import { useProblemText } from '@/shared/ui/Problem';
import { dropLocalCopy } from './local-copy';
import { CloseVersion, DuplicateEntry, TrashEntry, UntrashEntry } from './queries';
import type { EntryEditor } from './useEntryEditor';

/** What can be done with an entry as a whole, beside publishing. */
export function useEntryActions(type: ContentType, editor: EntryEditor) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const { id: viewerId } = useViewer();
  const { entry } = editor.state;

  async function attempt(action: () => Promise<void>) {
    try {
      await action();
    } catch (error) {
      void message.error(problemText(error));
    }
  }

  const duplicate = () =>
    attempt(async () => {
      if (!entry) return;
      await editor.save();
      const { result } = await request(DuplicateEntry, { id: entry.id });
      if (result.__typename !== 'SavedEntry') return;
      void queries.invalidateQueries({ queryKey: ['entries'] });
      void message.success(t('edit.duplicated'));
      await navigate(`/content/${type.id}/${result.entry.id}`);
    });

  function keepVersion() {
    if (!entry) return;
    let note = '';
    void modal.confirm({
      title: t('edit.keepTitle'),
      icon: null,
      content: (
        <label className="sub-field">
          <span className="sub-label">{t('edit.keepNote')}</span>
          <Input
            autoFocus
            maxLength={500}
            onChange={(event) => {
              note = event.target.value;
            }}
          />
        </label>
      ),
      okText: t('edit.keepSubmit'),
      cancelText: t('cancel'),
      onOk: () =>
        attempt(async () => {
          if (!(await editor.save())) return;
          const expectedVersion = editor.versionNow();
          if (expectedVersion === null) return;
          const { result } = await request(CloseVersion, {
            entryId: entry.id,
            expectedVersion,
            note: note.trim() || null,
          });
          if (result.__typename === 'SavedEntry') {
            editor.refresh(result.entry);
            void message.success(t('edit.kept'));
          } else {
            editor.refresh(result.current);
            void message.warning(t('edit.keepConflict'));
          }
        }),
    });
  }

  function trash() {
    if (!entry) return;
    void modal.confirm({
      title: t('edit.trashTitle', { title: entry.summary.title }),
      content: t('edit.trashText'),
      okText: t('edit.trash'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () =>
        attempt(async () => {
          const { trashEntry } = await request(TrashEntry, {
            id: entry.id,
            expectedVersion: editor.versionNow() ?? entry.version,
          });
          if (trashEntry.uses.length > 0) {
            const used = modal.info({
              title: t('edit.trashUsed', { count: trashEntry.uses.length }),
              content: (
                <ul className="use-list">
                  {trashEntry.uses.map(({ source, field }) => (
                    <li key={`${source.id} ${field}`}>
                      <Link to={`/content/${source.type}/${source.id}`} dir="auto" onClick={() => used.destroy()}>
                        {source.title}
                      </Link>
                    </li>
                  ))}
                </ul>
              ),
            });
            return;
          }
          dropLocalCopy(viewerId, entry.id);
          void queries.invalidateQueries({ queryKey: ['entries'] });
          void message.success(t('edit.trashed'));
          await navigate(`/content/${type.id}`);
        }),
    });
  }

  const untrash = () =>
    attempt(async () => {
      if (!entry) return;
      const { untrashEntry } = await request(UntrashEntry, { id: entry.id });
      if (!untrashEntry.entry) return;
      editor.refresh(untrashEntry.entry);
      void message.success(t('edit.untrashed'));
    });

  return { duplicate, keepVersion, trash, untrash };
}
