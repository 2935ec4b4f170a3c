import type { Json } from '@/shared/json';
import { TermSelect, TermSelectMany, TermTree } from '@/shared/fields/TermSelect';
import { useVocabulary } from '@/shared/model/terms';
import type { WidgetProps } from './types';

export function TermWidget({ id, field, value, onChange, disabled, label }: WidgetProps) {
  const vocabulary = field.options.vocabulary ?? '';
  const known = useVocabulary(vocabulary);
  const codes = codesOf(value);
  const short = (known?.terms.length ?? 0) > 0;
  const change = (next: string[]) => onChange(next.length === 0 ? null : field.many ? next : (next[0] ?? null));
  const props = { id, vocabulary, codes, many: field.many, disabled, label, onChange: change };
  if (short && known?.tree) return <TermTree {...props} terms={known.terms} />;
  if (field.many) return <TermSelectMany {...props} />;
  return (
    <TermSelect
      id={id}
      vocabulary={vocabulary}
      value={codes[0] ?? null}
      disabled={disabled}
      label={label}
      onChange={(code) => onChange(code)}
    />
  );
}

function codesOf(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((code): code is string => typeof code === 'string') : [];
}
