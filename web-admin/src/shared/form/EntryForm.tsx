import { useCallback, useMemo, type ReactNode } from 'react';
import { isObject, type Json } from '@/shared/json';
import { valueAt, type Values } from '@/shared/fields/values';
import type { Finding } from '@/shared/api/fragments';
import type { ContentType, Field } from '@/shared/model/model';
import { useBlocks, type Block } from '@/shared/model/useBlocks';
import { useModel } from '@/shared/model/useModel';
import { FormField, type Cell } from './FormField';
import { FormContext } from './widgets/form-context';
import { widgetOf } from './widgets/registry';

interface Props {
  type: ContentType;
  entryId: string;
  values: Values;
  translations: Json;
  findings: Finding[];
  disabled: boolean;
  source: string;
  target: string | null;
  /** Locales shown: both beside each other, or one. */
  shown: string[];
  /** A form that is only tried, for a type that may not exist yet. */
  trial?: boolean;
  onChange: (field: Field, locale: string | null, value: Json | undefined) => void;
}

/** The form of a content type, made from its fields. */
export function EntryForm(props: Props) {
  const { type, entryId, values, source, target, trial = false } = props;
  const blocks = useBlocks(type);
  const valueOf = useCallback(
    (fieldId: string) => {
      const field = type.fields.find((candidate) => candidate.id === fieldId);
      return field ? valueAt(values, field, source) : undefined;
    },
    [type, values, source],
  );
  const context = useMemo(
    () => ({ typeId: type.id, entryId, source, target, trial, valueOf, widgetOf }),
    [type.id, entryId, source, target, trial, valueOf],
  );
  return (
    <FormContext value={context}>
      {blocks.map((block) => (
        <FormSection key={block.id} block={block}>
          {block.fields.map((field) => (
            <Line key={field.key} {...props} field={field} />
          ))}
        </FormSection>
      ))}
    </FormContext>
  );
}

function FormSection({ block, children }: { block: Block; children: ReactNode }) {
  return (
    <section className="form-section" id={`section-${block.id}`} aria-labelledby={`section-${block.id}-title`}>
      <h2 id={`section-${block.id}-title`}>{block.title}</h2>
      {children}
    </section>
  );
}

function Line({ field, values, translations, findings, disabled, source, shown, onChange }: Props & { field: Field }) {
  const model = useModel();
  const cells: Cell[] = field.localized
    ? model.locales
        .filter((locale) => shown.includes(locale.tag))
        .sort((a, b) => shown.indexOf(a.tag) - shown.indexOf(b.tag))
        .map((locale) => ({
          locale,
          value: valueAt(values, field, locale.tag),
          stale: isStale(translations, field.key, locale.tag),
        }))
    : [{ locale: null, value: valueAt(values, field, null), stale: false }];
  return (
    <FormField
      field={field}
      cells={cells}
      sourceValue={valueAt(values, field, source)}
      source={source}
      findings={findings}
      disabled={disabled}
      onChange={onChange}
    />
  );
}

/** Translations by field key and locale: {source, stale}. */
export function isStale(translations: Json, field: string, locale: string): boolean {
  const ofField = isObject(translations) ? translations[field] : null;
  const ofLocale = isObject(ofField) ? ofField[locale] : null;
  return isObject(ofLocale) && ofLocale['stale'] === true;
}
