import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '@/shared/json';
import { useTextIn } from '@/shared/model/useModel';
import { objectsOf, textOf, textsOf, truthOf, withKey } from './documents';
import { useDraft } from './draft-context';
import { freeId, proposedCode } from './ids';
import { LabelPair } from './LabelPair';
import type { Part } from './parts';
import { Setting } from './Setting';
import { movedTerm, possibleParents, withoutTerm, withTerm, type Row } from './terms';
import { useFaultText } from './useFaultText';

interface Props {
  part: Part;
  row: Row;
  onChoose: (index: number | null) => void;
}

/** One term: its code, labels, what it stands below, and whether it is still used. */
export function TermSettings({ part, row, onChoose }: Props) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const { draft, put } = useDraft();
  const faults = useFaultText(part.path, { term: row.index });
  const { term, index, beside } = row;
  const terms = objectsOf(part.document['terms']);
  const code = textOf(term['code']);
  const inForce = objectsOf(draft.base[part.path]?.['terms']).some((one) => one['code'] === code && code !== '');
  const change = (next: JsonObject) => put(part.path, withTerm(part.document, index, next));
  const at = beside.indexOf(index);

  function label(next: JsonObject) {
    const before = proposedCode(textsOf(term['label'])['en'] ?? '');
    const proposed = proposedCode(textsOf(next['label'])['en'] ?? '');
    const others = terms.filter((_term, i) => i !== index).map((one) => textOf(one['code']));
    const free = !inForce && (code === '' || code === before);
    change(free ? { ...next, code: proposed === '' ? '' : freeId(proposed, others) } : next);
  }
  function move(by: -1 | 1) {
    const other = beside[at + by];
    put(part.path, { ...part.document, terms: movedTerm(terms, row, by) });
    onChoose(other ?? index);
  }
  return (
    <div className="term-settings">
      <LabelPair
        label={t('model.label')}
        holder={term}
        field="label"
        onChange={label}
        faults={faults.all('label')}
        autoFocus={code === ''}
      />
      <div className="settings-row">
        <Setting label={t('model.code')} hint={inForce ? t('model.codeFixed') : undefined} fault={faults.one('code')}>
          {(id, described) => (
            <Input
              id={id}
              className="code-input"
              dir="ltr"
              spellCheck={false}
              maxLength={64}
              value={code}
              disabled={inForce}
              aria-describedby={described}
              onChange={({ target }) => change({ ...term, code: target.value.trim() })}
            />
          )}
        </Setting>
        <Setting label={t('model.broader')}>
          {(id) => (
            <Select
              id={id}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={textOf(term['broader']) || null}
              placeholder={t('model.noBroader')}
              options={possibleParents(terms, code)
                .filter((one) => textOf(one['code']) !== '')
                .map((one) => ({
                  value: textOf(one['code']),
                  label: textIn(textsOf(one['label'])) || textOf(one['code']),
                }))}
              onChange={(next: string | null | undefined) => change(withKey(term, 'broader', next ?? null))}
            />
          )}
        </Setting>
      </div>
      <div className="term-actions">
        <Checkbox
          checked={truthOf(term['withdrawn'])}
          onChange={({ target }) => change(withKey(term, 'withdrawn', target.checked))}
        >
          {t('model.withdraw')}
        </Checkbox>
        <span className="spacer" />
        <Button
          type="text"
          icon={<ArrowUpOutlined aria-hidden="true" />}
          aria-label={t('model.moveUp')}
          disabled={at === 0}
          onClick={() => move(-1)}
        />
        <Button
          type="text"
          icon={<ArrowDownOutlined aria-hidden="true" />}
          aria-label={t('model.moveDown')}
          disabled={at === beside.length - 1}
          onClick={() => move(1)}
        />
        <Button
          type="text"
          danger
          icon={<DeleteOutlined aria-hidden="true" />}
          onClick={() => {
            put(part.path, withoutTerm(part.document, index));
            onChoose(null);
          }}
        >
          {t('model.removeTerm')}
        </Button>
      </div>
    </div>
  );
}
