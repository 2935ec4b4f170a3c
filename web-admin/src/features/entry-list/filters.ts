import type { Json } from '@/shared/json';
import type { Field } from '@/shared/model/model';

/** How a chip compares; the words of the chip's sentence stand under filter.op in the texts. */
export type FilterOperator = 'contains' | 'is' | 'startsWith' | 'from' | 'to' | 'in' | 'yes' | 'no' | 'has' | 'lacks';

/** One chip: a sentence about one field. Values are texts, a term's codes or an entry's ids. */
export interface Filter {
  field: string;
  operator: FilterOperator;
  values: string[];
}

const RANGE: FilterOperator[] = ['is', 'from', 'to', 'has', 'lacks'];

/** What can be said of a field, the most usual first. */
export function operatorsOf(field: Field): FilterOperator[] {
  switch (field.type) {
    case 'text':
      return ['contains', 'is', 'startsWith', 'has', 'lacks'];
    case 'identifier':
    case 'slug':
    case 'phone':
    case 'email':
    case 'url':
      return ['startsWith', 'is', 'contains', 'has', 'lacks'];
    case 'integer':
    case 'decimal':
    case 'money':
    case 'measure':
      return RANGE;
    case 'date':
    case 'dateTime':
    case 'uncertainDate':
      return ['from', 'to', 'has', 'lacks'];
    case 'boolean':
      return ['yes', 'no'];
    case 'term':
    case 'reference':
      return ['in', 'has', 'lacks'];
    default:
      return ['has', 'lacks'];
  }
}

export function needsValue(operator: FilterOperator): boolean {
  return !['yes', 'no', 'has', 'lacks'].includes(operator);
}

/** Part of the value that is compared. */
function pathOf(field: Field, operator: FilterOperator): string {
  switch (field.type) {
    case 'term':
      return `${field.key}/code`;
    case 'reference':
    case 'asset':
      return `${field.key}/target`;
    case 'money':
      return `${field.key}/amount`;
    case 'measure':
      return `${field.key}/normalized`;
    case 'dateTime':
      return `${field.key}/instant`;
    case 'uncertainDate':
      // From 1900: what may be of 1900 or later, so the last year counts; until 1900: the first.
      return `${field.key}/${operator === 'to' ? 'earliest' : 'latest'}`;
    default:
      return field.key;
  }
}

function valueOf(field: Field, text: string): Json {
  switch (field.type) {
    case 'integer':
    case 'uncertainDate':
      return Number.parseInt(text, 10);
    case 'decimal':
    case 'money':
    case 'measure':
      return { decimal: text };
    default:
      return text;
  }
}

/** The condition of one chip in the JSON form of the condition tree; null while the chip lacks its value. */
export function conditionOf(filter: Filter, field: Field, tree: boolean): Json | null {
  const path = pathOf(field, filter.operator);
  const compare = (operator: string, values: Json[]): Json => ({ path, operator, values });
  if (needsValue(filter.operator) && filter.values.every((value) => value.trim() === '')) return null;
  const values = filter.values.map((value) => valueOf(field, value));
  const first = values[0] ?? null;
  switch (filter.operator) {
    case 'contains':
      return compare('CONTAINS', [first]);
    case 'startsWith':
      return compare('STARTS_WITH', [first]);
    case 'is':
      return compare('EQ', [first]);
    case 'from':
      return compare('GTE', [first]);
    case 'to':
      return compare('LTE', [first]);
    case 'in':
      return tree ? { any: values.map((value) => compare('UNDER', [value])) } : compare('IN', values);
    case 'yes':
      return compare('EQ', [true]);
    case 'no':
      return compare('EQ', [false]);
    case 'lacks':
      return compare('IS_NULL', []);
    case 'has':
      return { not: compare('IS_NULL', []) };
  }
}

/** All chips together; undefined when nothing is asked. */
export function whereOf(
  filters: Filter[],
  findField: (key: string) => Field | undefined,
  isTree: (vocabulary: string) => boolean,
): Json | undefined {
  const parts = filters.flatMap((filter) => {
    const field = findField(filter.field);
    const condition = field ? conditionOf(filter, field, isTree(field.options.vocabulary ?? '')) : null;
    return condition === null ? [] : [condition];
  });
  return parts.length === 0 ? undefined : { all: parts };
}

/** A chip as it stands in the address: ["core.year","from","1900"]. */
export function filterToText(filter: Filter): string {
  return JSON.stringify([filter.field, filter.operator, ...filter.values]);
}

export function filterFromText(text: string): Filter | null {
  try {
    const parts = JSON.parse(text) as unknown;
    if (!Array.isArray(parts) || parts.length < 2 || !parts.every((part) => typeof part === 'string')) return null;
    const [field, operator, ...values] = parts as [string, FilterOperator, ...string[]];
    return { field, operator, values };
  } catch {
    return null;
  }
}
