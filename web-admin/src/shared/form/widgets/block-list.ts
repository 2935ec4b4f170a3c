import { rowKey } from '@/shared/ids';
import { isObject, type Json, type JsonObject } from '@/shared/json';
import { blocksOf, KEY, TYPE } from '@/shared/model/components';

/** Marks what lies in the clipboard of this browser as a block of ours. */
const CLIPBOARD = 'yizhan.block';

/** The same block, its own keys and those inside made anew: no two rows may share one. */
export function withNewKeys(block: JsonObject): JsonObject {
  return renewed(block) as JsonObject;
}

function renewed(value: Json): Json {
  if (Array.isArray(value)) return value.map(renewed);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === KEY ? rowKey() : renewed(inner)]),
  );
}

export function newBlock(component: string): JsonObject {
  return { [KEY]: rowKey(), [TYPE]: component };
}

export function inserted(blocks: JsonObject[], at: number, block: JsonObject): JsonObject[] {
  return [...blocks.slice(0, at), block, ...blocks.slice(at)];
}

export function moved(blocks: JsonObject[], from: number, to: number): JsonObject[] {
  const block = blocks[from];
  if (!block || to < 0 || to >= blocks.length) return blocks;
  return inserted(blocks.toSpliced(from, 1), to, block);
}

/** Kept in this browser for any entry; it is no secret, and lasts until the next copy. */
export function copyBlock(block: JsonObject): void {
  try {
    localStorage.setItem(CLIPBOARD, JSON.stringify(block));
  } catch {
    // a browser that keeps nothing: there is nothing to paste later, which the picker shows
  }
}

/** What was copied last, if all that stands in it may stand among these components; its keys are new. */
export function copiedBlock(allowed: string[]): JsonObject | null {
  try {
    const block: unknown = JSON.parse(localStorage.getItem(CLIPBOARD) ?? 'null');
    const [found] = blocksOf([block as Json]);
    return found && allowed.includes(String(found[TYPE])) ? withNewKeys(found) : null;
  } catch {
    return null;
  }
}
