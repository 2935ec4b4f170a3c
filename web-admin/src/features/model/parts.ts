import { isObject, type JsonObject } from '@/shared/json';
import type { Texts } from '@/shared/model/model';
import { fieldsOf } from './fields';
import { kindOf, objectsOf, textOf, textsOf, type Kind } from './documents';
import type { ModelDraft } from './draft-context';

/** A document of whichever owner, as the builder shows it. */
export interface Part {
  /** Differs for two owners with files of one name. */
  key: string;
  owner: string;
  kind: Kind;
  path: string;
  document: JsonObject;
  /** Of somebody else: shown, not changed. */
  locked: boolean;
}

export const SITE = 'site';

/** All documents as they will be: the site's as edited, those of others as they are. */
export function partsOf({ draft, others }: Pick<ModelDraft, 'draft' | 'others'>): Part[] {
  const own = Object.entries(draft.documents).map(([path, document]) => ({
    key: `${SITE}:${path}`,
    owner: SITE,
    kind: kindOf(path),
    path,
    document,
    locked: false,
  }));
  const theirs = others.map(({ owner, kind, path, document }) => ({
    key: `${owner}:${path}`,
    owner,
    kind,
    path,
    document: isObject(document) ? document : {},
    locked: true,
  }));
  return [...own, ...theirs];
}

/** A content type with everything that was added to it. */
export interface TypeParts {
  id: string;
  type: Part;
  groups: Part[];
  label: Texts;
  menu: string;
  icon: string;
  fieldCount: number;
}

export function typesOf(parts: Part[]): TypeParts[] {
  const groups = parts.filter(({ kind }) => kind === 'FIELD_GROUP');
  return parts
    .filter(({ kind }) => kind === 'TYPE')
    .map((type) => {
      const id = textOf(type.document['id']);
      const added = groups.filter((group) => group.document['type'] === id);
      return {
        id,
        type,
        groups: added,
        label: textsOf(type.document['label']),
        menu: textOf(type.document['menu']),
        icon: textOf(type.document['icon']),
        fieldCount: [type, ...added].reduce((sum, part) => sum + fieldsOf(part.document, true).length, 0),
      };
    });
}

export const idOf = (part: Part): string => textOf(part.document['id']);

export const vocabulariesOf = (parts: Part[]): Part[] => parts.filter(({ kind }) => kind === 'VOCABULARY');

export const componentsOf = (parts: Part[]): Part[] => parts.filter(({ kind }) => kind === 'COMPONENT');

/** Whether what was typed occurs in a label of any language or in the id. */
export function matches(search: string, part: Part): boolean {
  const wanted = search.trim().toLowerCase();
  const words = [idOf(part), ...Object.values(textsOf(part.document['label']))];
  return wanted === '' || words.some((word) => word.toLowerCase().includes(wanted));
}

/** Types that refer to a vocabulary, by id. */
export function usersOf(parts: Part[], vocabulary: string): string[] {
  const names = (fields: JsonObject[]): boolean =>
    fields.some((field) => field['vocabulary'] === vocabulary || names(fieldsOf(field, false)));
  const users = parts
    .filter(({ kind, document }) => kind !== 'VOCABULARY' && names(objectsOf(document['fields'])))
    .map(({ kind, document }) => textOf(document[kind === 'FIELD_GROUP' ? 'type' : 'id']));
  return [...new Set(users)];
}

/** Where a part is edited. */
export function addressOf(part: Part): string {
  if (part.kind === 'VOCABULARY') return `/model/vocabularies/${idOf(part)}`;
  if (part.kind === 'COMPONENT') return '/model';
  return `/model/types/${part.kind === 'TYPE' ? idOf(part) : textOf(part.document['type'])}`;
}
