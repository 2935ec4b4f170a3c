import type { FieldChange } from '@/shared/fields/values';
import { keep, readKept } from '@/shared/session/kept';

/** What has been typed and not yet been saved, kept in this browser until the server has it. */
export interface LocalCopy {
  /** Version of the entry it was typed upon; null for an entry not yet saved. */
  version: string | null;
  at: string;
  changes: FieldChange[];
}

const nameOf = (entryId: string) => `entry.${entryId}`;

export function readLocalCopy(viewerId: string, entryId: string): LocalCopy | null {
  try {
    return JSON.parse(readKept(viewerId, nameOf(entryId)) ?? 'null') as LocalCopy | null;
  } catch {
    return null;
  }
}

/** Answers false when the browser has no room. */
export function keepLocalCopy(viewerId: string, entryId: string, copy: LocalCopy): boolean {
  return keep(viewerId, nameOf(entryId), JSON.stringify(copy));
}

export function dropLocalCopy(viewerId: string, entryId: string): void {
  keep(viewerId, nameOf(entryId), '');
}
