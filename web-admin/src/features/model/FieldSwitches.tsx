import { Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '@/shared/json';
import { textOf, truthOf } from './documents';
import { useDraft } from './draft-context';
import type { Place } from './fields';
import type { Part } from './parts';
import { surroundings, switchesOf, type Switch as Name } from './rules';

interface Props {
  part: Part;
  place: Place;
  field: JsonObject;
  disabled: boolean;
  onChange: (key: string, value: boolean) => void;
}

/** What can be said yes or no to, each with what it does. */
export function FieldSwitches({ part, place, field, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const { words } = useDraft();
  const known = words.fieldTypes.find(({ word }) => word === textOf(field['type']));
  const names = switchesOf(field, known, surroundings(part.document, part.kind, place.slice(0, -1)));
  return (
    <div className="switches">
      {names.map((name) => (
        <OneSwitch key={name} name={name} on={truthOf(field[name])} disabled={disabled} onChange={onChange} />
      ))}
      {textOf(field['type']) === 'slug' && <p className="hint">{t('model.slugUnique')}</p>}
    </div>
  );
}

interface OneProps {
  name: Name;
  on: boolean;
  disabled: boolean;
  onChange: (key: string, value: boolean) => void;
}

function OneSwitch({ name, on, disabled, onChange }: OneProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="switch-row">
      <Switch
        id={id}
        checked={on}
        disabled={disabled}
        aria-describedby={`${id}-hint`}
        onChange={(next) => onChange(name, next)}
      />
      <div>
        <label htmlFor={id}>{t(`model.switch.${name}`)}</label>
        <p id={`${id}-hint`} className="hint">
          {t(`model.switchText.${name}`)}
        </p>
      </div>
    </div>
  );
}
