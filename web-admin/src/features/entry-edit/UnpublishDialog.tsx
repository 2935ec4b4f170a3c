import { App, Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import type { Entry, Finding } from '@/shared/api/fragments';
import { uuid7 } from '@/shared/ids';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { useProblemText } from '@/shared/ui/Problem';
import { FindingList } from './FindingList';
import { Unpublish } from './queries';

interface Props {
  entry: Entry;
  onDone: (entry: Entry) => void;
  onClose: () => void;
}

export function UnpublishDialog({ entry, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const model = useModel();
  const textIn = useTextIn();
  const problemText = useProblemText();
  const live = entry.localeStates.filter(({ state }) => state === 'PUBLISHED' || state === 'CHANGED');
  const [chosen, setChosen] = useState(live.map(({ locale }) => locale));
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Finding[]>([]);
  async function unpublish() {
    setBusy(true);
    try {
      const { unpublish: result } = await request(Unpublish, {
        input: {
          entryId: entry.id,
          locales: chosen,
          idempotencyKey: uuid7(),
          ...(note.trim() ? { note: note.trim() } : {}),
        },
      });
      if (result.entry) onDone(result.entry);
      else setRefused(result.findings);
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Modal open onCancel={onClose} title={t('unpublish.title')} footer={null}>
      <p>{t('unpublish.text')}</p>
      <Checkbox.Group
        className="check-list"
        value={chosen}
        onChange={setChosen}
        options={live.map(({ locale }) => ({
          value: locale,
          label: textIn(model.locales.find(({ tag }) => tag === locale)?.name) || locale,
        }))}
      />
      <label className="sub-field">
        <span className="sub-label">{t('unpublish.note')}</span>
        <Input value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
      </label>
      <FindingList findings={refused} />
      <div className="modal-actions">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button danger type="primary" disabled={chosen.length === 0} loading={busy} onClick={() => void unpublish()}>
          {t('unpublish.submit')}
        </Button>
      </div>
    </Modal>
  );
}
