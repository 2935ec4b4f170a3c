import { Select, TreeSelect } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Term } from '@/shared/model/model';
import { useTerms, useTermSearch, useVocabulary } from '@/shared/model/terms';
import { useTextIn } from '@/shared/model/useModel';
import { useDebounced } from '@/shared/ui/useDebounced';

interface Choice {
  value: string;
  label: string;
  /** What typing is compared with. */
  search: string;
  path?: string;
  disabled?: boolean;
}

/** Choices of a vocabulary: all of a short one, what was searched for of a long one; always those already chosen. */
function useChoices(vocabulary: string, chosen: string[], showCode: boolean) {
  const textIn = useTextIn();
  const known = useVocabulary(vocabulary);
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState(false);
  const search = useDebounced(typed);
  const short = (known?.terms.length ?? 0) > 0;
  const searched = useTermSearch(vocabulary, search, !short && opened);
  const current = useTerms(vocabulary, chosen);
  const choiceOf = (term: Term): Choice => ({
    value: term.code,
    label: showCode ? `${term.code} ${textIn(term.label)}` : textIn(term.label),
    search: [term.code, ...Object.values(term.label)].join(' ').toLowerCase(),
    ...(term.path.length > 1 ? { path: term.path.slice(0, -1).map(textIn).join(' › ') } : {}),
    ...(term.withdrawn ? { disabled: true } : {}),
  });
  const terms = short ? (known?.terms ?? []) : (searched.data ?? []);
  const offered = terms.filter((term) => !term.withdrawn || chosen.includes(term.code));
  const choices = new Map(offered.map((term) => [term.code, choiceOf(term)]));
  for (const code of chosen) {
    const term = current.get(code);
    if (!choices.has(code)) choices.set(code, term ? choiceOf(term) : { value: code, label: code, search: code });
  }
  return { choices: [...choices.values()], short, loading: searched.isFetching, setTyped, setOpened };
}

const optionRender = (option: { data: Choice }) => (
  <span className="term-option">
    {option.data.label}
    {option.data.path && <span className="muted">{option.data.path}</span>}
  </span>
);

interface SelectProps {
  id: string;
  vocabulary: string;
  value: string | null;
  disabled: boolean;
  label: string;
  showCode?: boolean;
  onChange: (code: string | null) => void;
}

/** One term of a vocabulary, found by name or code. */
export function TermSelect({ id, vocabulary, value, disabled, label, showCode = false, onChange }: SelectProps) {
  const { t } = useTranslation();
  const { choices, short, loading, setTyped, setOpened } = useChoices(
    vocabulary,
    value === null ? [] : [value],
    showCode,
  );
  return (
    <Select<string, Choice>
      id={id}
      className="term-select"
      showSearch={{
        filterOption: short ? (typed, choice) => choice?.search.includes(typed.toLowerCase()) ?? false : false,
        onSearch: setTyped,
      }}
      allowClear
      popupMatchSelectWidth={false}
      value={value}
      options={choices}
      optionRender={optionRender}
      loading={loading}
      disabled={disabled}
      aria-label={label}
      placeholder={short ? t('widget.choose') : t('widget.typeToSearch')}
      notFoundContent={loading ? t('widget.searching') : t('widget.noTerm')}
      onOpenChange={(open) => open && setOpened(true)}
      onChange={(code?: string) => onChange(code ?? null)}
    />
  );
}

interface ManyProps {
  id: string;
  vocabulary: string;
  codes: string[];
  many?: boolean;
  disabled: boolean;
  label: string;
  onChange: (codes: string[]) => void;
}

/** Several terms of a vocabulary. */
export function TermSelectMany({ id, vocabulary, codes, disabled, label, onChange }: ManyProps) {
  const { t } = useTranslation();
  const { choices, short, loading, setTyped, setOpened } = useChoices(vocabulary, codes, false);
  return (
    <Select<string[], Choice>
      id={id}
      className="term-select"
      mode="multiple"
      showSearch={{
        filterOption: short ? (typed, choice) => choice?.search.includes(typed.toLowerCase()) ?? false : false,
        onSearch: setTyped,
      }}
      value={codes}
      options={choices}
      optionRender={optionRender}
      loading={loading}
      disabled={disabled}
      aria-label={label}
      placeholder={short ? t('widget.choose') : t('widget.typeToSearch')}
      notFoundContent={loading ? t('widget.searching') : t('widget.noTerm')}
      onOpenChange={(open) => open && setOpened(true)}
      onChange={onChange}
    />
  );
}

interface TreeNode {
  value: string;
  title: string;
  disabled?: boolean;
  children: TreeNode[];
}

/** Terms of a short vocabulary that is a tree. */
export function TermTree({ id, codes, many, disabled, label, onChange, terms }: ManyProps & { terms: Term[] }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const tree = useMemo(() => {
    const offered = terms.filter((term) => !term.withdrawn || codes.includes(term.code));
    const under = (broader: string | null): TreeNode[] =>
      offered
        .filter((term) => (term.broader ?? null) === broader)
        .map((term) => ({
          value: term.code,
          title: textIn(term.label),
          children: under(term.code),
          ...(term.withdrawn ? { disabled: true } : {}),
        }));
    return under(null);
  }, [terms, codes, textIn]);
  const shared = {
    id,
    className: 'term-select',
    treeData: tree,
    allowClear: true,
    showSearch: { treeNodeFilterProp: 'title' },
    treeDefaultExpandedKeys: codes,
    popupMatchSelectWidth: false,
    disabled,
    'aria-label': label,
    placeholder: t('widget.choose'),
  };
  return many ? (
    <TreeSelect<string[]> {...shared} multiple value={codes} onChange={(next) => onChange(next)} />
  ) : (
    <TreeSelect<string | null>
      {...shared}
      value={codes[0] ?? null}
      onChange={(next: string | null | undefined) => onChange(next ? [next] : [])}
    />
  );
}
