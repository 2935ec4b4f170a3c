import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTextIn } from '@/shared/model/useModel';
import { listOf, textOf, textsOf } from './documents';
import { useDraft } from './draft-context';
import { fieldsOf } from './fields';
import { setter, Several, type OptionProps } from './option-parts';
import { Setting } from './Setting';
import { found, useChoices } from './useChoices';

export function TermOptions(props: OptionProps) {
  const { t } = useTranslation();
  const { vocabularies } = useChoices();
  return (
    <>
      <Setting label={t('model.vocabulary')} hint={t('model.vocabularyHint')} fault={props.faults.one('vocabulary')}>
        {(id, described) => (
          <Select
            id={id}
            showSearch={{ filterOption: found }}
            value={textOf(props.field['vocabulary']) || null}
            disabled={props.disabled}
            aria-describedby={described}
            placeholder={t('widget.choose')}
            options={vocabularies}
            onChange={setter(props)('vocabulary')}
          />
        )}
      </Setting>
      <Several props={props} label={t('model.manyTerms')} />
    </>
  );
}

export function ReferenceOptions(props: OptionProps) {
  const { t } = useTranslation();
  const { types } = useChoices();
  return (
    <>
      <Setting label={t('model.targets')} hint={t('model.targetsHint')} fault={props.faults.one('targets')}>
        {(id, described) => (
          <Select
            id={id}
            mode="multiple"
            showSearch={{ filterOption: found }}
            value={listOf(props.field['targets'])}
            disabled={props.disabled}
            aria-describedby={described}
            placeholder={t('widget.choose')}
            options={types}
            onChange={setter(props)('targets')}
          />
        )}
      </Setting>
      <Several props={props} label={t('model.manyEntries')} />
      <Setting label={t('model.reverse')} hint={t('model.reverseHint')} fault={props.faults.one('reverse')}>
        {(id, described) => (
          <Input
            id={id}
            className="code-input"
            dir="ltr"
            spellCheck={false}
            value={textOf(props.field['reverse'])}
            disabled={props.disabled}
            aria-describedby={described}
            onChange={({ target }) => setter(props)('reverse')(target.value.trim())}
          />
        )}
      </Setting>
    </>
  );
}

export function AssetOptions(props: OptionProps) {
  const { t } = useTranslation();
  const { words } = useDraft();
  const kinds = listOf(props.field['kinds']);
  return (
    <>
      <div className="setting">
        <span className="setting-label" id="kinds-label">
          {t('model.kinds')}
        </span>
        <div role="group" aria-labelledby="kinds-label" className="kind-choices">
          {words.assetKinds.map((kind) => (
            <Checkbox
              key={kind}
              checked={kinds.includes(kind) || (kinds.length === 0 && kind === 'image')}
              disabled={props.disabled}
              onChange={({ target }) => {
                const next = words.assetKinds.filter((one) => (one === kind ? target.checked : kinds.includes(one)));
                setter(props)('kinds')(next.length === 0 ? ['image'] : next);
              }}
            >
              {t(`model.kind.${kind}`)}
            </Checkbox>
          ))}
        </div>
      </div>
      <Several props={props} label={t('model.manyAssets')} />
    </>
  );
}

export function SlugOptions(props: OptionProps) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const texts = fieldsOf(props.part.document, true).filter((field) => field['type'] === 'text');
  return (
    <Setting label={t('model.from')} hint={t('model.fromHint')} fault={props.faults.one('from')}>
      {(id, described) => (
        <Select
          id={id}
          value={textOf(props.field['from']) || null}
          disabled={props.disabled}
          aria-describedby={described}
          placeholder={t('widget.choose')}
          options={texts.map((field) => ({
            value: textOf(field['id']),
            label: textIn(textsOf(field['label'])) || t('model.unnamedField'),
          }))}
          onChange={setter(props)('from')}
        />
      )}
    </Setting>
  );
}

export function SchemeOptions(props: OptionProps) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const { words } = useDraft();
  return (
    <Setting label={t('model.scheme')} hint={t('model.schemeHint')} fault={props.faults.one('scheme')}>
      {(id, described) => (
        <Select
          id={id}
          value={textOf(props.field['scheme']) || null}
          disabled={props.disabled}
          aria-describedby={described}
          placeholder={t('widget.choose')}
          options={words.schemes.map(({ id: value, label }) => ({ value, label: textIn(label) }))}
          onChange={setter(props)('scheme')}
        />
      )}
    </Setting>
  );
}
