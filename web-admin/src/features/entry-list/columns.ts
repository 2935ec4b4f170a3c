import { useState } from 'react';
import { allFields, type ContentType, type Field } from '@/shared/model/model';

/** Types whose values fit a table's cell. */
const SHOWABLE = new Set([
  'text',
  'integer',
  'decimal',
  'boolean',
  'date',
  'dateTime',
  'uncertainDate',
  'money',
  'measure',
  'term',
  'reference',
  'email',
  'phone',
  'slug',
  'identifier',
  'url',
]);

export function showableFields(type: ContentType): Field[] {
  return allFields(type).filter((field) => SHOWABLE.has(field.type) && field.id !== type.titleField);
}

function firstColumns(type: ContentType): string[] {
  const fields = showableFields(type);
  const preferred = fields.filter(
    (field) => field.filterable && ['term', 'uncertainDate', 'date'].includes(field.type),
  );
  return preferred.slice(0, 3).map((field) => field.key);
}

/** Columns chosen for a type, kept in this browser. */
export function useColumns(type: ContentType) {
  const stored = `yizhan.columns.${type.id}`;
  const known = new Set(showableFields(type).map((field) => field.key));
  const [columns, setColumns] = useState<string[]>(() => {
    try {
      const kept = JSON.parse(localStorage.getItem(stored) ?? 'null') as unknown;
      if (Array.isArray(kept)) return kept.filter((key): key is string => typeof key === 'string');
    } catch {
      // A broken note is no reason not to show the list.
    }
    return firstColumns(type);
  });
  const change = (next: string[]) => {
    setColumns(next);
    localStorage.setItem(stored, JSON.stringify(next));
  };
  return { columns: columns.filter((key) => known.has(key)), change };
}
