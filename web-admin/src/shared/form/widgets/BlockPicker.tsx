import { SnippetsOutlined } from '@ant-design/icons';
import { Input, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '@/shared/json';
import { componentOf, wordsOf } from '@/shared/model/components';
import type { BlockComponent } from '@/shared/model/model';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { TypeIcon } from '@/shared/model/TypeIcon';
import { copiedBlock, newBlock } from './block-list';

interface Props {
  components: BlockComponent[];
  /** Language in which a copied block is named. */
  source: string;
  onChoose: (block: JsonObject) => void;
  onClose: () => void;
}

/** From this many on there is a box to look for one. */
const MANY = 9;

const GROUPS = [
  { key: 'own', has: (component: BlockComponent) => ['core', 'site'].includes(component.owner) },
  { key: 'ofPlugin', has: (component: BlockComponent) => !['core', 'site'].includes(component.owner) },
] as const;

/** Which block to add: each kind with its icon, name and what it is for, and what was copied last. */
export function BlockPicker({ components, source, onChoose, onClose }: Props) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const model = useModel();
  const [sought, setSought] = useState('');
  const copied = useMemo(() => copiedBlock(components.map(({ id }) => id)), [components]);
  const copiedOf = copied ? componentOf(model, copied) : undefined;
  const copiedWords = copied && copiedOf ? wordsOf(copiedOf, copied, source) : '';
  const word = sought.trim().toLocaleLowerCase();
  const shown = components.filter((component) =>
    `${textIn(component.label)} ${textIn(component.description)}`.toLocaleLowerCase().includes(word),
  );
  const groups = GROUPS.map(({ key, has }) => ({ key, members: shown.filter(has) })).filter(
    ({ members }) => members.length > 0,
  );
  return (
    <Modal open title={t('blocks.choose')} footer={null} width={640} onCancel={onClose} className="block-picker">
      {components.length > MANY && (
        <Input
          autoFocus
          allowClear
          value={sought}
          placeholder={t('blocks.search')}
          aria-label={t('blocks.search')}
          onChange={(event) => setSought(event.target.value)}
        />
      )}
      {copied && copiedOf && !word && (
        <button type="button" className="block-choice block-choice-paste" onClick={() => onChoose(copied)}>
          <SnippetsOutlined aria-hidden="true" />
          <span>
            <strong>{t('blocks.paste', { block: textIn(copiedOf.label) })}</strong>
            <span className="hint" dir="auto">
              {copiedWords || t('blocks.pasteHint')}
            </span>
          </span>
        </button>
      )}
      {groups.length === 0 && <p className="muted">{t('blocks.none')}</p>}
      {groups.map(({ key, members }) => (
        <section key={key}>
          {groups.length > 1 && <h3 className="sub-label">{t(`blocks.${key}`)}</h3>}
          <ul className="block-choices">
            {members.map((component) => (
              <li key={component.id}>
                <button type="button" className="block-choice" onClick={() => onChoose(newBlock(component.id))}>
                  <TypeIcon name={component.icon} />
                  <span>
                    <strong>{textIn(component.label)}</strong>
                    <span className="hint">{textIn(component.description)}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Modal>
  );
}
