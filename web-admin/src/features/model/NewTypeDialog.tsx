import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { JsonObject } from '@/shared/json';
import { freePath, textOf, textsOf } from './documents';
import { useDraft } from './draft-context';
import { IconChooser } from './IconChooser';
import { freeId, ID, pluralOf, proposedId, proposedTypeName } from './ids';
import { LabelPair } from './LabelPair';
import { newType } from './labels';
import { partsOf, typesOf } from './parts';
import { Setting } from './Setting';
import { useMenus } from './useMenus';

/** A new content type: what it is called and where it stands; all else follows in the builder. */
export function NewTypeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const menus = useMenus();
  const navigate = useNavigate();
  const model = useDraft();
  const { draft, words, put } = model;
  const [texts, setTexts] = useState<JsonObject>({});
  const [menu, setMenu] = useState(menus[0]?.value ?? 'showcase');
  const [icon, setIcon] = useState('star');
  const [written, setWritten] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const taken = typesOf(partsOf(model)).map(({ id }) => id);
  const label = textsOf(texts['label']);
  const english = label['en'] ?? '';
  const id = written ?? (english === '' ? '' : freeId(proposedId(english), taken));
  const missing = (key: string, language: string) => !textsOf(texts[key])[language]?.trim();
  const faultsOf = (key: string) =>
    tried
      ? [
          ...(missing(key, 'zh-Hans') ? [t('model.fault.zhMissing')] : []),
          ...(missing(key, 'en') ? [t('model.fault.enMissing')] : []),
        ]
      : [];
  const idFault = !ID.test(id) ? t('model.fault.idForm') : taken.includes(id) ? t('model.fault.idTwice') : undefined;

  function create() {
    setTried(true);
    const incomplete = ['label', 'description'].some((key) => missing(key, 'zh-Hans') || missing(key, 'en'));
    if (incomplete || idFault !== undefined) return;
    const singular = proposedTypeName(id === proposedId(english) ? english : id);
    const document = newType({
      id,
      singular,
      plural: pluralOf(singular),
      label,
      pluralLabel: { ...label, en: pluralOf(english.trim()) },
      description: textsOf(texts['description']),
      menu,
      icon,
    });
    put(freePath(draft.documents, 'TYPE', id), document);
    onClose();
    void navigate(`/model/types/${textOf(document['id'])}`);
  }

  return (
    <Modal
      open
      onCancel={onClose}
      width={640}
      title={t('model.newType')}
      destroyOnHidden
      footer={
        <div className="modal-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" onClick={create}>
            {t('model.toFields')}
          </Button>
        </div>
      }
    >
      <div className="settings">
        <LabelPair
          label={t('model.label')}
          holder={texts}
          field="label"
          onChange={setTexts}
          faults={faultsOf('label')}
          hint={t('model.labelHint')}
          autoFocus
        />
        <LabelPair
          label={t('model.description')}
          holder={texts}
          field="description"
          onChange={setTexts}
          faults={faultsOf('description')}
          hint={t('model.descriptionHint')}
        />
        <div className="settings-row">
          <Setting label={t('model.menu')}>
            {(control) => <Select id={control} value={menu} onChange={setMenu} options={menus} />}
          </Setting>
          <Setting label={t('model.id')} hint={t('model.typeIdHint')} fault={tried ? idFault : undefined}>
            {(control, described) => (
              <Input
                id={control}
                className="code-input"
                dir="ltr"
                value={id}
                maxLength={48}
                spellCheck={false}
                aria-describedby={described}
                onChange={({ target }) => setWritten(target.value.trim())}
              />
            )}
          </Setting>
        </div>
        <IconChooser value={icon} icons={words.icons} onChange={setIcon} />
      </div>
    </Modal>
  );
}
