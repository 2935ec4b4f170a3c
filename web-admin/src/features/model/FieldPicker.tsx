import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchInput } from '@/shared/ui/SearchInput';
import { useDraft } from './draft-context';
import type { Place } from './fields';
import { FIELD_TYPES, FieldTypeIcon } from './fieldTypes';
import type { Part } from './parts';
import { fits, surroundings } from './rules';

interface Props {
  part: Part;
  holder: Place;
  onPick: (word: string) => void;
  onClose: () => void;
}

/** What a field can hold, each kind with a sentence. */
export function FieldPicker({ part, holder, onPick, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const { words } = useDraft();
  const [search, setSearch] = useState('');
  const where = surroundings(part.document, part.kind, holder);
  const known = words.fieldTypes.map(({ word }) => word).filter((word) => fits(word, where));
  const named = FIELD_TYPES.flatMap((group) => group.words);
  const name = (word: string) => (i18n.exists(`model.type.${word}`) ? t(`model.type.${word}`) : word);
  const text = (word: string) => (i18n.exists(`model.typeText.${word}`) ? t(`model.typeText.${word}`) : '');
  const wanted = (word: string) =>
    [word, name(word), text(word)].some((one) => one.toLowerCase().includes(search.trim().toLowerCase()));
  const groups = [...FIELD_TYPES, { group: 'others', words: known.filter((word) => !named.includes(word)) }]
    .map((one) => ({ ...one, words: one.words.filter((word) => known.includes(word) && wanted(word)) }))
    .filter((one) => one.words.length > 0);
  return (
    <Modal open onCancel={onClose} footer={null} width={820} title={t('model.addField')} destroyOnHidden>
      <SearchInput value={search} onSearch={setSearch} placeholder={t('model.searchFieldTypes')} autoFocus />
      <div className="field-types">
        {groups.length === 0 && <p className="muted">{t('model.noMatch')}</p>}
        {groups.map(({ group, words: offered }) => (
          <section key={group} aria-labelledby={`field-types-${group}`}>
            <h3 id={`field-types-${group}`}>{t(`model.typeGroup.${group}`)}</h3>
            <ul>
              {offered.map((word) => (
                <li key={word}>
                  <button type="button" className="field-type" onClick={() => onPick(word)}>
                    <FieldTypeIcon word={word} />
                    <span className="field-type-text">
                      <strong>{name(word)}</strong>
                      <span className="muted">{text(word)}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Modal>
  );
}
