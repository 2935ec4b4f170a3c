import { isObject, type Json, type JsonObject } from '@/shared/json';
import type { BlockComponent, ContentModel, Field } from './model';

/** Names the component in a block. */
export const TYPE = '_type';

export const KEY = '_key';

/** The component of a block; undefined where it is not there, as when its plugin has stopped. */
export function componentOf(model: ContentModel, block: JsonObject): BlockComponent | undefined {
  return model.components.find(({ id }) => id === block[TYPE]);
}

export function blocksOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter((block): block is JsonObject => isObject(block)) : [];
}

export function keyOf(block: JsonObject): string {
  return typeof block[KEY] === 'string' ? block[KEY] : JSON.stringify(block);
}

/** The components a field of blocks offers, in the order it names them. */
export function offered(model: ContentModel, field: Field): BlockComponent[] {
  return (field.options.components ?? []).flatMap((id) => model.components.filter((one) => one.id === id));
}

const WORDS = 60;

/** The first words of a block: of the field its component names, else of any text in it. */
export function wordsOf(component: BlockComponent, block: JsonObject, locale: string): string {
  const named = component.fields.filter(({ id }) => id === component.titleField);
  for (const field of [...named, ...component.fields]) {
    const words = textOf(field, block[field.id], locale);
    if (words) return words.length > WORDS ? `${words.slice(0, WORDS)}…` : words;
  }
  return '';
}

function textOf(field: Field, value: Json | undefined, locale: string): string {
  if (!['text', 'longText', 'richText', 'url'].includes(field.type)) return '';
  if (!field.localized) return plain(value);
  if (!isObject(value)) return '';
  return plain(value[locale]) || (Object.values(value).map(plain).find(Boolean) ?? '');
}

/** Of a formatted text the words alone. */
function plain(value: Json | undefined): string {
  if (typeof value === 'string') return value.trim().replace(/\s+/g, ' ');
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(' ');
  if (!isObject(value)) return '';
  return typeof value['text'] === 'string' ? value['text'] : plain(value['content']);
}

/** The first picture of a block, by id. */
export function pictureOf(component: BlockComponent, block: JsonObject): string | null {
  for (const field of component.fields) {
    if (field.type !== 'asset') continue;
    const value = block[field.id];
    const first = Array.isArray(value) ? value[0] : value;
    if (isObject(first) && typeof first['id'] === 'string') return first['id'];
  }
  return null;
}
