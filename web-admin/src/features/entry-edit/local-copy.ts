import type { FieldChange } from '@/shared/fields/values';

/** What has been typed and not yet been saved, kept in this browser until the server has it. */
export interface LocalCopy {
  /** Version of the entry it was typed upon; null for an entry not yet saved. */
  version: string | null;
  at: string;
  changes: FieldChange[];
}

const keyOf = (entryId: string) => `yizhan.unsaved.${entryId}`;

export function readLocalCopy(entryId: string): LocalCopy | null {
  try {
    const text = localStorage.getItem(keyOf(entryId));
    return text === null ? null : (JSON.parse(text) as LocalCopy);
  } catch {
    return null;
  }
}

/** Answers false when the browser has no room. */
export function keepLocalCopy(entryId: string, copy: LocalCopy): boolean {
  try {
    localStorage.setItem(keyOf(entryId), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function dropLocalCopy(entryId: string): void {
  localStorage.removeItem(keyOf(entryId));
}
