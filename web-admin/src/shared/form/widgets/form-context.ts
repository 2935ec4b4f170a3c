import { createContext, useContext } from 'react';
import type { Json } from '@/shared/json';
import type { Widget } from './types';

/** What widgets may know of the form around them. */
export interface FormContext {
  typeId: string;
  entryId: string;
  /** Locale of the source column. */
  source: string;
  /** Locale of the second column; null when the model has one locale. */
  target: string | null;
  /** Value of another field of the entry, in the source locale where it is localised. */
  valueOf: (fieldId: string) => Json | undefined;
  /** Only looked at and tried: nothing may reach the server, and the entry and perhaps its type do not exist. */
  trial: boolean;
  /** The widget of a field type; handed down, since groups hold widgets of every type, groups among them. */
  widgetOf: (type: string) => Widget;
}

export const FormContext = createContext<FormContext | null>(null);

export function useFormContext(): FormContext {
  const context = useContext(FormContext);
  if (!context) throw new Error('a widget stands outside of a form');
  return context;
}
