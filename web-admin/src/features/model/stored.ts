import { isObject, type Json } from '@/shared/json';
import { keep, readKept } from '@/shared/session/kept';
import { byPath, inputOf, type Documents } from './documents';

/** Changes of the model that are not in force yet, with the state they were begun from. */
export interface Draft {
  /** Revision of the site's model they were begun from. */
  revision: number;
  base: Documents;
  documents: Documents;
}

const NAME = 'model';

/** Null where nothing is kept, or it cannot be read. */
export function readDraft(viewerId: string): Draft | null {
  try {
    const kept = JSON.parse(readKept(viewerId, NAME) ?? 'null') as Json;
    if (!isObject(kept) || typeof kept['revision'] !== 'number') return null;
    const { revision } = kept;
    return { revision, base: documentsOf(kept['base']), documents: documentsOf(kept['documents']) };
  } catch {
    return null;
  }
}

/** Answers false when the browser has no room. */
export function keepDraft(viewerId: string, { revision, base, documents }: Draft): boolean {
  return keep(viewerId, NAME, JSON.stringify({ revision, base: inputOf(base), documents: inputOf(documents) }));
}

export function dropDraft(viewerId: string): void {
  keep(viewerId, NAME, '');
}

function documentsOf(value: Json | undefined): Documents {
  const list = Array.isArray(value) ? value : [];
  return byPath(
    list.flatMap((one) =>
      isObject(one) && typeof one['path'] === 'string' ? [{ path: one['path'], document: one['document'] ?? {} }] : [],
    ),
  );
}
