import { sameJson, type Json, type JsonObject } from '@/shared/json';
import { blocksOf, keyOf } from '@/shared/model/components';

/** How a block stands in the later of two versions. */
export interface BlockChange {
  key: string;
  kind: 'added' | 'removed' | 'same' | 'changed';
  before: JsonObject | null;
  after: JsonObject | null;
  /** Places from one on, where the order has changed for this block. */
  moved: { from: number; to: number } | null;
}

/** Blocks told apart by their keys: in the later order, those removed where they stood. */
export function blockChanges(before: Json | undefined, after: Json | undefined): BlockChange[] {
  const old = blocksOf(before);
  const now = blocksOf(after);
  const oldKeys = old.map(keyOf);
  const nowKeys = now.map(keyOf);
  const still = stayed(
    oldKeys.filter((key) => nowKeys.includes(key)),
    nowKeys.filter((key) => oldKeys.includes(key)),
  );
  const changes: BlockChange[] = now.map((block, index) => {
    const key = keyOf(block);
    const from = oldKeys.indexOf(key);
    const was = from < 0 ? null : old[from]!;
    return {
      key,
      kind: was === null ? 'added' : sameJson(was, block) ? 'same' : 'changed',
      before: was,
      after: block,
      moved: was !== null && !still.has(key) ? { from: from + 1, to: index + 1 } : null,
    };
  });
  old.forEach((block, index) => {
    const key = keyOf(block);
    if (nowKeys.includes(key)) return;
    const above = oldKeys.slice(0, index).findLast((other) => changes.some((change) => change.key === other));
    const at = above === undefined ? 0 : changes.findIndex((change) => change.key === above) + 1;
    changes.splice(at, 0, { key, kind: 'removed', before: block, after: null, moved: null });
  });
  return changes;
}

/** The keys that need not have moved: the longest run of them in the order of both. */
function stayed(old: string[], now: string[]): Set<string> {
  const places = now.map((key) => old.indexOf(key));
  const best: number[][] = [];
  places.forEach((place, index) => {
    let longest: number[] = [];
    for (let i = 0; i < index; i++) {
      const run = best[i]!;
      if (places[i]! < place && run.length > longest.length) longest = run;
    }
    best.push([...longest, index]);
  });
  const run = best.reduce((some, other) => (other.length > some.length ? other : some), []);
  return new Set(run.map((index) => now[index]!));
}
