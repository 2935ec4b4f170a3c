import { graphql, type ResultOf } from '@/shared/api/graphql';
import { request } from '@/shared/api/client';

const FieldParts = graphql(`
  fragment FieldParts on Field {
    key
    id
    name
    type
    label
    help
    deprecated
    localized
    required
    unique
    filterable
    sortable
    many
    visibility
    computed
    writable
    options
  }
`);

/** All the admin has to know of a content type. */
export const TypeParts = graphql(
  `
    fragment TypeParts on ContentType {
      id
      owner
      singular
      plural
      label
      pluralLabel
      description
      menu
      icon
      titleField
      imageField
      localized
      actions
      sections {
        id
        label
        fields
      }
      fields {
        ...FieldParts
        fields {
          ...FieldParts
          fields {
            ...FieldParts
          }
        }
      }
      groups {
        owner
        id
        name
        label
        fields {
          ...FieldParts
          fields {
            ...FieldParts
            fields {
              ...FieldParts
            }
          }
        }
      }
    }
  `,
  [FieldParts],
);

const ModelQuery = graphql(
  `
    query ContentModel {
      contentModel {
        fingerprint
        defaultLocale
        locales {
          tag
          name
          direction
          fallbacks
        }
        vocabularies {
          id
          label
          size
          tree
          terms {
            code
            label
            broader
            withdrawn
            path
          }
        }
        components {
          id
          owner
          singular
          label
          description
          icon
          titleField
          fields {
            ...FieldParts
            fields {
              ...FieldParts
              fields {
                ...FieldParts
              }
            }
          }
        }
        types {
          ...TypeParts
        }
      }
    }
  `,
  [FieldParts, TypeParts],
);

type Raw = ResultOf<typeof ModelQuery>['contentModel'];
export type Texts = Record<string, string>;
export type LocaleInfo = Raw['locales'][number];
export type Vocabulary = Raw['vocabularies'][number];
export type Term = Vocabulary['terms'][number];
export type Section = Raw['types'][number]['sections'][number];
export type EntryAction = Raw['types'][number]['actions'][number];

/** Options of a field, by its type; absent keys are unset. */
export interface FieldOptions {
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  min?: number | string;
  max?: number | string;
  scale?: number;
  unit?: string;
  units?: string[];
  vocabulary?: string;
  targets?: string[];
  kinds?: string[];
  from?: string;
  scheme?: string;
  maxRows?: number;
  /** Of a field of components: which one. */
  component?: string;
  /** Of blocks: which may stand there. */
  components?: string[];
}

type RawField = Omit<Raw['types'][number]['fields'][number], 'fields' | 'options' | 'deprecated'>;
export interface Field extends RawField {
  /** Why it goes away; absent if it stays. */
  deprecated?: Texts | null;
  options: FieldOptions;
  fields: Field[];
}
export interface FieldGroup {
  owner: string;
  id: string;
  name: string;
  label: Texts;
  fields: Field[];
}
export type ContentType = Omit<Raw['types'][number], 'fields' | 'groups'> & { fields: Field[]; groups: FieldGroup[] };
/** A named set of fields: what a block consists of. */
export type BlockComponent = Omit<Raw['components'][number], 'fields'> & { fields: Field[] };
export interface ContentModel {
  fingerprint: string;
  defaultLocale: string;
  locales: LocaleInfo[];
  vocabularies: Vocabulary[];
  types: ContentType[];
  components: BlockComponent[];
}

export async function loadModel(signal?: AbortSignal): Promise<ContentModel> {
  const { contentModel } = await request(ModelQuery, {}, signal ? { signal } : {});
  return {
    ...contentModel,
    components: contentModel.components.map((component) => ({
      ...component,
      fields: component.fields.map(fieldOf),
    })),
    types: contentModel.types.map(typeOf),
  };
}

/** A content type as the server answers it. */
export function typeOf(type: ResultOf<typeof TypeParts>): ContentType {
  return {
    ...type,
    fields: type.fields.map(fieldOf),
    groups: type.groups.map((group) => ({ ...group, fields: group.fields.map(fieldOf) })),
  };
}

interface LooseField extends RawField {
  options: unknown;
  fields?: LooseField[];
}

function fieldOf(raw: LooseField): Field {
  return { ...raw, options: (raw.options ?? {}) as FieldOptions, fields: (raw.fields ?? []).map(fieldOf) };
}

/** Own fields and those that plugins added. */
export function allFields(type: ContentType): Field[] {
  return [...type.fields, ...type.groups.flatMap((group) => group.fields)];
}

export function findField(type: ContentType, key: string): Field | undefined {
  return allFields(type).find((field) => field.key === key);
}

/** The field whose text names an entry. */
export function titleField(type: ContentType): Field | undefined {
  return type.fields.find((field) => field.id === type.titleField);
}

/** Where no help is written the server gives the label again: nothing then. */
export function helpOf(field: Field, textIn: (texts: Texts) => string): string {
  const help = textIn(field.help);
  return help === textIn(field.label) ? '' : help;
}
