import { DeleteOutlined, DownOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findingsHere, findingsUnder } from '@/shared/fields/findings';
import { rowKey } from '@/shared/ids';
import { isEmpty, isObject, type Json, type JsonObject } from '@/shared/json';
import type { Field } from '@/shared/model/model';
import { Sortable } from '@/shared/ui/Sortable';
import { useLatest } from '@/shared/ui/useLatest';
import { FindingList } from '../FindingList';
import { NestedFields } from './NestedFields';
import type { WidgetProps } from './types';

/** Fields that belong together: one block, or rows that can be added, moved and folded. */
export function GroupWidget(props: WidgetProps) {
  return props.field.many ? <Rows {...props} /> : <Single {...props} />;
}

function Single({ id, field, value, onChange, disabled, findings }: WidgetProps) {
  return (
    <div className="group-row">
      <NestedFields
        id={id}
        fields={field.fields}
        value={isObject(value) ? value : {}}
        disabled={disabled}
        findings={findings}
        onChange={(next) => onChange(isEmpty(next) ? null : next)}
      />
    </div>
  );
}

function Rows({ id, field, value, onChange, disabled, findings, label }: WidgetProps) {
  const { t } = useTranslation();
  const rows = Array.isArray(value) ? value.filter((row): row is JsonObject => isObject(row)) : [];
  const max = field.options.maxRows ?? 100;
  const [folded, setFolded] = useState<Set<string>>(() => new Set(rows.length > 3 ? rows.map(keyOf) : []));
  const latest = useLatest(rows);
  function set(next: JsonObject[]) {
    latest.current = next;
    onChange(next.length === 0 ? null : next);
  }
  const fold = (key: string, close: boolean) =>
    setFolded((old) => {
      const next = new Set(old);
      if (close) next.add(key);
      else next.delete(key);
      return next;
    });
  return (
    <div className="group-rows">
      <Sortable
        rows={rows}
        keyOf={keyOf}
        onSort={set}
        disabled={disabled}
        layout="list"
        render={(row, index, handle) => {
          const key = keyOf(row);
          const under = findingsUnder(findings, String(index));
          const closed = folded.has(key) && under.length === 0;
          return (
            <div className="group-row">
              <div className="group-row-head">
                {handle}
                <button
                  type="button"
                  className="text-button group-row-title"
                  aria-expanded={!closed}
                  onClick={() => fold(key, !closed)}
                >
                  {closed ? <RightOutlined aria-hidden="true" /> : <DownOutlined aria-hidden="true" />}
                  <span className="row-number">{index + 1}</span>
                  <span dir="auto">{rowTitle(row, field.fields) || t('widget.rowEmpty')}</span>
                </button>
                {!disabled && (
                  <Tooltip title={t('widget.removeRow')}>
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={t('widget.removeRowNumber', { number: index + 1, field: label })}
                      onClick={() => set(rows.filter((other) => other !== row))}
                    />
                  </Tooltip>
                )}
              </div>
              {!closed && (
                <NestedFields
                  id={`${id}-${key}`}
                  fields={field.fields}
                  value={row}
                  disabled={disabled}
                  findings={under}
                  onChange={(next) => set(latest.current.map((other) => (keyOf(other) === key ? next : other)))}
                />
              )}
              <FindingList findings={findingsHere(under)} />
            </div>
          );
        }}
      />
      {!disabled && (
        <Button
          icon={<PlusOutlined />}
          disabled={rows.length >= max}
          onClick={() => set([...rows, { _key: rowKey() }])}
        >
          {t('widget.addRow', { field: label })}
        </Button>
      )}
    </div>
  );
}

function keyOf(row: JsonObject): string {
  return typeof row['_key'] === 'string' ? row['_key'] : JSON.stringify(row);
}

/** The first text of a row names it while it is folded. */
export function rowTitle(row: JsonObject, fields: Field[]): string {
  for (const field of fields) {
    if (!['text', 'identifier', 'date', 'integer', 'decimal'].includes(field.type)) continue;
    const text = firstText(row[field.id]);
    if (text) return text;
  }
  return '';
}

function firstText(value: Json | undefined): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (isObject(value)) return Object.values(value).map(firstText).find(Boolean) ?? '';
  return '';
}
