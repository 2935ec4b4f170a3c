import { isEmpty, isObject, sameJson, type Json, type JsonObject } from '@/shared/json';
import type { Field } from '@/shared/model/model';

/** Values of an entry by field key; a localised field holds an object from locale to value. */
export type Values = JsonObject;

export interface FieldChange {
  field: string;
  locale: string | null;
  value: Json;
  translatedFrom?: string;
}

export function valueAt(values: Values, field: Field, locale: string | null): Json | undefined {
  const value = values[field.key];
  if (!field.localized) return value;
  return isObject(value) && locale !== null ? value[locale] : undefined;
}

export function withValue(values: Values, field: Field, locale: string | null, value: Json | undefined): Values {
  const stored = value ?? null;
  if (!field.localized || locale === null) return { ...values, [field.key]: stored };
  const old = values[field.key];
  return { ...values, [field.key]: { ...(isObject(old) ? old : {}), [locale]: stored } };
}

function localesOf(field: Field, ...all: Values[]): (string | null)[] {
  if (!field.localized) return [null];
  const tags = all.flatMap((values) => {
    const value = values[field.key];
    return isObject(value) ? Object.keys(value) : [];
  });
  return [...new Set(tags)];
}

const sameValue = (left: Json | undefined, right: Json | undefined) =>
  sameJson(left, right) || (isEmpty(left) && isEmpty(right));

/**
 * What has to be sent so that the server holds what the form shows. Emptied values become null.
 *
 * @param source locale shown beside the one being written: a changed translation remembers it
 */
export function changesBetween(base: Values, values: Values, fields: Field[], source: string | null): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of fields) {
    if (!field.writable) continue;
    for (const locale of localesOf(field, base, values)) {
      const value = valueAt(values, field, locale);
      if (sameValue(valueAt(base, field, locale), value)) continue;
      const change: FieldChange = { field: field.key, locale, value: isEmpty(value) ? null : (value ?? null) };
      if (translated(values, field, locale, source)) change.translatedFrom = source!;
      changes.push(change);
    }
  }
  return changes;
}

function translated(values: Values, field: Field, locale: string | null, source: string | null): boolean {
  return (
    field.localized &&
    locale !== null &&
    source !== null &&
    locale !== source &&
    !isEmpty(valueAt(values, field, source)) &&
    !isEmpty(valueAt(values, field, locale))
  );
}

/** Lays changes over values: a local copy over what the server holds. */
export function withChanges(values: Values, changes: FieldChange[], fields: Field[]): Values {
  let result = values;
  for (const change of changes) {
    const field = fields.find((candidate) => candidate.key === change.field);
    if (field) result = withValue(result, field, change.locale, change.value);
  }
  return result;
}

/**
 * What the form shows after a save: the server's values, but for what was typed while the save was under way and for
 * values the server did not store (they stay, with their finding, to be corrected).
 */
export function afterSave(
  sent: Values,
  current: Values,
  server: Values,
  fields: Field[],
  notStored: (field: string, locale: string | null) => boolean,
): Values {
  let result: Values = { ...server };
  for (const field of fields) {
    for (const locale of localesOf(field, sent, current, server)) {
      const mine = valueAt(current, field, locale);
      const typedSince = !sameValue(mine, valueAt(sent, field, locale));
      if (typedSince || notStored(field.key, locale)) result = withValue(result, field, locale, mine);
    }
  }
  return result;
}

export interface Progress {
  filled: number;
  total: number;
}

/** How many of the localised fields that the source has are there in a locale. */
export function progressOf(values: Values, fields: Field[], locale: string, source: string): Progress {
  let filled = 0;
  let total = 0;
  for (const field of fields) {
    if (!field.localized || field.computed) continue;
    const wanted = locale === source ? field.required : !isEmpty(valueAt(values, field, source));
    const here = !isEmpty(valueAt(values, field, locale));
    if (!wanted && !here) continue;
    total += 1;
    if (here) filled += 1;
  }
  return { filled, total };
}

/** Locales in which anything has been written. */
export function writtenLocales(values: Values, fields: Field[]): string[] {
  const tags = new Set<string>();
  for (const field of fields) {
    if (field.computed) continue;
    for (const locale of localesOf(field, values)) {
      if (locale !== null && !isEmpty(valueAt(values, field, locale))) tags.add(locale);
    }
  }
  return [...tags];
}
