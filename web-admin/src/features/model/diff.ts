import { sameJson, type JsonObject } from '@/shared/json';
import type { Texts } from '@/shared/model/model';
import { kindOf, objectsOf, textOf, textsOf, type Documents, type Kind } from './documents';
import { everyField, idsTo } from './fields';

export type What =
  'ADDED' | 'REMOVED' | 'SETTINGS' | 'FIELD_ADDED' | 'FIELD_REMOVED' | 'FIELD_CHANGED' | 'ORDER' | 'TERMS';

/** One difference between two states of the site's documents. */
export interface Difference {
  path: string;
  kind: Kind;
  what: What;
  /** Label of the type, group or vocabulary. */
  label: Texts;
  /** Label of the field. */
  field: Texts | null;
  /** How many terms differ. */
  count: number;
}

/** What differs, document by document, each change of a field by itself. */
export function differences(before: Documents, after: Documents): Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((path) =>
    ofDocument(path, before[path], after[path]),
  );
}

function ofDocument(path: string, before: JsonObject | undefined, after: JsonObject | undefined): Difference[] {
  const kind = kindOf(path);
  const label = textsOf((after ?? before)?.['label']);
  const one = (what: What, field: Texts | null = null, count = 0) => ({ path, kind, what, label, field, count });
  if (before === undefined || after === undefined) {
    return before === after ? [] : [one(before === undefined ? 'ADDED' : 'REMOVED')];
  }
  if (sameJson(before, after)) return [];
  if (kind === 'VOCABULARY') {
    const count = differentTerms(before, after);
    const settings = sameJson(without(before, ['terms']), without(after, ['terms'])) ? [] : [one('SETTINGS')];
    return [...settings, ...(count > 0 ? [one('TERMS', null, count)] : [])];
  }
  const settings = sameJson(without(before, ['fields']), without(after, ['fields'])) ? [] : [one('SETTINGS')];
  return [...settings, ...ofFields(before, after, one)];
}

type Make = (what: What, field?: Texts | null) => Difference;

function ofFields(before: JsonObject, after: JsonObject, one: Make): Difference[] {
  const old = fieldsById(before);
  const now = fieldsById(after);
  const found: Difference[] = [];
  for (const [id, field] of now) {
    const former = old.get(id);
    if (!former) {
      if (!hasNewHolder(id, old, now)) found.push(one('FIELD_ADDED', textsOf(field['label'])));
    } else if (!sameJson(own(former), own(field))) found.push(one('FIELD_CHANGED', textsOf(field['label'])));
  }
  for (const [id, field] of old) {
    if (!now.has(id) && !hasNewHolder(id, now, old)) found.push(one('FIELD_REMOVED', textsOf(field['label'])));
  }
  const common = (fields: Map<string, JsonObject>, other: Map<string, JsonObject>) =>
    [...fields.keys()].filter((id) => other.has(id)).join(' ');
  if (common(old, now) !== common(now, old)) found.push(one('ORDER'));
  return found;
}

/** Whether what holds a field is as new as the field: it is told with its holder then. */
function hasNewHolder(id: string, old: Map<string, JsonObject>, now: Map<string, JsonObject>): boolean {
  const holder = id.split('/').slice(0, -1).join('/');
  return holder !== '' && now.has(holder) && !old.has(holder);
}

function fieldsById(document: JsonObject): Map<string, JsonObject> {
  return new Map(everyField(document).map(({ field, place }) => [idsTo(document, place).join('/'), field]));
}

const own = (field: JsonObject) =>
  without(field, field['type'] === 'group' ? ['fields'] : field['type'] === 'reference' ? ['attributes'] : []);

function without(object: JsonObject, keys: string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

function differentTerms(before: JsonObject, after: JsonObject): number {
  const codes = (document: JsonObject) =>
    new Map(objectsOf(document['terms']).map((term, index) => [textOf(term['code']) || `#${index}`, term]));
  const old = codes(before);
  const now = codes(after);
  const all = [...new Set([...old.keys(), ...now.keys()])];
  const changed = all.filter((code) => !sameJson(old.get(code), now.get(code))).length;
  if (changed > 0 || [...old.keys()].join(' ') === [...now.keys()].join(' ')) return changed;
  return 1;
}
