import { useCallback, useEffect, useMemo, useState } from 'react';
import { sameJson } from '@/shared/json';
import { useViewer } from '@/shared/session/session';
import { useLatest } from '@/shared/ui/useLatest';
import { faultsOf } from './checks';
import { differences } from './diff';
import { byPath } from './documents';
import type { ModelDraft } from './draft-context';
import type { Builder } from './queries';
import { dropDraft, keepDraft, readDraft, type Draft } from './stored';

/** Edits over what the server has; without any, the server's own state, whatever it becomes. */
export function useModelDraft({ siteModel: server, modelDocuments, modelWords: words }: Builder): ModelDraft {
  const viewer = useViewer().id;
  const [edited, setEdited] = useState<Draft | null>(() => readDraft(viewer));
  const latest = useLatest(edited);
  useEffect(() => {
    // Two windows of one person hold one draft.
    const listener = (event: StorageEvent) => {
      if (event.key === null || event.key.endsWith(`${viewer}.model`)) setEdited(readDraft(viewer));
    };
    window.addEventListener('storage', listener);
    return () => window.removeEventListener('storage', listener);
  }, [viewer]);

  const inForce = useMemo<Draft>(() => {
    const documents = byPath(server.documents);
    return { revision: server.revision, base: documents, documents };
  }, [server]);
  const draft = edited ?? inForce;
  const changes = useMemo(() => differences(draft.base, draft.documents), [draft]);
  const faults = useMemo(
    () => Object.entries(draft.documents).flatMap(([path, document]) => faultsOf(path, document)),
    [draft],
  );
  const others = useMemo(() => modelDocuments.filter(({ owner }) => owner !== 'site'), [modelDocuments]);

  const hold = useCallback(
    (next: Draft) => {
      if (sameJson(next.base, next.documents)) {
        dropDraft(viewer);
        setEdited(null);
      } else {
        keepDraft(viewer, next);
        setEdited(next);
      }
    },
    [viewer],
  );
  const put = useCallback<ModelDraft['put']>(
    (path, document) => {
      const { [path]: _old, ...rest } = draft.documents;
      hold({ ...draft, documents: document ? { ...draft.documents, [path]: document } : rest });
    },
    [draft, hold],
  );
  const rebase = useCallback<ModelDraft['rebase']>(
    (base, documents) => hold({ revision: base.revision, base: byPath(base.documents), documents }),
    [hold],
  );
  const discard = useCallback(() => {
    dropDraft(viewer);
    setEdited(null);
  }, [viewer]);

  const applied = useCallback<ModelDraft['applied']>(
    (sent, base) => {
      const now = latest.current;
      // what was written while the server was at work is not in force yet
      if (now && !sameJson(now.documents, sent)) rebase(base, now.documents);
      else discard();
    },
    [latest, rebase, discard],
  );

  const overtaken = edited !== null && edited.revision !== server.revision;
  return useMemo(
    () => ({ server, draft, others, words, changes, faults, overtaken, put, rebase, discard, applied }),
    [server, draft, others, words, changes, faults, overtaken, put, rebase, discard, applied],
  );
}
