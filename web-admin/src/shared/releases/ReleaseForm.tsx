import { Button, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import { uuid7 } from '@/shared/ids';
import { CreateRelease, UpdateRelease } from './mutations';
import { type Release } from './queries';
import { useReleaseChange } from './useReleases';

interface Typed {
  name: string;
  note: string;
}

interface Props {
  /** Null: a new one. */
  release: Release | null;
  onSaved: (release: Release) => void;
  onClose: () => void;
}

/** Name and note of a release. */
export function ReleaseForm({ release, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const { busy, change } = useReleaseChange();
  async function save(typed: Typed) {
    const name = typed.name.trim();
    const note = typed.note.trim() || null;
    const result = await change(
      () =>
        release
          ? request(UpdateRelease, { input: { id: release.id, expectedRevision: release.revision, name, note } })
          : request(CreateRelease, { input: { name, note, idempotencyKey: uuid7() } }),
      release ? t('releases.saved') : undefined,
      release?.id,
    );
    if (result?.release) onSaved(result.release);
  }
  return (
    <Modal
      open
      onCancel={onClose}
      title={t(release ? 'releases.rename' : 'releases.create')}
      footer={null}
      destroyOnHidden
    >
      <Form<Typed>
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: release?.name ?? '', note: release?.note ?? '' }}
        onFinish={(typed) => void save(typed)}
      >
        <Form.Item
          name="name"
          label={t('releases.name')}
          rules={[{ required: true, whitespace: true, message: t('releases.nameMissing') }]}
        >
          <Input autoFocus maxLength={200} dir="auto" placeholder={t('releases.nameExample')} />
        </Form.Item>
        <Form.Item name="note" label={t('releases.note')}>
          <Input.TextArea maxLength={2000} rows={3} dir="auto" />
        </Form.Item>
        <div className="modal-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t(release ? 'releases.save' : 'releases.create')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}
