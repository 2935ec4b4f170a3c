import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '@/shared/json';
import { useTextIn } from '@/shared/model/useModel';
import { freePath, textOf, textsOf } from './documents';
import { useDraft } from './draft-context';
import { fieldsOf } from './fields';
import { freeId, proposedId } from './ids';
import { LabelPair } from './LabelPair';
import { idOf, partsOf, SITE, type Part, type TypeParts } from './parts';

interface Props {
  found: TypeParts;
  onMade: (part: Part, place: null) => void;
  onClose: () => void;
}

/** Fields of the site on a type of somebody else: a field group with a name of its own. */
export function ExtendDialog({ found, onMade, onClose }: Props) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const model = useDraft();
  const [texts, setTexts] = useState<JsonObject>({});
  const [tried, setTried] = useState(false);
  const label = textsOf(texts['label']);
  const faults = [
    ...(label['zh-Hans']?.trim() ? [] : [t('model.fault.zhMissing')]),
    ...(proposedId(label['en'] ?? '') ? [] : [t('model.fault.enMissing')]),
  ];
  function extend() {
    setTried(true);
    if (faults.length > 0) return;
    const name = freeId(proposedId(label['en'] ?? ''), [
      ...found.groups.map((group) => textOf(group.document['name'])),
      ...fieldsOf(found.type.document, true).map((field) => textOf(field['name']) || textOf(field['id'])),
    ]);
    const ids = partsOf(model).filter(({ owner, kind }) => owner === SITE && kind === 'FIELD_GROUP');
    const id = freeId(name, ids.map(idOf));
    const path = freePath(model.draft.documents, 'FIELD_GROUP', id);
    const document: JsonObject = { id, name, type: found.id, label, fields: [] };
    model.put(path, document);
    onMade({ key: `${SITE}:${path}`, owner: SITE, kind: 'FIELD_GROUP', path, document, locked: false }, null);
    onClose();
  }
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('model.extendTitle', { type: textIn(found.label) })}
      destroyOnHidden
      footer={
        <div className="modal-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" onClick={extend}>
            {t('model.toFields')}
          </Button>
        </div>
      }
    >
      <p className="dialog-text">{t('model.extendText')}</p>
      <LabelPair
        label={t('model.groupLabel')}
        holder={texts}
        field="label"
        onChange={setTexts}
        faults={tried ? faults : []}
        hint={t('model.groupLabelHint')}
        autoFocus
      />
    </Modal>
  );
}
