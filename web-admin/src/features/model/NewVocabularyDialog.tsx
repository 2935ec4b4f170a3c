import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { JsonObject } from '@/shared/json';
import { freePath, textsOf } from './documents';
import { useDraft } from './draft-context';
import { freeId, ID, proposedId } from './ids';
import { LabelPair } from './LabelPair';
import { idOf, partsOf, vocabulariesOf } from './parts';
import { Setting } from './Setting';

/** A new vocabulary of the site. */
export function NewVocabularyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const model = useDraft();
  const [texts, setTexts] = useState<JsonObject>({});
  const [written, setWritten] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const taken = vocabulariesOf(partsOf(model)).map(idOf);
  const label = textsOf(texts['label']);
  const id = written ?? (label['en'] ? freeId(proposedId(label['en']), taken) : '');
  const idFault = !ID.test(id) ? t('model.fault.idForm') : taken.includes(id) ? t('model.fault.idTwice') : undefined;
  const faults = [
    ...(label['zh-Hans']?.trim() ? [] : [t('model.fault.zhMissing')]),
    ...(label['en']?.trim() ? [] : [t('model.fault.enMissing')]),
  ];
  function create() {
    setTried(true);
    if (faults.length > 0 || idFault !== undefined) return;
    model.put(freePath(model.draft.documents, 'VOCABULARY', id), {
      id,
      label,
      source: t('model.sourceOwn'),
      terms: [],
    });
    onClose();
    void navigate(`/model/vocabularies/${id}`);
  }
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('model.newVocabulary')}
      destroyOnHidden
      footer={
        <div className="modal-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" onClick={create}>
            {t('model.toTerms')}
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
          faults={tried ? faults : []}
          autoFocus
        />
        <Setting label={t('model.id')} hint={t('model.vocabularyIdHint')} fault={tried ? idFault : undefined}>
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
    </Modal>
  );
}
