import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import { uuid7 } from '@/shared/ids';
import { useTime } from '@/shared/time';
import { Problem } from '@/shared/ui/Problem';
import { Waiting } from '@/shared/ui/Waiting';
import { AddToRelease, CreateRelease, type ReleaseEntryInput } from './mutations';
import { ReleasesQuery, type Release } from './queries';
import './releases.css';
import { useReleaseChange } from './useReleases';

const NEW = 'new';

interface Props {
  entries: ReleaseEntryInput[];
  onDone: (release: Release) => void;
  onClose: () => void;
}

/** Puts entries into a release that is being put together, or into a new one. */
export function AddToReleaseDialog({ entries, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const time = useTime();
  const { busy, change } = useReleaseChange();
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState('');
  const open = useQuery({
    queryKey: ['releases', 'open'],
    queryFn: async ({ signal }) =>
      (await request(ReleasesQuery, { states: ['OPEN', 'FAILED'], kinds: ['BUNDLE'], first: 50 }, { signal })).releases
        .nodes,
  });
  const choice = chosen ?? open.data?.[0]?.id ?? NEW;
  const target = open.data?.find(({ id }) => id === choice);
  async function add() {
    const result = await change(() =>
      target
        ? request(AddToRelease, { input: { id: target.id, expectedRevision: target.revision, entries } })
        : request(CreateRelease, { input: { name: name.trim(), entries, idempotencyKey: uuid7() } }),
    );
    if (!result?.release) {
      void open.refetch();
      return;
    }
    const { release } = result;
    void message.success(t('releases.addedTo', { name: release.name, count: entries.length }));
    onDone(release);
  }
  return (
    <Modal open onCancel={onClose} title={t('releases.addTitle')} footer={null} destroyOnHidden>
      <p className="dialog-lead">{t('releases.addLead', { count: entries.length })}</p>
      {open.isPending && <Waiting rows={3} />}
      {open.isError && <Problem error={open.error} retry={() => void open.refetch()} />}
      {open.data && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (choice !== NEW || name.trim()) void add();
          }}
        >
          <Radio.Group
            className="check-list"
            value={choice}
            onChange={(event) => setChosen(String(event.target.value))}
            aria-label={t('releases.addTitle')}
          >
            {open.data.map((release) => (
              <Radio key={release.id} value={release.id}>
                <bdi>{release.name}</bdi>{' '}
                <span className="muted">
                  {t('releases.size', { count: release.size })} · {time.short(release.createdAt)}
                </span>
              </Radio>
            ))}
            <Radio value={NEW}>{t('releases.newOne')}</Radio>
          </Radio.Group>
          {choice === NEW && (
            <label className="sub-field release-new-name">
              <span className="sub-label">{t('releases.name')}</span>
              <Input
                value={name}
                maxLength={200}
                dir="auto"
                placeholder={t('releases.nameExample')}
                onChange={(event) => setName(event.target.value)}
              />
            </label>
          )}
          <div className="modal-actions">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button type="primary" htmlType="submit" loading={busy} disabled={choice === NEW && !name.trim()}>
              {t('releases.addSubmit')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
