import { PlusOutlined, UndoOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findingsUnder } from '@/shared/fields/findings';
import type { JsonObject } from '@/shared/json';
import { blocksOf, componentOf, keyOf, offered } from '@/shared/model/components';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { Sortable } from '@/shared/ui/Sortable';
import { useLatest } from '@/shared/ui/useLatest';
import { copyBlock, inserted, moved, withNewKeys } from './block-list';
import { BlockPicker } from './BlockPicker';
import { BlockRow, type BlockAction } from './BlockRow';
import { useFormContext } from './form-context';
import type { WidgetProps } from './types';

interface Removed {
  block: JsonObject;
  index: number;
}

/** Blocks in the order of the page: added, moved, folded, copied to other entries, put back after a slip. */
export function BlocksWidget({ id, field, value, onChange, disabled, findings, label }: WidgetProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const textIn = useTextIn();
  const model = useModel();
  const { source } = useFormContext();
  const blocks = blocksOf(value);
  const components = offered(model, field);
  const max = field.options.maxRows ?? 50;
  const full = blocks.length >= max;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [pickAt, setPickAt] = useState<number | null>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const [said, setSaid] = useState('');
  const focus = useRef<string | null>(null);
  useEffect(() => {
    if (focus.current === null) return;
    document.getElementById(`${focus.current}-row`)?.querySelector<HTMLElement>('.block-row-title')?.focus();
    focus.current = null;
  });
  const rowId = (block: JsonObject) => `${id}-${keyOf(block)}`;
  const nameOf = (block: JsonObject) => textIn(componentOf(model, block)?.label) || t('blocks.unknown');
  const latest = useLatest(blocks);
  function set(next: JsonObject[]) {
    latest.current = next;
    onChange(next.length === 0 ? null : next);
  }
  const fold = (key: string, open: boolean) =>
    setOpened((old) => {
      const next = new Set(old);
      if (open) next.add(key);
      else next.delete(key);
      return next;
    });

  function insert(block: JsonObject, at: number) {
    set(inserted(blocks, at, block));
    fold(keyOf(block), true);
    focus.current = rowId(block);
    setPickAt(null);
    setRemoved(null);
  }

  function move(block: JsonObject, from: number, to: number) {
    set(moved(blocks, from, to));
    focus.current = rowId(block);
    setSaid(t('blocks.position', { name: nameOf(block), number: to + 1, count: blocks.length }));
  }

  function act(action: BlockAction, block: JsonObject, index: number) {
    if (action === 'up') move(block, index, index - 1);
    else if (action === 'down') move(block, index, index + 1);
    else if (action === 'duplicate') insert(withNewKeys(block), index + 1);
    else if (action === 'copy') {
      copyBlock(block);
      void message.success(t('blocks.copied'));
    } else {
      set(blocks.filter((other) => other !== block));
      setRemoved({ block, index });
      setSaid(t('blocks.deleted', { name: nameOf(block) }));
    }
  }

  return (
    <div className="blocks" id={id} tabIndex={-1} role="group" aria-label={t('blocks.list', { field: label })}>
      <Sortable
        rows={blocks}
        keyOf={keyOf}
        onSort={set}
        disabled={disabled}
        layout="list"
        render={(block, index, handle) => {
          const under = findingsUnder(findings, String(index));
          return (
            <BlockRow
              id={rowId(block)}
              block={block}
              index={index}
              count={blocks.length}
              handle={handle}
              open={opened.has(keyOf(block))}
              full={full}
              disabled={disabled}
              findings={under}
              onFold={(open) => fold(keyOf(block), open)}
              onInsert={() => setPickAt(index)}
              onAct={(action) => act(action, block, index)}
              onChange={(next) => set(latest.current.map((other) => (keyOf(other) === keyOf(block) ? next : other)))}
            />
          );
        }}
      />
      {removed && !disabled && (
        <p className="block-removed">
          {t('blocks.deleted', { name: nameOf(removed.block) })}
          <Button
            size="small"
            type="link"
            icon={<UndoOutlined />}
            disabled={full}
            onClick={() => insert(removed.block, Math.min(removed.index, blocks.length))}
          >
            {t('blocks.undo')}
          </Button>
        </p>
      )}
      {!disabled && (
        <Button icon={<PlusOutlined />} disabled={full} onClick={() => setPickAt(blocks.length)}>
          {t('blocks.add')}
        </Button>
      )}
      {full && !disabled && <p className="hint">{t('blocks.full', { max })}</p>}
      <span className="visually-hidden" role="status">
        {said}
      </span>
      {pickAt !== null && (
        <BlockPicker
          components={components}
          source={source}
          onChoose={(block) => insert(block, pickAt)}
          onClose={() => setPickAt(null)}
        />
      )}
    </div>
  );
}
