import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { isObject, type Json } from '@/shared/json';
import { findField, type ContentType } from '@/shared/model/model';
import { useTextIn } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import { Picture } from '@/shared/ui/Picture';
import { LocaleChips, StateChip } from '@/shared/ui/StateChip';
import type { EntryRow } from './EntryListPage';
import type { ListState } from './useListState';

interface Props {
  type: ContentType;
  rows: EntryRow[];
  columns: string[];
  state: ListState;
  onChange: (part: Partial<ListState>) => void;
}

export function EntryTable({ type, rows, columns, state, onChange }: Props) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const time = useTime();
  const navigate = useNavigate();
  const order = (by: string) => ({
    key: by,
    sorter: true,
    sortOrder: state.orderBy === by ? (state.direction === 'ASC' ? ('ascend' as const) : ('descend' as const)) : null,
  });
  const titled: TableColumnsType<EntryRow> = [
    {
      ...order('title'),
      title: t('list.column.title'),
      className: 'cell-title',
      render: (_value, row) => (
        <span className="title-cell">
          {type.imageField && <Picture asset={row.image} decorative />}
          <Link
            to={`/content/${row.type}/${row.id}`}
            className="serif"
            dir={row.titleDirection === 'RTL' ? 'rtl' : 'ltr'}
            lang={row.titleLocale ?? undefined}
            onClick={(event) => event.stopPropagation()}
          >
            {row.title}
          </Link>
        </span>
      ),
    },
  ];
  const chosen: TableColumnsType<EntryRow> = columns.flatMap((key) => {
    const field = findField(type, key);
    if (!field) return [];
    return {
      ...(field.sortable ? order(key) : { key }),
      title: textIn(field.label),
      className: ['integer', 'decimal', 'money', 'measure'].includes(field.type) ? 'cell-number' : 'cell-value',
      render: (_value: unknown, row: EntryRow) => (
        <span dir="auto">{shownText(isObject(row.values) ? row.values[key] : null, t('comma'), textIn, t)}</span>
      ),
    };
  });
  const kept: TableColumnsType<EntryRow> = [
    {
      key: 'state',
      title: t('list.column.state'),
      className: 'cell-state',
      render: (_v, row) => <StateChip state={row.state} />,
    },
    ...(type.localized
      ? [
          {
            key: 'locales',
            title: t('list.column.locales'),
            className: 'cell-locales',
            render: (_v: unknown, row: EntryRow) => <LocaleChips states={row.localeStates} />,
          },
        ]
      : []),
    {
      ...order('updatedAt'),
      title: t('list.column.updated'),
      className: 'cell-time',
      render: (_v, row) => (
        <span title={time.full(row.updatedAt)}>
          {time.short(row.updatedAt)}
          {row.updatedBy && <span className="muted"> {row.updatedBy.displayName}</span>}
        </span>
      ),
    },
  ];
  return (
    <Table<EntryRow>
      className="entry-table"
      rowKey="id"
      size="middle"
      pagination={false}
      scroll={{ x: 'max-content' }}
      showSorterTooltip={false}
      columns={[...titled, ...chosen, ...kept]}
      dataSource={rows}
      onRow={(row) => ({ onClick: () => void navigate(`/content/${row.type}/${row.id}`) })}
      onChange={(_paging, _filters, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter;
        if (!one?.columnKey || !one.order) onChange({ orderBy: 'updatedAt', direction: 'DESC' });
        else onChange({ orderBy: String(one.columnKey), direction: one.order === 'descend' ? 'DESC' : 'ASC' });
      }}
    />
  );
}

/** The server answers values ready to show; lists are joined, texts in several languages read in the interface's. */
function shownText(
  value: Json | undefined,
  comma: string,
  textIn: (texts: Record<string, string>) => string,
  t: (key: string) => string,
): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((one) => shownText(one, comma, textIn, t)).join(comma);
  if (typeof value === 'boolean') return value ? t('widget.yes') : t('widget.no');
  if (isObject(value)) {
    if (typeof value['title'] === 'string') return value['title'];
    if (isObject(value['label'])) return textIn(value['label'] as Record<string, string>);
    if (isObject(value['display'])) return textIn(value['display'] as Record<string, string>);
    if (value['amount'] !== undefined) return [value['currency'], value['amount']].join(' ');
    if (value['value'] !== undefined) return [value['value'], value['unit']].join(' ');
    if (typeof value['edtf'] === 'string') return value['edtf'];
    if (typeof value['local'] === 'string') return value['local'].replace('T', ' ');
    const texts = Object.values(value).filter((one) => typeof one === 'string');
    return texts.length > 0 ? textIn(value as Record<string, string>) : '';
  }
  return String(value);
}
