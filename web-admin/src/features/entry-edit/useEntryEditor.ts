import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { request } from '@/shared/api/client';
import type { Entry } from '@/shared/api/fragments';
import { RequestProblem } from '@/shared/api/problems';
import { changesBetween } from '@/shared/fields/values';
import { uuid7 } from '@/shared/ids';
import type { Json } from '@/shared/json';
import { allFields, type ContentType, type Field } from '@/shared/model/model';
import { useViewer } from '@/shared/session/session';
import { editorReducer, startState, type Conflict, type EditorEvent } from './editor-state';
import { dropLocalCopy, keepLocalCopy, readLocalCopy, type LocalCopy } from './local-copy';
import { CreateEntry, SaveEntry } from './queries';

const AUTOSAVE_AFTER = 1000;
const RETRY_AFTER = 8000;

/**
 * The open form: what it shows, when it is saved, what stands in the way. Saves one second after the last key, never
 * while an input method is composing, one save at a time; until the server has it, a copy stays in this browser.
 */
export function useEntryEditor(id: string, type: ContentType, loaded: Entry | null, source: string) {
  const queries = useQueryClient();
  const { id: viewerId } = useViewer();
  const fields = useMemo(() => allFields(type), [type]);
  const [found] = useState<LocalCopy | null>(() => readLocalCopy(viewerId, id));
  const reducer = useMemo(() => editorReducer(fields), [fields]);
  const [state, show] = useState(() => startState(loaded, found, fields));
  const [restored, setRestored] = useState<LocalCopy | null>(found);

  // The truth of the form, ahead of React's rendering, so that a save never works on yesterday's values.
  const latest = useRef(state);
  const sourceNow = useRef(source);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const underWay = useRef<Promise<boolean> | null>(null);
  const composing = useRef(false);
  useEffect(() => {
    sourceNow.current = source;
  });
  const dispatch = useCallback(
    (event: EditorEvent) => {
      latest.current = reducer(latest.current, event);
      show(latest.current);
    },
    [reducer],
  );

  const pending = useCallback(
    () => changesBetween(latest.current.base, latest.current.values, fields, sourceNow.current),
    [fields],
  );

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const { entry, expectedVersion, values } = latest.current;
    const changes = pending();
    if (changes.length === 0) return true;
    dispatch({ kind: 'saving' });
    const idempotencyKey = uuid7();
    try {
      const { result } = entry
        ? await request(SaveEntry, {
            input: { id, expectedVersion: expectedVersion ?? entry.version, fields: changes, idempotencyKey },
          })
        : await request(CreateEntry, { input: { id, type: type.id, fields: changes, idempotencyKey } });
      if (result.__typename === 'EntryConflict') {
        dispatch({ kind: 'conflict', conflicts: result.conflicts as Conflict[], current: result.current });
        return false;
      }
      const at = new Date().toISOString();
      const { findings, merged } = result;
      dispatch({ kind: 'saved', entry: result.entry, findings, merged, sent: values, at });
      setRestored(null);
      queries.setQueryData(['entry', id], { entry: result.entry });
      void queries.invalidateQueries({ queryKey: ['entries'] });
      void queries.invalidateQueries({ queryKey: ['versions', id] });
      return true;
    } catch (error) {
      dispatch({ kind: 'failed', error });
      return false;
    }
  }, [dispatch, id, pending, queries, type.id]);

  /** Saves now what is pending; waits for a save under way. Answers whether all is stored. */
  const save = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    while (underWay.current) await underWay.current;
    underWay.current = saveOnce().finally(() => {
      underWay.current = null;
    });
    return underWay.current;
  }, [saveOnce]);

  const schedule = useCallback(
    (delay: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        if (!composing.current) void save();
      }, delay);
    },
    [save],
  );

  const set = useCallback(
    (field: Field, locale: string | null, value: Json | undefined) => {
      dispatch({ kind: 'typed', field, locale, value });
      if (latest.current.saving.kind !== 'conflict') schedule(AUTOSAVE_AFTER);
    },
    [dispatch, schedule],
  );

  const unsaved = useMemo(
    () => changesBetween(state.base, state.values, fields, null).length,
    [state.base, state.values, fields],
  );

  useEffect(() => {
    if (unsaved === 0) {
      dropLocalCopy(viewerId, id);
      return;
    }
    const at = new Date().toISOString();
    keepLocalCopy(viewerId, id, { version: latest.current.entry?.version ?? null, at, changes: pending() });
  }, [viewerId, id, state.values, unsaved, pending]);

  // No answer from the server: what was typed is in this browser; try again by itself.
  useEffect(() => {
    const { saving } = state;
    if (saving.kind !== 'failed') return;
    const again = saving.error instanceof RequestProblem && saving.error.code === 'NETWORK';
    if (again) schedule(RETRY_AFTER);
  }, [state, schedule]);

  // A copy of an earlier visit is sent without waiting for another key.
  useEffect(() => {
    if (found && found.changes.length > 0) schedule(AUTOSAVE_AFTER);
    return () => {
      clearTimeout(timer.current);
      if (latest.current.saving.kind === 'idle') void saveOnce();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once per opened entry
  }, []);

  const composition = useMemo(
    () => ({
      onCompositionStart: () => {
        composing.current = true;
      },
      onCompositionEnd: () => {
        composing.current = false;
        schedule(AUTOSAVE_AFTER);
      },
    }),
    [schedule],
  );

  return {
    state,
    unsaved,
    restored,
    set,
    save,
    composition,
    /** Version of the entry as the server answered last, ahead of rendering. */
    versionNow: useCallback(() => latest.current.entry?.version ?? null, []),
    /** Takes in an entry changed by a publish, a restore, a closed version. */
    refresh: useCallback(
      (entry: Entry) => {
        dispatch({ kind: 'refreshed', entry });
        queries.setQueryData(['entry', id], { entry });
        void queries.invalidateQueries({ queryKey: ['entries'] });
        void queries.invalidateQueries({ queryKey: ['versions', id] });
      },
      [dispatch, id, queries],
    ),
    discardLocal: useCallback(() => {
      clearTimeout(timer.current);
      dropLocalCopy(viewerId, id);
      setRestored(null);
      if (latest.current.entry) dispatch({ kind: 'replaced', entry: latest.current.entry });
    }, [dispatch, id, viewerId]),
    /** Where the editor keeps theirs; the rest of ours goes out again. */
    resolve: useCallback(
      (theirs: Conflict[]) => {
        dispatch({ kind: 'resolved', theirs });
        schedule(0);
      },
      [dispatch, schedule],
    ),
  };
}

export type EntryEditor = ReturnType<typeof useEntryEditor>;
