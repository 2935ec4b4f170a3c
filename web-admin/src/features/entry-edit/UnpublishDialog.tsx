import { App, Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import type { Entry, Finding } from '@/shared/api/fragments';
import { uuid7 } from '@/shared/ids';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { ScheduleEntry } from '@/shared/releases/mutations';
import { ScheduleDialog } from '@/shared/releases/ScheduleDialog';
import { useTime } from '@/shared/time';
import { useProblemText } from '@/shared/ui/Problem';
import { FindingList } from '@/shared/form/FindingList';
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
  const [scheduling, setScheduling] = useState(false);
  const time = useTime();
  const nameOf = (tag: string) => textIn(model.locales.find((locale) => locale.tag === tag)?.name) || tag;
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
  if (scheduling) {
    return (
      <ScheduleDialog
        title={t('unpublish.scheduleTitle')}
        lead={t('unpublish.scheduleText', { locales: chosen.map(nameOf).join(t('comma')) })}
        submit={t('unpublish.scheduleSubmit')}
        onSubmit={async (at) =>
          (
            await request(ScheduleEntry, {
              input: {
                entryId: entry.id,
                expectedVersion: entry.version,
                action: 'UNPUBLISH',
                locales: chosen.length === live.length ? null : chosen,
                at,
                idempotencyKey: uuid7(),
                ...(note.trim() ? { note: note.trim() } : {}),
              },
            })
          ).result
        }
        onClose={() => setScheduling(false)}
        onDone={(release) => {
          if (release.at) void message.success(t('unpublish.scheduled', { at: time.full(release.at) }));
          onClose();
        }}
      />
    );
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
          label: nameOf(locale),
        }))}
      />
      <label className="sub-field">
        <span className="sub-label">{t('unpublish.note')}</span>
        <Input value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
      </label>
      <FindingList findings={refused} />
      <div className="modal-actions">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button disabled={chosen.length === 0} onClick={() => setScheduling(true)}>
          {t('unpublish.schedule')}
        </Button>
        <Button danger type="primary" disabled={chosen.length === 0} loading={busy} onClick={() => void unpublish()}>
          {t('unpublish.submit')}
        </Button>
      </div>
    </Modal>
  );
}
