import type { JsonObject } from '@/shared/json';
import { objectsOf, textOf } from './documents';

/** Where a field stands: its index, then the index within that group, and so on. */
export type Place = readonly number[];

/** Key under which the fields inside a field stand; null where there can be none. */
export function innerKey(holder: JsonObject): 'fields' | 'attributes' | null {
  if (holder['type'] === 'group') return 'fields';
  return holder['type'] === 'reference' ? 'attributes' : null;
}

/** Fields of a document, or those inside of a field. */
export function fieldsOf(holder: JsonObject, top: boolean): JsonObject[] {
  const key = top ? 'fields' : innerKey(holder);
  return key === null ? [] : objectsOf(holder[key]);
}

export function fieldAt(document: JsonObject, place: Place): JsonObject | undefined {
  let holder: JsonObject | undefined = document;
  for (const [depth, index] of place.entries()) {
    if (!holder) return undefined;
    holder = fieldsOf(holder, depth === 0)[index];
  }
  return holder;
}

/** Fields that stand beside each other at a place, the place itself being that of their holder. */
export function siblingsAt(document: JsonObject, holder: Place): JsonObject[] {
  const found = fieldAt(document, holder);
  return found ? fieldsOf(found, holder.length === 0) : [];
}

function withSiblings(
  holder: JsonObject,
  place: Place,
  top: boolean,
  change: (fields: JsonObject[]) => JsonObject[],
): JsonObject {
  const key = top ? 'fields' : innerKey(holder);
  if (key === null) return holder;
  const fields = objectsOf(holder[key]);
  const [first, ...rest] = place;
  if (first === undefined) return { ...holder, [key]: change(fields) };
  const inner = fields[first];
  if (!inner) return holder;
  return {
    ...holder,
    [key]: fields.map((field, i) => (i === first ? withSiblings(inner, rest, false, change) : field)),
  };
}

const split = (place: Place): [Place, number] => [place.slice(0, -1), place.at(-1) ?? 0];

export function withField(document: JsonObject, place: Place, field: JsonObject): JsonObject {
  const [holder, index] = split(place);
  return withSiblings(document, holder, true, (fields) => fields.map((old, i) => (i === index ? field : old)));
}

export function insertField(document: JsonObject, place: Place, field: JsonObject): JsonObject {
  const [holder, index] = split(place);
  return withSiblings(document, holder, true, (fields) => fields.toSpliced(index, 0, field));
}

export function removeField(document: JsonObject, place: Place): JsonObject {
  const [holder, index] = split(place);
  const name = holder.length === 0 ? textOf(fieldAt(document, place)?.['id']) : '';
  const without = withSiblings(document, holder, true, (fields) => fields.toSpliced(index, 1));
  return name === '' ? without : withoutInSections(without, name);
}

/** A field that is gone stands in no section of the form. */
function withoutInSections(document: JsonObject, id: string): JsonObject {
  const form = document['form'];
  if (typeof form !== 'object' || form === null || Array.isArray(form)) return document;
  const sections = objectsOf(form['sections']).map((section) => ({
    ...section,
    fields: (Array.isArray(section['fields']) ? section['fields'] : []).filter((field) => field !== id),
  }));
  return { ...document, form: { ...form, sections } };
}

/** Puts fields beside each other in another order: for each place, the index a field stood at before. */
export function orderFields(document: JsonObject, holder: Place, order: readonly number[]): JsonObject {
  return withSiblings(document, holder, true, (fields) => order.map((index) => fields[index]!));
}

/** 0, 1, 2 … with one moved. */
export const orderAfterMove = (count: number, from: number, to: number): number[] =>
  moved([...Array.from({ length: count }).keys()], from, to);

export function moved<Row>(rows: readonly Row[], from: number, to: number): Row[] {
  const row = rows[from];
  if (row === undefined || to < 0 || to >= rows.length) return [...rows];
  return rows.toSpliced(from, 1).toSpliced(to, 0, row);
}

/** Where a place is after fields beside each other were put in order: what is chosen stays chosen. */
export function placeAfterOrder(place: Place, holder: Place, order: readonly number[]): Place {
  if (place.length <= holder.length || holder.some((index, depth) => place[depth] !== index)) return place;
  return place.map((index, depth) => (depth === holder.length ? order.indexOf(index) : index));
}

export const samePlace = (left: Place, right: Place) => left.join('.') === right.join('.');

/** Every field of a document with its place, those inside others after them. */
export function everyField(document: JsonObject, holder: Place = []): { field: JsonObject; place: Place }[] {
  return siblingsAt(document, holder).flatMap((field, index) => {
    const place = [...holder, index];
    return [{ field, place }, ...everyField(document, place)];
  });
}

/** Ids from the top down to a field: how it is known in another state of the same document. */
export function idsTo(document: JsonObject, place: Place): string[] {
  return place.map((_index, depth) => textOf(fieldAt(document, place.slice(0, depth + 1))?.['id']));
}

export function fieldByIds(document: JsonObject | undefined, ids: readonly string[]): JsonObject | undefined {
  let holder = document;
  for (const [depth, id] of ids.entries()) {
    if (!holder) return undefined;
    holder = fieldsOf(holder, depth === 0).find((field) => field['id'] === id);
  }
  return holder;
}
