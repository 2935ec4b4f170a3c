import type { Entry, Finding } from '@/shared/api/fragments';
import { afterSave, changesBetween, withChanges, withValue, type Values } from '@/shared/fields/values';
import type { Json } from '@/shared/json';
import type { Field } from '@/shared/model/model';
import type { LocalCopy } from './local-copy';

export interface Conflict {
  field: string;
  locale: string | null;
  yours: Json;
  theirs: Json;
  changedAt: string;
  changedBy: { id: string; displayName: string } | null;
}

export type Saving =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'conflict'; conflicts: Conflict[]; current: Entry };

export interface EditorState {
  /** Null until the first save of a new entry. */
  entry: Entry | null;
  /** What the shown values were written upon: older than `entry` for a copy kept from an earlier visit. */
  expectedVersion: string | null;
  /** What the server holds. */
  base: Values;
  /** What the form shows. */
  values: Values;
  findings: Finding[];
  saving: Saving;
  savedAt: string | null;
  /** Raised when somebody else's changes came in beside ours. */
  mergedAt: string | null;
}

export type EditorEvent =
  | { kind: 'typed'; field: Field; locale: string | null; value: Json | undefined }
  | { kind: 'saving' }
  | { kind: 'saved'; entry: Entry; findings: Finding[]; merged: boolean; sent: Values; at: string }
  | { kind: 'conflict'; conflicts: Conflict[]; current: Entry }
  | { kind: 'failed'; error: unknown }
  | { kind: 'resolved'; theirs: Conflict[] }
  | { kind: 'replaced'; entry: Entry }
  | { kind: 'refreshed'; entry: Entry };

const valuesOf = (entry: Entry) => entry.fields as Values;

export function startState(entry: Entry | null, local: LocalCopy | null, fields: Field[]): EditorState {
  const base = entry ? valuesOf(entry) : {};
  return {
    entry,
    expectedVersion: local?.version ?? entry?.version ?? null,
    base,
    values: withChanges(base, local?.changes ?? [], fields),
    findings: entry?.findings ?? [],
    saving: { kind: 'idle' },
    savedAt: null,
    mergedAt: null,
  };
}

/** All that can happen to an open form, without any clock or network. */
export function editorReducer(fields: Field[]) {
  return (state: EditorState, event: EditorEvent): EditorState => {
    switch (event.kind) {
      case 'typed':
        return { ...state, values: withValue(state.values, event.field, event.locale, event.value) };
      case 'saving':
        return { ...state, saving: { kind: 'saving' } };
      case 'saved': {
        const notStored = (field: string, locale: string | null) =>
          event.findings.some(
            (finding) =>
              !finding.stored && finding.field === field && (finding.locale === null || finding.locale === locale),
          );
        return {
          ...state,
          entry: event.entry,
          expectedVersion: event.entry.version,
          base: valuesOf(event.entry),
          values: afterSave(event.sent, state.values, valuesOf(event.entry), fields, notStored),
          findings: unique([...event.findings, ...event.entry.findings]),
          saving: { kind: 'idle' },
          savedAt: event.at,
          mergedAt: event.merged ? event.at : state.mergedAt,
        };
      }
      case 'conflict':
        return { ...state, saving: { kind: 'conflict', conflicts: event.conflicts, current: event.current } };
      case 'failed':
        return { ...state, saving: { kind: 'failed', error: event.error } };
      case 'resolved':
        return resolve(state, event.theirs, fields);
      case 'replaced':
        return { ...startState(event.entry, null, fields), savedAt: state.savedAt };
      case 'refreshed':
        return {
          ...state,
          entry: event.entry,
          expectedVersion: event.entry.version,
          base: valuesOf(event.entry),
          values: afterSave(state.base, state.values, valuesOf(event.entry), fields, () => false),
          findings: event.entry.findings,
        };
    }
  };
}

/** After a conflict: theirs is the new base; where the editor kept theirs, the form shows theirs. */
function resolve(state: EditorState, theirs: Conflict[], fields: Field[]): EditorState {
  if (state.saving.kind !== 'conflict') return state;
  const { current } = state.saving;
  const mine = changesBetween(state.base, state.values, fields, null).filter(
    (change) => !theirs.some((conflict) => conflict.field === change.field && conflict.locale === change.locale),
  );
  return {
    ...state,
    entry: current,
    expectedVersion: current.version,
    base: valuesOf(current),
    values: withChanges(valuesOf(current), mine, fields),
    findings: current.findings,
    saving: { kind: 'idle' },
  };
}

function unique(findings: Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = JSON.stringify([finding.code, finding.field, finding.locale, finding.at]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
