import type { Texts } from '@/shared/model/model';
import type { Contribution } from './queries';

/** What a plugin adds, by kind; fields are counted over types and groups. */
export interface Sum {
  types: number;
  groups: number;
  fields: number;
  vocabularies: number;
}

export function sumOf(contributions: Contribution[]): Sum {
  const of = (kind: Contribution['kind']) => contributions.filter((one) => one.kind === kind);
  return {
    types: of('TYPE').length,
    groups: of('FIELD_GROUP').length,
    fields: contributions.reduce((sum, one) => sum + one.fields.length, 0),
    vocabularies: of('VOCABULARY').length,
  };
}

/** The most of anything that a sentence lists by name; the rest is counted. */
const NAMED = 4;

/**
 * Names for a sentence: the first few, and how many more there are.
 *
 * @param textIn picks the language
 */
export function namesOf(labels: Texts[], textIn: (texts: Texts) => string): { names: string[]; more: number } {
  const shown = labels.length > NAMED + 1 ? labels.slice(0, NAMED) : labels;
  return { names: shown.map(textIn), more: labels.length - shown.length };
}
