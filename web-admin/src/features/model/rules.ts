import type { JsonObject } from '@/shared/json';
import { truthOf, type Kind } from './documents';
import { fieldAt, type Place } from './fields';

/** What stands around a field, as far as it bears on what the field can be. */
export interface Surroundings {
  /** Directly in a content type. */
  inType: boolean;
  inside: boolean;
  /** In rows of a repeatable group, or on each link of a reference. */
  rows: boolean;
  attributes: boolean;
  depth: number;
}

export function surroundings(document: JsonObject, kind: Kind, holder: Place): Surroundings {
  const holders = holder.map((_index, depth) => fieldAt(document, holder.slice(0, depth + 1)));
  const attributes = holders.at(-1)?.['type'] === 'reference';
  return {
    inType: holder.length === 0 && kind === 'TYPE',
    inside: holder.length > 0,
    rows: attributes || holders.some((one) => truthOf(one?.['repeatable'])),
    attributes,
    depth: holder.length,
  };
}

const NOT_IN_ATTRIBUTES = ['group', 'component', 'blocks', 'reference', 'slug', 'richText'];
const DEEPEST_GROUP = 2;

/** Whether a field of this type can stand there. */
export function fits(word: string, where: Surroundings): boolean {
  if (where.attributes && NOT_IN_ATTRIBUTES.includes(word)) return false;
  if (word === 'slug') return where.inType;
  return word !== 'group' || where.depth < DEEPEST_GROUP;
}

export const SWITCHES = ['required', 'localized', 'unique', 'filterable', 'sortable', 'facet'] as const;
export type Switch = (typeof SWITCHES)[number];

const NEVER_FACET = [
  'longText',
  'richText',
  'json',
  'group',
  'component',
  'blocks',
  'asset',
  'url',
  'email',
  'phone',
  'slug',
];
/** Longest text that can be filtered by, sorted by or unique. */
export const INDEXABLE = 190;

interface Words {
  localizable: boolean;
  filterable: boolean;
  sortable: boolean;
  unique: boolean;
}

/** Which switches a field has where it stands; those it cannot have are not shown. */
export function switchesOf(field: JsonObject, words: Words | undefined, where: Surroundings): Switch[] {
  const word = String(field['type'] ?? '');
  const tooLong = word === 'text' && Number(field['maxLength'] ?? INDEXABLE) > INDEXABLE;
  const inFile = truthOf(field['localized']) && where.inside;
  const indexable = !tooLong && !inFile && where.depth < 2;
  const can: Record<Switch, boolean> = {
    required: true,
    localized: words?.localizable ?? false,
    unique: (words?.unique ?? false) && !tooLong && !where.inside && word !== 'slug',
    filterable: (words?.filterable ?? false) && indexable,
    sortable: (words?.sortable ?? false) && indexable && !where.rows && !truthOf(field['many']),
    facet: !NEVER_FACET.includes(word) && indexable,
  };
  return SWITCHES.filter((name) => can[name] || truthOf(field[name]));
}

/** A new field of a type, as far as it can be known beforehand. */
export function newField(word: string, title: string): JsonObject {
  const field: JsonObject = { id: '', type: word, label: {} };
  if (word === 'group') return { ...field, fields: [] };
  if (word === 'slug') return { ...field, required: true, from: title };
  if (word === 'asset') return { ...field, kinds: ['image'] };
  return field;
}
