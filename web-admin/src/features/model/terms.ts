import type { JsonObject } from '@/shared/json';
import { objectsOf, textOf, withKey } from './documents';
import { CODE, freeId, proposedCode } from './ids';

export interface Pasted {
  terms: JsonObject[];
  /** Numbers of lines that are no term, from 1. */
  unread: number[];
}

/** Lines of "code<TAB>中文<TAB>English"; without a code it is made from the English. */
export function pastedTerms(text: string, taken: readonly string[]): Pasted {
  const codes = new Set(taken);
  const terms: JsonObject[] = [];
  const unread: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const cells = line.split('\t').map((cell) => cell.trim());
    const [written = '', zh = '', en = ''] = cells.length === 2 ? ['', ...cells] : cells;
    const code = written || freeId(proposedCode(en), codes);
    if (cells.length > 3 || zh === '' || en === '' || !CODE.test(code) || codes.has(code)) {
      unread.push(index + 1);
      continue;
    }
    codes.add(code);
    terms.push({ code, label: { 'zh-Hans': zh, en } });
  }
  return { terms, unread };
}

export interface Row {
  term: JsonObject;
  /** Its index in the document. */
  index: number;
  depth: number;
  /** Indexes of the terms beside it, in order, itself among them. */
  beside: number[];
}

/** Terms as a tree, each below the one it names as broader; what names itself in a circle stands at the top. */
export function treeOf(terms: readonly JsonObject[]): Row[] {
  const codes = new Map(terms.map((term, index) => [textOf(term['code']), index]));
  const parent = (index: number) => codes.get(textOf(terms[index]?.['broader'])) ?? null;
  const circular = (start: number) => {
    let at = parent(start);
    for (let steps = 0; at !== null && steps <= terms.length; steps += 1) {
      if (at === start) return true;
      at = parent(at);
    }
    return false;
  };
  const children = new Map<number | null, number[]>();
  for (const index of terms.keys()) {
    const above = circular(index) ? null : parent(index);
    children.set(above, [...(children.get(above) ?? []), index]);
  }
  const rows: Row[] = [];
  const walk = (above: number | null, depth: number) => {
    const beside = children.get(above) ?? [];
    for (const index of beside) {
      rows.push({ term: terms[index]!, index, depth, beside });
      walk(index, depth + 1);
    }
  };
  walk(null, 0);
  return rows;
}

/** Swaps a term with the one before or after it on its level. */
export function movedTerm(terms: readonly JsonObject[], row: Row, by: -1 | 1): JsonObject[] {
  const other = row.beside[row.beside.indexOf(row.index) + by];
  if (other === undefined) return [...terms];
  return terms.map((term, index) => {
    if (index === row.index) return terms[other]!;
    return index === other ? row.term : term;
  });
}

/** Codes a term can stand below: all but itself and what stands below it. */
export function possibleParents(terms: readonly JsonObject[], code: string): JsonObject[] {
  const below = new Set([code]);
  for (let grown = true; grown;) {
    const before = below.size;
    for (const term of terms) if (below.has(textOf(term['broader']))) below.add(textOf(term['code']));
    grown = below.size > before;
  }
  return terms.filter((term) => !below.has(textOf(term['code'])));
}

/** The document with a term replaced; those below follow a new code. */
export function withTerm(document: JsonObject, index: number, term: JsonObject): JsonObject {
  const terms = objectsOf(document['terms']);
  const before = textOf(terms[index]?.['code']);
  const after = textOf(term['code']);
  return withKey(
    document,
    'terms',
    terms.map((old, i) => {
      if (i === index) return term;
      return before !== '' && after !== before && old['broader'] === before ? withKey(old, 'broader', after) : old;
    }),
  );
}

/** Without a term; those below it move up to where it stood. */
export function withoutTerm(document: JsonObject, index: number): JsonObject {
  const terms = objectsOf(document['terms']);
  const gone = terms[index];
  if (!gone) return document;
  return withKey(
    document,
    'terms',
    terms
      .filter((_term, i) => i !== index)
      .map((term) => (term['broader'] === gone['code'] ? withKey(term, 'broader', gone['broader']) : term)),
  );
}
