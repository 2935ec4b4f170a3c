import { useTranslation } from 'react-i18next';
import type { Fault } from './checks';
import { useDraft } from './draft-context';
import { samePlace, type Place } from './fields';

/** What is wrong at a key of a document, of one of its fields, sections or terms; each fault in a sentence. */
export function useFaultText(path: string, at: Partial<Pick<Fault, 'field' | 'section' | 'term'>> = {}) {
  const { t } = useTranslation();
  const { faults } = useDraft();
  const field: Place = at.field ?? [];
  const here = faults.filter(
    (fault) =>
      fault.path === path &&
      samePlace(fault.field, field) &&
      fault.section === (at.section ?? null) &&
      fault.term === (at.term ?? null),
  );
  const all = (key: string) => here.filter((fault) => fault.key === key).map(({ word }) => t(`model.fault.${word}`));
  return { all, one: (key: string) => all(key)[0], any: here.length > 0 };
}
