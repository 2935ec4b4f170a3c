import { isObject, type Json, type JsonObject } from '@/shared/json';
import type { Texts } from '@/shared/model/model';

/** The documents of the site by their path, as they are edited. */
export type Documents = Record<string, JsonObject>;

export type Kind = 'TYPE' | 'FIELD_GROUP' | 'COMPONENT' | 'VOCABULARY';

const FOLDERS: Record<Kind, string> = {
  TYPE: 'types',
  FIELD_GROUP: 'field-groups',
  COMPONENT: 'components',
  VOCABULARY: 'vocabularies',
};

export function kindOf(path: string): Kind {
  if (path.startsWith('field-groups/')) return 'FIELD_GROUP';
  if (path.startsWith('components/')) return 'COMPONENT';
  return path.startsWith('vocabularies/') ? 'VOCABULARY' : 'TYPE';
}

/** A path nothing stands at yet. */
export function freePath(documents: Documents, kind: Kind, id: string): string {
  for (let number = 1; ; number += 1) {
    const path = `${FOLDERS[kind]}/${number === 1 ? id : `${id}-${number}`}.yaml`;
    if (!(path in documents)) return path;
  }
}

export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

export const truthOf = (value: Json | undefined): boolean => value === true;

export const listOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

export const objectsOf = (value: Json | undefined): JsonObject[] =>
  Array.isArray(value) ? value.filter((one): one is JsonObject => isObject(one)) : [];

export function textsOf(value: Json | undefined): Texts {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** The same with a key set; nothing, no and an empty text are what is not written in a file. */
export function withKey(object: JsonObject, key: string, value: Json | undefined): JsonObject {
  const { [key]: _gone, ...others } = object;
  const nothing =
    value === undefined ||
    value === null ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0) ||
    (isObject(value) && Object.keys(value).length === 0);
  if (nothing) return others;
  return key in object ? { ...object, [key]: value } : { ...others, [key]: value };
}

/** One language of a text for people. */
export function withText(object: JsonObject, key: string, language: string, text: string): JsonObject {
  return withKey(object, key, withKey(isObject(object[key]) ? object[key] : {}, language, text));
}

/** Documents of a list by path. */
export const byPath = (list: readonly { path: string; document: Json }[]): Documents =>
  Object.fromEntries(list.map(({ path, document }) => [path, isObject(document) ? document : {}]));

export const inputOf = (documents: Documents) =>
  Object.entries(documents).map(([path, document]) => ({ path, document }));
