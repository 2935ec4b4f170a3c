import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '@/shared/json';
import { useTextIn } from '@/shared/model/useModel';
import { Sortable } from '@/shared/ui/Sortable';
import { textOf, textsOf, truthOf } from './documents';
import { useDraft } from './draft-context';
import { innerKey, orderFields, placeAfterOrder, samePlace, siblingsAt, type Place } from './fields';
import { FieldTypeIcon } from './fieldTypes';
import type { Part } from './parts';
import { useFaultText } from './useFaultText';

interface Props {
  part: Part;
  /** What the fields stand in: the document itself, or a group. */
  holder: Place;
  place: Place | null;
  onChoose: (part: Part, place: Place | null) => void;
  onAdd: (holder: Place) => void;
}

interface Row {
  key: string;
  index: number;
  field: JsonObject;
}

/** Ids are the keys, as long as each is there and there once. */
function rowsOf(fields: JsonObject[]): Row[] {
  const seen = new Set<string>();
  return fields.map((field, index) => {
    const id = textOf(field['id']);
    const key = id === '' || seen.has(id) ? `#${index}` : id;
    seen.add(id);
    return { key, index, field };
  });
}

/** Fields beside each other, in an order that is set by drag. */
export function FieldList(props: Props) {
  const { part, holder, place, onChoose } = props;
  const { put } = useDraft();
  const rows = rowsOf(siblingsAt(part.document, holder));
  function sort(sorted: Row[]) {
    const order = sorted.map(({ index }) => index);
    const document = orderFields(part.document, holder, order);
    put(part.path, document);
    if (place) onChoose({ ...part, document }, placeAfterOrder(place, holder, order));
  }
  if (rows.length === 0) return null;
  return (
    <Sortable
      rows={rows}
      keyOf={({ key }) => key}
      onSort={sort}
      disabled={part.locked}
      layout="list"
      render={(row, _index, handle) => <FieldRow {...props} row={row} handle={handle} />}
    />
  );
}

function FieldRow({ row, handle, ...props }: Props & { row: Row; handle: ReactNode }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const { part, holder, place, onChoose, onAdd } = props;
  const here = [...holder, row.index];
  const faulty = useFaultText(part.path, { field: here }).any && !part.locked;
  const { field } = row;
  const inner =
    innerKey(field) !== null && (textOf(field['type']) === 'group' || siblingsAt(part.document, here).length > 0);
  const current = place !== null && samePlace(place, here);
  return (
    <>
      <div className={current ? 'field-row field-row-current' : 'field-row'}>
        {handle}
        <FieldTypeIcon word={textOf(field['type'])} />
        <button
          type="button"
          className={faulty ? 'field-row-name builder-faulty' : 'field-row-name'}
          aria-current={current}
          onClick={() => onChoose(part, here)}
        >
          <span>{textIn(textsOf(field['label'])) || t('model.unnamedField')}</span>
          <span className="code-text muted" dir="ltr">
            {textOf(field['id'])}
          </span>
          {faulty && <span className="visually-hidden">{t('finding.error')}</span>}
        </button>
        <FieldBadges field={field} />
      </div>
      {inner && (
        <div className="field-inner">
          <FieldList {...props} holder={here} />
          {!part.locked && (
            <Button size="small" type="link" icon={<PlusOutlined aria-hidden="true" />} onClick={() => onAdd(here)}>
              {t('model.addInside', { name: textIn(textsOf(field['label'])) || t('model.unnamedField') })}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

const BADGES = ['required', 'localized', 'unique', 'filterable', 'many', 'repeatable'] as const;

function FieldBadges({ field }: { field: JsonObject }) {
  const { t } = useTranslation();
  const visibility = textOf(field['visibility']);
  const shown = BADGES.filter((key) => truthOf(field[key]));
  return (
    <span className="field-badges">
      {shown.map((key) => (
        <span key={key} className={key === 'required' ? 'badge badge-strong' : 'badge'}>
          {t(`model.badge.${key}`)}
        </span>
      ))}
      {visibility !== '' && visibility !== 'public' && (
        <span className="badge">{t(`field.visibility.${visibility.toUpperCase()}`)}</span>
      )}
      {field['deprecated'] !== undefined && <span className="badge">{t('field.deprecated')}</span>}
      {truthOf(field['computed']) && <span className="badge">{t('field.computed')}</span>}
    </span>
  );
}
