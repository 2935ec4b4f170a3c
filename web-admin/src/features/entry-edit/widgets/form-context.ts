import { createContext, useContext } from 'react';
import type { Json } from '@/shared/json';

/** What widgets may know of the form around them. */
export interface FormContext {
  typeId: string;
  entryId: string;
  /** Locale of the source column. */
  source: string;
  /** Value of another field of the entry, in the source locale where it is localised. */
  valueOf: (fieldId: string) => Json | undefined;
}

export const FormContext = createContext<FormContext | null>(null);

export function useFormContext(): FormContext {
  const context = useContext(FormContext);
  if (!context) throw new Error('a widget stands outside of a form');
  return context;
}
