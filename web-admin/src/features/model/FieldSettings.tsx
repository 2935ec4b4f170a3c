import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '@/shared/json';
import { useTextIn } from '@/shared/model/useModel';
import { knownIds } from './checks';
import { textOf, textsOf, withKey } from './documents';
import { useDraft } from './draft-context';
import { FieldOptions } from './FieldOptions';
import { FieldSwitches } from './FieldSwitches';
import {
  fieldAt,
  idsTo,
  orderAfterMove,
  orderFields,
  placeAfterOrder,
  removeField,
  siblingsAt,
  withField,
  type Place,
} from './fields';
import { FieldTypeIcon } from './fieldTypes';
import { LabelPair } from './LabelPair';
import { withId, withLabel } from './labels';
import type { Part } from './parts';
import { Setting } from './Setting';
import { useFaultText } from './useFaultText';

interface Props {
  part: Part;
  place: Place;
  onChoose: (part: Part, place: Place | null) => void;
}

/** Everything that is said of one field. */
export function FieldSettings({ part, place, onChoose }: Props) {
  const { t, i18n } = useTranslation();
  const textIn = useTextIn();
  const { draft, put } = useDraft();
  const faults = useFaultText(part.path, { field: place });
  const { document, locked } = part;
  const field = fieldAt(document, place) ?? {};
  const word = textOf(field['type']);
  const fixed = locked || knownIds(draft.base[part.path]).has(idsTo(document, place).join('/'));
  const change = (next: JsonObject) => put(part.path, withField(document, place, next));
  const set = (key: string, value: JsonObject[string]) => change(withKey(field, key, value));
  const typeName = i18n.exists(`model.type.${word}`) ? t(`model.type.${word}`) : word;
  return (
    <section className="settings" aria-label={t('model.fieldSettings')}>
      <header className="settings-head">
        <FieldTypeIcon word={word} />
        <div className="settings-head-text">
          <h2>{textIn(textsOf(field['label'])) || t('model.unnamedField')}</h2>
          <span className="muted">{typeName}</span>
        </div>
        {!locked && <FieldActions part={part} place={place} onChoose={onChoose} />}
      </header>
      <LabelPair
        label={t('model.label')}
        holder={field}
        field="label"
        onChange={(next) => put(part.path, withLabel(document, part.kind, place, next, fixed))}
        faults={faults.all('label')}
        disabled={locked}
        autoFocus={!locked && Object.keys(textsOf(field['label'])).length === 0}
      />
      <LabelPair
        label={t('model.help')}
        holder={field}
        field="help"
        onChange={change}
        faults={faults.all('help')}
        hint={t('model.helpHint')}
        disabled={locked}
      />
      <div className="settings-row">
        <Setting
          label={t('model.id')}
          fault={locked ? undefined : faults.one('id')}
          hint={fixed ? t('model.idFixed') : t('model.idHint')}
        >
          {(id, described) => (
            <Input
              id={id}
              className="code-input"
              dir="ltr"
              value={textOf(field['id'])}
              maxLength={48}
              spellCheck={false}
              disabled={fixed}
              aria-describedby={described}
              onChange={({ target }) => put(part.path, withId(document, part.kind, place, field, target.value.trim()))}
            />
          )}
        </Setting>
        <ApiName key={placeKey(place)} field={field} disabled={locked} fault={faults.one('name')} onChange={set} />
      </div>
      <FieldOptions part={part} place={place} field={field} faults={faults} disabled={locked} onChange={change} />
      <FieldSwitches part={part} place={place} field={field} disabled={locked} onChange={set} />
      <div className="setting">
        <span className="setting-label" id="visibility-label">
          {t('model.visibility')}
        </span>
        <Radio.Group
          className="visibility-choices"
          aria-labelledby="visibility-label"
          disabled={locked}
          value={textOf(field['visibility']) || 'public'}
          onChange={({ target }) => set('visibility', target.value === 'public' ? null : String(target.value))}
          options={['PUBLIC', 'PARTNER', 'INTERNAL'].map((value) => ({
            value: value.toLowerCase(),
            label: (
              <>
                {t(`field.visibility.${value}`)} <span className="muted">{t(`field.visibilityHelp.${value}`)}</span>
              </>
            ),
          }))}
        />
      </div>
      <Deprecation field={field} disabled={locked} faults={faults.all('deprecated')} onChange={change} />
    </section>
  );
}

const placeKey = (place: Place) => place.join('.');

interface NameProps {
  field: JsonObject;
  disabled: boolean;
  fault: string | undefined;
  onChange: (key: string, value: string | null) => void;
}

/** The name in the API is the id, unless another is written. */
function ApiName({ field, disabled, fault, onChange }: NameProps) {
  const { t } = useTranslation();
  const id = textOf(field['id']);
  return (
    <Setting label={t('model.apiName')} fault={fault} hint={t('model.apiNameHint')}>
      {(control, described) => (
        <Input
          id={control}
          className="code-input"
          dir="ltr"
          value={textOf(field['name'])}
          placeholder={id}
          maxLength={48}
          spellCheck={false}
          disabled={disabled}
          aria-describedby={described}
          onChange={({ target }) => onChange('name', target.value.trim() === id ? null : target.value.trim())}
        />
      )}
    </Setting>
  );
}

function FieldActions({ part, place, onChoose }: Props) {
  const { t } = useTranslation();
  const { put } = useDraft();
  const holder = place.slice(0, -1);
  const index = place.at(-1) ?? 0;
  const count = siblingsAt(part.document, holder).length;
  function move(to: number) {
    const order = orderAfterMove(count, index, to);
    const document = orderFields(part.document, holder, order);
    put(part.path, document);
    onChoose({ ...part, document }, placeAfterOrder(place, holder, order));
  }
  function remove() {
    const document = removeField(part.document, place);
    put(part.path, document);
    onChoose({ ...part, document }, holder.length > 0 ? holder : null);
  }
  return (
    <div className="settings-actions">
      <Button
        type="text"
        icon={<ArrowUpOutlined aria-hidden="true" />}
        aria-label={t('model.moveUp')}
        disabled={index === 0}
        onClick={() => move(index - 1)}
      />
      <Button
        type="text"
        icon={<ArrowDownOutlined aria-hidden="true" />}
        aria-label={t('model.moveDown')}
        disabled={index === count - 1}
        onClick={() => move(index + 1)}
      />
      <Button type="text" danger icon={<DeleteOutlined aria-hidden="true" />} onClick={remove}>
        {t('model.removeField')}
      </Button>
    </div>
  );
}

interface DeprecationProps {
  field: JsonObject;
  disabled: boolean;
  faults: string[];
  onChange: (field: JsonObject) => void;
}

/** Told to those who read the API and to editors before a field goes away. */
function Deprecation({ field, disabled, faults, onChange }: DeprecationProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(field['deprecated'] !== undefined);
  if (!open) {
    if (disabled) return null;
    return (
      <Button
        type="link"
        className="setting-more"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('model.deprecate')}
      </Button>
    );
  }
  return (
    <LabelPair
      label={t('model.deprecated')}
      holder={field}
      field="deprecated"
      onChange={onChange}
      faults={faults}
      hint={t('model.deprecatedHint')}
      disabled={disabled}
    />
  );
}
