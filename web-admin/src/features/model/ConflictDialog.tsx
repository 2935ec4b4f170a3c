import { Button, Modal, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTextIn } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import { ChangeList } from './ChangeList';
import { differences } from './diff';
import { byPath, textsOf, type Documents } from './documents';
import { useDraft } from './draft-context';
import { merge, resolved } from './merge';

const only = (documents: Documents, path: string): Documents => (documents[path] ? { [path]: documents[path] } : {});

/** Somebody changed the model meanwhile: what they did, and for what both changed, whose is to stand. */
export function ConflictDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const time = useTime();
  const { draft, server, rebase } = useDraft();
  const [choices, setChoices] = useState<Record<string, 'mine' | 'theirs'>>({});
  const theirs = useMemo(() => byPath(server.documents), [server]);
  const merged = useMemo(() => merge(draft.base, draft.documents, theirs), [draft, theirs]);
  const who = server.changedBy ?? t('conflict.somebody');
  const open = merged.overlaps.filter(({ path }) => !choices[path]).length;
  function apply() {
    rebase(
      server,
      resolved(merged, (path) => choices[path] === 'mine'),
    );
    onClose();
  }
  return (
    <Modal
      open
      onCancel={onClose}
      width={760}
      title={t('model.conflictTitle')}
      footer={
        <div className="modal-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" disabled={open > 0} onClick={apply}>
            {open > 0 ? t('conflict.open', { count: open }) : t('model.mergeApply')}
          </Button>
        </div>
      }
    >
      <p>{t('model.conflictText', { who, at: server.changedAt ? time.full(server.changedAt) : '' })}</p>
      <section className="conflict-theirs" aria-label={t('model.theirChanges', { who })}>
        <h3>{t('model.theirChanges', { who })}</h3>
        <ChangeList changes={differences(draft.base, theirs)} />
      </section>
      {merged.overlaps.map(({ path, mine, theirs: other }) => (
        <fieldset key={path} className="conflict">
          <legend>{textIn(textsOf((mine ?? other)?.['label'])) || t('model.unnamed')}</legend>
          <Radio.Group
            className="pair"
            value={choices[path]}
            onChange={({ target }) => setChoices({ ...choices, [path]: target.value as 'mine' | 'theirs' })}
          >
            {(['mine', 'theirs'] as const).map((side) => (
              <Radio key={side} value={side} className="conflict-side">
                <span className="sub-label">{side === 'mine' ? t('conflict.yours') : who}</span>
                <ChangeList
                  changes={differences(only(draft.base, path), only(side === 'mine' ? draft.documents : theirs, path))}
                />
              </Radio>
            ))}
          </Radio.Group>
        </fieldset>
      ))}
      {merged.overlaps.length === 0 && <p className="muted">{t('model.noOverlap')}</p>}
    </Modal>
  );
}
