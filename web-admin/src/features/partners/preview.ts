import { request } from '@/shared/api/client';
import { isEmpty, isObject, type Json } from '@/shared/json';
import { CatalogueFields, ProductPrices } from './queries';

/** What a partner finds in a catalogue. */
export interface Seen {
  /** Products that are published: what is not is not there for a partner. */
  products: number;
  /** Those of them with a price. */
  priced: number;
}

const PRICE = 'core.price';
/** The most ids the server answers at once. */
const AT_ONCE = 200;

/** Ids of the products a catalogue links to, each once. */
export function productIds(fields: Json): string[] {
  const links = isObject(fields) ? fields['core.products'] : null;
  const ids = (Array.isArray(links) ? links : []).flatMap((link) =>
    isObject(link) && typeof link['id'] === 'string' ? [link['id']] : [],
  );
  return [...new Set(ids)];
}

/** @param summaries state and price of products */
export function seenOf(summaries: { state: string; values: Json }[]): Seen {
  const published = summaries.filter(({ state }) => state === 'PUBLISHED' || state === 'CHANGED');
  const priced = published.filter(({ values }) => isObject(values) && !isEmpty(values[PRICE]));
  return { products: published.length, priced: priced.length };
}

/** Counts what a partner who is granted the catalogue finds in it. */
export async function loadSeen(catalogueId: string, signal?: AbortSignal): Promise<Seen> {
  const options = signal ? { signal } : {};
  const { entry } = await request(CatalogueFields, { id: catalogueId }, options);
  const ids = productIds(entry?.fields ?? null);
  const summaries: { state: string; values: Json }[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const page = await request(ProductPrices, { ids: ids.slice(start, start + AT_ONCE) }, options);
    summaries.push(...page.entrySummaries);
  }
  return seenOf(summaries);
}
