import { sameJson, type JsonObject } from '@/shared/json';
import type { Documents } from './documents';

/** A document that two people changed in different ways; absent where one of them removed it. */
export interface Overlap {
  path: string;
  mine: JsonObject | undefined;
  theirs: JsonObject | undefined;
}

export interface Merged {
  /** Theirs, with mine where I alone changed a document; of overlaps, theirs. */
  documents: Documents;
  overlaps: Overlap[];
}

/** Lays my changes over theirs, both begun from the same state. */
export function merge(base: Documents, mine: Documents, theirs: Documents): Merged {
  const documents: Documents = {};
  const overlaps: Overlap[] = [];
  for (const path of new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(base)])) {
    const iChanged = !same(base[path], mine[path]);
    const theyChanged = !same(base[path], theirs[path]);
    if (iChanged && theyChanged && !same(mine[path], theirs[path])) {
      overlaps.push({ path, mine: mine[path], theirs: theirs[path] });
    }
    const kept = iChanged && !theyChanged ? mine[path] : theirs[path];
    if (kept) documents[path] = kept;
  }
  return { documents, overlaps };
}

/** The merged documents with mine for the overlaps that are to be mine. */
export function resolved({ documents, overlaps }: Merged, isMine: (path: string) => boolean): Documents {
  const result = { ...documents };
  for (const { path, mine } of overlaps.filter((overlap) => isMine(overlap.path))) {
    if (mine) result[path] = mine;
    else delete result[path];
  }
  return result;
}

const same = (left: JsonObject | undefined, right: JsonObject | undefined) =>
  (left === undefined) === (right === undefined) && sameJson(left, right);
