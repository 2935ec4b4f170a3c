import type { PublicationNode } from './queries';

interface Span {
  /** Tags of the languages, in the order of the site where the server gives them so. */
  locales: string[];
  from: string;
  to: string;
}

/**
 * When a version was online and is not any more: for each language the last time, languages with the same times together.
 *
 * @param publications the newest first
 */
export function formerSpans(publications: PublicationNode[], version: number): Span[] {
  const known = new Set<string>();
  const spans = new Map<string, Span>();
  for (const { locale, version: number, from, to } of publications) {
    if (number !== version || known.has(locale)) continue;
    known.add(locale);
    if (to === null) continue;
    const span = spans.get(`${from} ${to}`) ?? { locales: [], from, to };
    span.locales.unshift(locale);
    spans.set(`${from} ${to}`, span);
  }
  return [...spans.values()];
}

/**
 * Languages that the history can be narrowed to: those it names, of the site's all as long as more of it is to come; none
 * where there is nothing to choose.
 */
export function offeredLanguages(publications: PublicationNode[], more: boolean, site: string[]): string[] {
  const offered = site.filter((tag) => more || publications.some(({ locale }) => locale === tag));
  return offered.length > 1 ? offered : [];
}
