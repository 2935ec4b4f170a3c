import type { ReactElement } from 'react';
import type { Finding } from '@/shared/api/fragments';
import type { Json } from '@/shared/json';
import type { Field } from '@/shared/model/model';

/** What a widget is given. It shows `value` and answers with `onChange`; label and findings stand around it. */
export interface WidgetProps {
  /** Id for the label. */
  id: string;
  field: Field;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  /** Language of the value; absent for values that have none. */
  lang?: string | undefined;
  dir?: 'ltr' | 'rtl' | undefined;
  disabled: boolean;
  /** Findings inside the value, by pointer. */
  findings: Finding[];
  /** Ids of the elements that describe the field (help, findings). */
  describedBy?: string | undefined;
  /** Name for widgets that a label cannot point at. */
  label: string;
}

export type Widget = (props: WidgetProps) => ReactElement;
