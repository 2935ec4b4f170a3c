import { useMemo } from 'react';
import { useTextIn } from '@/shared/model/useModel';
import { textsOf } from './documents';
import { useDraft } from './draft-context';
import { componentsOf, idOf, partsOf, typesOf, vocabulariesOf, type Part } from './parts';

/** What a field can be made to choose from, by name. */
export function useChoices() {
  const textIn = useTextIn();
  const model = useDraft();
  return useMemo(() => {
    const parts = partsOf(model);
    const named = (part: Part) => ({
      value: idOf(part),
      label: textIn(textsOf(part.document['label'])) || idOf(part),
      search: [idOf(part), ...Object.values(textsOf(part.document['label']))].join(' ').toLowerCase(),
    });
    return {
      vocabularies: vocabulariesOf(parts).map(named),
      components: componentsOf(parts).map(named),
      types: typesOf(parts).map(({ type }) => named(type)),
    };
  }, [model, textIn]);
}

export const found = (typed: string, option: { search: string } | undefined) =>
  option?.search.includes(typed.trim().toLowerCase()) ?? false;
