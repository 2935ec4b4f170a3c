import { Checkbox, InputNumber } from 'antd';
import type { Json, JsonObject } from '@/shared/json';
import { truthOf, withKey } from './documents';
import type { Place } from './fields';
import type { Part } from './parts';
import { Setting } from './Setting';
import type { useFaultText } from './useFaultText';

export interface OptionProps {
  part: Part;
  place: Place;
  field: JsonObject;
  faults: ReturnType<typeof useFaultText>;
  disabled: boolean;
  onChange: (field: JsonObject) => void;
}

/** Sets keys of the field. */
export const setter =
  ({ field, onChange }: OptionProps) =>
  (key: string) =>
  (value: Json | undefined) =>
    onChange(withKey(field, key, value));

interface NumberProps {
  props: OptionProps;
  name: string;
  label: string;
  hint?: string;
  least?: number;
  most?: number;
  usual?: number;
}

/** A whole number among the options. */
export function WholeNumber({ props, name, label, hint, least, most, usual }: NumberProps) {
  const value = props.field[name];
  return (
    <Setting label={label} hint={hint} fault={props.faults.one(name)}>
      {(id, described) => (
        <InputNumber
          id={id}
          precision={0}
          {...(least === undefined ? {} : { min: least })}
          {...(most === undefined ? {} : { max: most })}
          {...(usual === undefined ? {} : { placeholder: String(usual) })}
          value={typeof value === 'number' ? value : null}
          disabled={props.disabled}
          aria-describedby={described}
          onChange={(next) => setter(props)(name)(next)}
        />
      )}
    </Setting>
  );
}

/** Whether a field holds one value or many. */
export function Several({ props, label }: { props: OptionProps; label: string }) {
  return (
    <Checkbox
      checked={truthOf(props.field['many'])}
      disabled={props.disabled}
      onChange={({ target }) => setter(props)('many')(target.checked)}
    >
      {label}
    </Checkbox>
  );
}
