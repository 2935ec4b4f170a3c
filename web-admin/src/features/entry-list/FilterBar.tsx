import { CloseOutlined, FilterOutlined } from '@ant-design/icons';
import { Button, DatePicker, Dropdown, Input, InputNumber, Popover, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { EntryPicker } from '@/shared/entries/EntryPicker';
import { entrySummaries } from '@/shared/entries/queries';
import { findField, type ContentType, type Field } from '@/shared/model/model';
import { useTerms, useTermSearch, useVocabulary } from '@/shared/model/terms';
import { useTextIn } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import { useDebounced } from '@/shared/ui/useDebounced';
import { needsValue, operatorsOf, type Filter, type FilterOperator } from './filters';

interface Props {
  type: ContentType;
  fields: Field[];
  filters: Filter[];
  onChange: (filters: Filter[]) => void;
}

/** Filters as chips that read as sentences. */
export function FilterBar({ type, fields, filters, onChange }: Props) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const [opened, setOpened] = useState<number | null>(null);
  return (
    <div className="filter-bar">
      {filters.map((filter, index) => {
        const field = findField(type, filter.field);
        if (!field) return null;
        const replace = (next: Filter) => onChange(filters.map((other, i) => (i === index ? next : other)));
        return (
          <Popover
            key={`${filter.field}-${index}`}
            trigger="click"
            placement="bottomLeft"
            open={opened === index}
            onOpenChange={(open) => setOpened(open ? index : null)}
            content={<FilterEditor field={field} filter={filter} onChange={replace} />}
          >
            <span className="filter-chip">
              <button type="button" className="filter-chip-text">
                <strong>{textIn(field.label)}</strong> <FilterSentence field={field} filter={filter} />
              </button>
              <button
                type="button"
                className="filter-chip-remove"
                aria-label={t('filter.remove', { field: textIn(field.label) })}
                onClick={(event) => {
                  event.stopPropagation();
                  setOpened(null);
                  onChange(filters.filter((_other, i) => i !== index));
                }}
              >
                <CloseOutlined />
              </button>
            </span>
          </Popover>
        );
      })}
      <Dropdown
        trigger={['click']}
        menu={{
          className: 'filter-fields',
          items: fields.map((field) => ({
            key: field.key,
            label: textIn(field.label),
            onClick: () => {
              onChange([...filters, { field: field.key, operator: operatorsOf(field)[0]!, values: [] }]);
              setOpened(filters.length);
            },
          })),
        }}
      >
        <Button size="small" type="text" icon={<FilterOutlined />}>
          {t('filter.add')}
        </Button>
      </Dropdown>
    </div>
  );
}

/** Dates begin and end, amounts are at least and at most. */
function operatorKey(field: Field, operator: FilterOperator): string {
  const dated = ['date', 'dateTime', 'uncertainDate'].includes(field.type);
  if (operator === 'from') return dated ? 'filter.op.since' : 'filter.op.atLeast';
  if (operator === 'to') return dated ? 'filter.op.until' : 'filter.op.atMost';
  return `filter.op.${operator}`;
}

function FilterSentence({ field, filter }: { field: Field; filter: Filter }) {
  const { t } = useTranslation();
  return (
    <>
      {t(operatorKey(field, filter.operator))}{' '}
      {needsValue(filter.operator) &&
        (filter.values.length === 0 ? '…' : <ValueWords field={field} values={filter.values} />)}
    </>
  );
}

function ValueWords({ field, values }: { field: Field; values: string[] }) {
  const { t } = useTranslation();
  const time = useTime();
  if (field.type === 'term') return <TermWords vocabulary={field.options.vocabulary ?? ''} codes={values} />;
  if (field.type === 'reference') return <EntryWords ids={values} />;
  if (field.type === 'date') return <>{time.day(values[0]!)}</>;
  if (field.type === 'dateTime') return <>{time.full(values[0]!)}</>;
  if (field.type === 'uncertainDate') return <>{t('filter.inYear', { year: values[0] })}</>;
  if (['integer', 'decimal', 'money', 'measure'].includes(field.type)) {
    return <>{[values[0], field.type === 'measure' ? field.options.unit : ''].filter(Boolean).join(' ')}</>;
  }
  return <>{t('filter.quoted', { text: values[0] })}</>;
}

function TermWords({ vocabulary, codes }: { vocabulary: string; codes: string[] }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const terms = useTerms(vocabulary, codes);
  return <>{codes.map((code) => textIn(terms.get(code)?.label) || code).join(t('filter.or'))}</>;
}

function EntryWords({ ids }: { ids: string[] }) {
  const { t } = useTranslation();
  const found = useQuery({
    queryKey: ['entries', 'summaries', ids],
    queryFn: ({ signal }) => entrySummaries(ids, signal),
  });
  return <>{ids.map((id) => found.data?.get(id)?.title ?? '…').join(t('filter.or'))}</>;
}

interface EditorProps {
  field: Field;
  filter: Filter;
  onChange: (filter: Filter) => void;
}

function FilterEditor({ field, filter, onChange }: EditorProps) {
  const { t } = useTranslation();
  const operators = operatorsOf(field);
  return (
    <div className="filter-editor">
      {operators.length > 1 && (
        <Select<FilterOperator>
          value={filter.operator}
          popupMatchSelectWidth={false}
          aria-label={t('filter.how')}
          options={operators.map((operator) => ({ value: operator, label: t(operatorKey(field, operator)) }))}
          onChange={(operator) => onChange({ ...filter, operator, values: needsValue(operator) ? filter.values : [] })}
        />
      )}
      {needsValue(filter.operator) && (
        <FilterValue field={field} values={filter.values} onChange={(values) => onChange({ ...filter, values })} />
      )}
    </div>
  );
}

function FilterValue({ field, values, onChange }: { field: Field; values: string[]; onChange: (v: string[]) => void }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const label = t('filter.value', { field: textIn(field.label) });
  switch (field.type) {
    case 'term':
      return <TermValue vocabulary={field.options.vocabulary ?? ''} codes={values} label={label} onChange={onChange} />;
    case 'reference':
      return <EntryValue field={field} ids={values} onChange={onChange} />;
    case 'date':
    case 'dateTime':
      return (
        <DatePicker
          aria-label={label}
          value={values[0] ? dayjs(values[0]) : null}
          onChange={(day) => {
            const text = field.type === 'date' ? day?.format('YYYY-MM-DD') : day?.startOf('day').toISOString();
            onChange(text ? [text] : []);
          }}
        />
      );
    case 'integer':
    case 'decimal':
    case 'money':
    case 'measure':
    case 'uncertainDate':
      return (
        <InputNumber<string>
          stringMode
          autoFocus
          controls={false}
          aria-label={label}
          value={values[0] ?? null}
          {...(['integer', 'uncertainDate'].includes(field.type) ? { precision: 0 } : {})}
          {...(field.type === 'measure' && field.options.unit ? { suffix: field.options.unit } : {})}
          {...(field.type === 'uncertainDate' ? { suffix: t('filter.year') } : {})}
          onChange={(typed) => onChange(typed === null || typed === '' ? [] : [String(typed)])}
        />
      );
    default:
      return (
        <TextValue text={values[0] ?? ''} label={label} onChange={(text) => onChange(text === '' ? [] : [text])} />
      );
  }
}

/** Goes out when typing pauses or Enter is pressed, not in the middle of a pinyin syllable. */
function TextValue({ text, label, onChange }: { text: string; label: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  return (
    <Input
      autoFocus
      value={typed}
      aria-label={label}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => onChange(typed.trim())}
      onPressEnter={(event) => {
        if (!event.nativeEvent.isComposing) onChange(typed.trim());
      }}
    />
  );
}

interface TermValueProps {
  vocabulary: string;
  codes: string[];
  label: string;
  onChange: (codes: string[]) => void;
}

function TermValue({ vocabulary, codes, label, onChange }: TermValueProps) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const known = useVocabulary(vocabulary);
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed);
  const short = (known?.terms.length ?? 0) > 0;
  const searched = useTermSearch(vocabulary, search, !short);
  const chosen = useTerms(vocabulary, codes);
  const offered = short ? (known?.terms ?? []) : (searched.data ?? []);
  const terms = new Map([...chosen, ...offered.map((term) => [term.code, term] as const)]);
  return (
    <Select
      className="filter-terms"
      mode="multiple"
      autoFocus
      value={codes}
      aria-label={label}
      placeholder={short ? t('widget.choose') : t('widget.typeToSearch')}
      showSearch={{ filterOption: short, optionFilterProp: 'label', onSearch: setTyped }}
      loading={searched.isFetching}
      options={[...terms.values()].map((term) => ({ value: term.code, label: textIn(term.label) }))}
      onChange={onChange}
    />
  );
}

function EntryValue({ field, ids, onChange }: { field: Field; ids: string[]; onChange: (ids: string[]) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <span className="filter-entries">{ids.length > 0 && <EntryWords ids={ids} />}</span>
      <Button onClick={() => setOpen(true)}>{t('filter.chooseEntry')}</Button>
      <EntryPicker
        open={open}
        types={field.options.targets ?? []}
        many
        taken={ids}
        onClose={() => setOpen(false)}
        onPick={(entries) => {
          setOpen(false);
          onChange([...ids, ...entries.map((entry) => entry.id)]);
        }}
      />
    </>
  );
}
