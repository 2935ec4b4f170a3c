import { useTranslation } from 'react-i18next';
import type { Finding } from '@/shared/api/fragments';
import { findingsHere, findingsUnder } from '@/shared/fields/findings';
import { isObject, type Json, type JsonObject } from '@/shared/json';
import { helpOf, type Field } from '@/shared/model/model';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { useLatest } from '@/shared/ui/useLatest';
import { FindingList } from '../FindingList';
import { useFormContext } from './form-context';

interface Props {
  id: string;
  fields: Field[];
  /** Values by field id. */
  value: JsonObject;
  disabled: boolean;
  findings: Finding[];
  onChange: (value: JsonObject) => void;
}

/** Fields inside a group's row or of a link's attributes. */
export function NestedFields({ id: around, fields, value, disabled, findings, onChange }: Props) {
  const latest = useLatest(value);
  function set(id: string, next: Json | undefined) {
    latest.current = { ...latest.current, [id]: next ?? null };
    onChange(latest.current);
  }
  return (
    <div className="nested-fields">
      {fields.map((field) => (
        <NestedField
          key={field.key}
          id={`${around}-${field.id}`}
          field={field}
          value={value[field.id]}
          disabled={disabled || !field.writable}
          findings={findingsUnder(findings, field.id)}
          onChange={(next) => set(field.id, next)}
        />
      ))}
    </div>
  );
}

interface FieldProps {
  id: string;
  field: Field;
  value: Json | undefined;
  disabled: boolean;
  findings: Finding[];
  onChange: (value: Json | undefined) => void;
}

const WIDE = new Set([
  'longText',
  'richText',
  'group',
  'component',
  'blocks',
  'reference',
  'asset',
  'uncertainDate',
  'json',
]);

function NestedField({ id, field, value, disabled, findings, onChange }: FieldProps) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const model = useModel();
  const { source, target, widgetOf } = useFormContext();
  const Widget = widgetOf(field.type);
  const label = textIn(field.label);
  const help = helpOf(field, textIn);
  const texts = isObject(value) ? value : {};
  const locales = field.localized ? model.locales.filter(({ tag }) => tag === source || tag === target) : [];
  return (
    <div className={`nested-field ${WIDE.has(field.type) || field.localized ? 'nested-field-wide' : ''}`}>
      <label className="sub-label" htmlFor={id}>
        {label}
        {field.required && <span className="required-mark">{t('field.required')}</span>}
      </label>
      {field.localized ? (
        <div className="pair">
          {locales.map((locale) => (
            <div key={locale.tag} className="sub-field">
              <span className="locale-name">{textIn(locale.name)}</span>
              <Widget
                id={locale.tag === source ? id : `${id}-${locale.tag}`}
                field={field}
                value={texts[locale.tag]}
                onChange={(next) => onChange({ ...texts, [locale.tag]: next ?? null })}
                lang={locale.tag}
                dir={locale.direction === 'RTL' ? 'rtl' : 'ltr'}
                disabled={disabled}
                findings={findingsUnder(findings, locale.tag)}
                label={`${label} (${textIn(locale.name)})`}
              />
            </div>
          ))}
        </div>
      ) : (
        <Widget
          id={id}
          field={field}
          value={value}
          onChange={onChange}
          disabled={disabled}
          findings={findings}
          label={label}
        />
      )}
      {help && <p className="hint">{help}</p>}
      <FindingList findings={findingsHere(findings)} />
    </div>
  );
}
