import { HolderOutlined } from '@ant-design/icons';
import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core';
import {
  arrayMove,
  rectSortingStrategy,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props<Row> {
  rows: Row[];
  keyOf: (row: Row) => string;
  onSort: (rows: Row[]) => void;
  disabled: boolean;
  /** Rows below each other, or tiles that wrap. */
  layout: 'list' | 'grid';
  render: (row: Row, index: number, handle: ReactNode) => ReactNode;
}

/** Rows in an order the editor sets, by mouse, touch or keyboard. */
export function Sortable<Row>({ rows, keyOf, onSort, disabled, layout, render }: Props<Row>) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const keys = rows.map(keyOf);
  function dropped({ active, over }: DragEndEvent) {
    if (!over || active.id === over.id) return;
    onSort(arrayMove(rows, keys.indexOf(String(active.id)), keys.indexOf(String(over.id))));
  }
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={dropped}>
      <SortableContext items={keys} strategy={layout === 'list' ? verticalListSortingStrategy : rectSortingStrategy}>
        <ol className={layout === 'list' ? 'sortable-list' : 'sortable-grid'}>
          {rows.map((row, index) => (
            <SortableRow key={keyOf(row)} id={keyOf(row)} disabled={disabled}>
              {(handle) => render(row, index, handle)}
            </SortableRow>
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

interface RowProps {
  id: string;
  disabled: boolean;
  children: (handle: ReactNode) => ReactNode;
}

function SortableRow({ id, disabled, children }: RowProps) {
  const { t } = useTranslation();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
    disabled,
  });
  const handle = disabled ? null : (
    <button
      type="button"
      ref={setActivatorNodeRef}
      className="drag-handle"
      {...attributes}
      {...listeners}
      aria-label={t('widget.drag')}
    >
      <HolderOutlined />
    </button>
  );
  const move = transform ? `translate3d(${Math.round(transform.x)}px, ${Math.round(transform.y)}px, 0)` : undefined;
  return (
    <li ref={setNodeRef} className={isDragging ? 'dragging' : undefined} style={{ transform: move, transition }}>
      {children(handle)}
    </li>
  );
}
