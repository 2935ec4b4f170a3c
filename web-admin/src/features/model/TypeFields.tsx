import { PlusOutlined, SettingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTextIn } from '@/shared/model/useModel';
import { textOf, textsOf } from './documents';
import { useDraft } from './draft-context';
import { FieldList } from './FieldList';
import { FieldPicker } from './FieldPicker';
import { insertField, siblingsAt, type Place } from './fields';
import { OwnerMark } from './OwnerMark';
import type { Part } from './parts';
import { newField } from './rules';
import { useFaultText } from './useFaultText';

interface Props {
  parts: Part[];
  part: Part;
  place: Place | null;
  onChoose: (part: Part, place: Place | null) => void;
  /** To the previews, where they do not stand beside the list. */
  onLook: ((view: string) => void) | null;
}

/** The fields of a type, its own and each group that was added to it. */
export function TypeFields({ parts, part, place, onChoose, onLook }: Props) {
  const { t } = useTranslation();
  return (
    <nav className="builder-list" aria-label={t('model.fields')}>
      {parts.map((one) => (
        <PartFields
          key={one.key}
          part={one}
          chosen={one.key === part.key}
          place={one.key === part.key ? place : null}
          onChoose={onChoose}
        />
      ))}
      {onLook && (
        <div className="builder-looks">
          <Button onClick={() => onLook('form')}>{t('model.view.form')}</Button>
          <Button onClick={() => onLook('graphql')}>{t('model.view.graphql')}</Button>
        </div>
      )}
    </nav>
  );
}

interface PartProps {
  part: Part;
  chosen: boolean;
  place: Place | null;
  onChoose: (part: Part, place: Place | null) => void;
}

function PartFields({ part, chosen, place, onChoose }: PartProps) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const { put } = useDraft();
  const faulty = useFaultText(part.path).any && !part.locked;
  const [adding, setAdding] = useState<Place | null>(null);
  const ofType = part.kind === 'TYPE';
  function add(word: string) {
    const holder = adding ?? [];
    const at = [...holder, siblingsAt(part.document, holder).length];
    const document = insertField(part.document, at, newField(word, textOf(part.document['titleField'])));
    put(part.path, document);
    setAdding(null);
    onChoose({ ...part, document }, at);
  }
  return (
    <section className="builder-part">
      <button
        type="button"
        className={faulty ? 'builder-part-head builder-faulty' : 'builder-part-head'}
        aria-current={chosen && place === null}
        onClick={() => onChoose(part, null)}
      >
        <SettingOutlined aria-hidden="true" />
        <span>{ofType ? t('model.typeSettings') : textIn(textsOf(part.document['label'])) || t('model.unnamed')}</span>
        {!ofType && <OwnerMark owner={part.owner} />}
        {faulty && <span className="visually-hidden">{t('finding.error')}</span>}
      </button>
      <FieldList part={part} holder={[]} place={place} onChoose={onChoose} onAdd={setAdding} />
      {!part.locked && (
        <Button block type="dashed" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setAdding([])}>
          {t('model.addField')}
        </Button>
      )}
      {adding && <FieldPicker part={part} holder={adding} onPick={add} onClose={() => setAdding(null)} />}
    </section>
  );
}
