import { DownOutlined, MoreOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '@/shared/api/fragments';
import { useAsset } from '@/shared/assets/useAsset';
import { findingsHere } from '@/shared/fields/findings';
import type { JsonObject } from '@/shared/json';
import { componentOf, pictureOf, wordsOf } from '@/shared/model/components';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { Picture } from '@/shared/ui/Picture';
import { TypeIcon } from '@/shared/model/TypeIcon';
import { FindingList } from '../FindingList';
import { useFormContext } from './form-context';
import { NestedFields } from './NestedFields';

export type BlockAction = 'up' | 'down' | 'duplicate' | 'copy' | 'delete';

interface Props {
  id: string;
  block: JsonObject;
  index: number;
  count: number;
  /** Takes the block elsewhere by dragging. */
  handle: ReactNode;
  open: boolean;
  full: boolean;
  disabled: boolean;
  findings: Finding[];
  onFold: (open: boolean) => void;
  onInsert: () => void;
  onAct: (action: BlockAction) => void;
  onChange: (block: JsonObject) => void;
}

/** One block: a line that says what it is, and below it, once opened, its fields. Those of a closed block are not made. */
export function BlockRow(props: Props) {
  const { id, block, index, count, handle, open, full, disabled, findings } = props;
  const { t } = useTranslation();
  const textIn = useTextIn();
  const model = useModel();
  const { source } = useFormContext();
  const component = componentOf(model, block);
  const name = component ? textIn(component.label) : t('blocks.unknown');
  const picture = component ? pictureOf(component, block) : null;
  const words = component ? wordsOf(component, block, source) : '';
  const wrong = findings.filter(({ severity }) => severity === 'ERROR').length;
  const items: MenuProps['items'] = [
    { key: 'up', label: t('blocks.up'), disabled: index === 0 },
    { key: 'down', label: t('blocks.down'), disabled: index === count - 1 },
    { key: 'duplicate', label: t('blocks.duplicate'), disabled: full || !component },
    { key: 'copy', label: t('blocks.copy'), disabled: !component },
    { type: 'divider' },
    { key: 'delete', label: t('blocks.delete'), danger: true },
  ];
  return (
    <>
      {!disabled && !full && (
        <button
          type="button"
          className="block-insert"
          aria-label={t('blocks.insertBefore', { number: index + 1 })}
          onClick={props.onInsert}
        >
          <PlusOutlined aria-hidden="true" />
        </button>
      )}
      <div className={`block-row ${open ? 'block-row-open' : ''}`} id={`${id}-row`}>
        <div className="block-row-head">
          {handle}
          <button
            type="button"
            className="text-button block-row-title"
            aria-expanded={open}
            disabled={!component}
            onClick={() => props.onFold(!open)}
          >
            {open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
            <TypeIcon name={component?.icon ?? ''} />
            <span className="block-name">{name}</span>
            {!open && picture && <Thumbnail id={picture} />}
            {!open && words && (
              <span className="block-words" dir="auto">
                {words}
              </span>
            )}
            {wrong > 0 && !open && <span className="block-wrong">{t('blocks.toCorrect', { count: wrong })}</span>}
          </button>
          {!disabled && (
            <Dropdown
              trigger={['click']}
              menu={{ items, onClick: ({ key }) => props.onAct(key as BlockAction) }}
              placement="bottomRight"
            >
              <Button
                type="text"
                icon={<MoreOutlined />}
                aria-label={t('blocks.more', { number: index + 1, name })}
                aria-haspopup="menu"
              />
            </Dropdown>
          )}
        </div>
        {open && component && (
          <NestedFields
            id={id}
            fields={component.fields}
            value={block}
            disabled={disabled}
            findings={findings}
            onChange={props.onChange}
          />
        )}
        {!component && <p className="hint">{t('blocks.unknownHint')}</p>}
        <FindingList findings={findingsHere(findings)} />
      </div>
    </>
  );
}

function Thumbnail({ id }: { id: string }) {
  return (
    <span className="block-thumbnail">
      <Picture asset={useAsset(id)} decorative />
    </span>
  );
}
