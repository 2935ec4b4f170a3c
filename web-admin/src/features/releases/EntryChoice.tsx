import { Button, Checkbox, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useModel, useTextIn } from '@/shared/model/useModel';
import type { ReleaseEntry } from '@/shared/releases/queries';

interface Props {
  one: ReleaseEntry;
  busy: boolean;
  onChoose: (action: ReleaseEntry['action'], locales: string[] | null) => void;
  onClose: () => void;
}

/** What is to happen to an entry of a release: out or back, in all languages or some. */
export function EntryChoice({ one, busy, onChoose, onClose }: Props) {
  const { t } = useTranslation();
  const model = useModel();
  const textIn = useTextIn();
  const [action, setAction] = useState(one.action);
  const [all, setAll] = useState(one.locales === null);
  const [locales, setLocales] = useState(one.locales ?? model.locales.map(({ tag }) => tag));
  const localized = model.types.find(({ id }) => id === one.entry.type)?.localized ?? false;
  return (
    <Modal
      open
      onCancel={onClose}
      title={<bdi>{t('releases.changeOf', { title: one.entry.title })}</bdi>}
      footer={null}
      destroyOnHidden
    >
      <form
        className="release-choice"
        onSubmit={(event) => {
          event.preventDefault();
          onChoose(action, all || !localized ? null : locales);
        }}
      >
        <fieldset>
          <legend className="sub-label">{t('releases.whatHappens')}</legend>
          <Radio.Group
            className="check-list"
            value={action}
            onChange={(event) => setAction(event.target.value as ReleaseEntry['action'])}
            options={(['PUBLISH', 'UNPUBLISH'] as const).map((value) => ({
              value,
              label: t(`releases.actionText.${value}`),
            }))}
          />
        </fieldset>
        {localized && (
          <fieldset>
            <legend className="sub-label">{t('list.column.locales')}</legend>
            <Radio.Group
              className="check-list"
              value={all}
              onChange={(event) => setAll(event.target.value === true)}
              options={[
                { value: true, label: t(`releases.allLocales.${action}`) },
                { value: false, label: t('releases.someLocales') },
              ]}
            />
            {!all && (
              <Checkbox.Group
                className="check-list release-locales"
                value={locales}
                onChange={setLocales}
                options={model.locales.map(({ tag, name }) => ({ value: tag, label: textIn(name) }))}
              />
            )}
          </fieldset>
        )}
        <div className="modal-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!all && localized && locales.length === 0}>
            {t('releases.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
