import { afterEach, describe, expect, it, vi } from 'vitest';
import { dropLocalCopy, keepLocalCopy, readLocalCopy } from '@/features/entry-edit/local-copy';
import { keep, readKept } from '@/shared/session/kept';

const store = new Map<string, string>();
let full = false;
vi.stubGlobal('localStorage', {
  getItem: (key: string) => store.get(key) ?? null,
  setItem: (key: string, value: string) => {
    if (full) throw new DOMException('no room', 'QuotaExceededError');
    store.set(key, value);
  },
  removeItem: (key: string) => void store.delete(key),
});

describe('what was typed and not sent', () => {
  afterEach(() => {
    store.clear();
    full = false;
  });

  it('is given back to whoever typed it, and to nobody else who signs in at the same browser', () => {
    const copy = { version: '3', at: '2027-03-01T00:00:00Z', changes: [] };
    keepLocalCopy('lin', 'entry-1', copy);
    expect(readLocalCopy('lin', 'entry-1')).toEqual(copy);
    expect(readLocalCopy('marta', 'entry-1')).toBeNull();
    dropLocalCopy('lin', 'entry-1');
    expect(readLocalCopy('lin', 'entry-1')).toBeNull();
    expect(store.size).toBe(0);
  });

  it('may be lost where the browser has no room, and nothing breaks', () => {
    full = true;
    expect(keep('lin', 'answer.1', 'Samples leave on Monday.')).toBe(false);
    expect(readKept('lin', 'answer.1')).toBeNull();
  });
});
