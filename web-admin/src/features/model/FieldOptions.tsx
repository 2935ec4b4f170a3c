import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { BlocksOptions, ComponentOptions } from './BlockOptions';
import { listOf, textOf } from './documents';
import { useDraft } from './draft-context';
import { GroupOptions } from './GroupOptions';
import { AssetOptions, ReferenceOptions, SchemeOptions, SlugOptions, TermOptions } from './LinkOptions';
import { setter, WholeNumber, type OptionProps } from './option-parts';
import { Setting } from './Setting';

const LARGEST: Record<string, number> = { text: 2000, longText: 200_000 };
const USUAL: Record<string, number> = { text: 190, longText: 20_000 };

/** What is particular to the type of a field. */
export function FieldOptions(props: OptionProps) {
  const word = textOf(props.field['type']);
  switch (word) {
    case 'text':
    case 'longText':
      return <TextOptions {...props} />;
    case 'integer':
    case 'decimal':
      return <NumberOptions {...props} />;
    case 'measure':
      return <UnitOptions {...props} />;
    case 'term':
      return <TermOptions {...props} />;
    case 'reference':
      return <ReferenceOptions {...props} />;
    case 'asset':
      return <AssetOptions {...props} />;
    case 'slug':
      return <SlugOptions {...props} />;
    case 'identifier':
      return <SchemeOptions {...props} />;
    case 'group':
      return <GroupOptions {...props} />;
    case 'component':
      return <ComponentOptions {...props} />;
    case 'blocks':
      return <BlocksOptions {...props} />;
    default:
      return null;
  }
}

function TextOptions(props: OptionProps) {
  const { t } = useTranslation();
  const word = textOf(props.field['type']);
  return (
    <>
      <div className="settings-row">
        {word === 'text' && (
          <WholeNumber props={props} name="minLength" label={t('model.minLength')} least={1} most={2000} />
        )}
        <WholeNumber
          props={props}
          name="maxLength"
          label={t('model.maxLength')}
          least={1}
          most={LARGEST[word] ?? 2000}
          usual={USUAL[word] ?? 190}
          {...(word === 'text' ? { hint: t('model.maxLengthHint') } : {})}
        />
      </div>
      {word === 'text' && (
        <Setting label={t('model.pattern')} hint={t('model.patternHint')} fault={props.faults.one('pattern')}>
          {(id, described) => (
            <Input
              id={id}
              className="code-input"
              dir="ltr"
              spellCheck={false}
              value={textOf(props.field['pattern'])}
              disabled={props.disabled}
              aria-describedby={described}
              placeholder="[A-Z]{2}-\d{4}"
              onChange={({ target }) => setter(props)('pattern')(target.value)}
            />
          )}
        </Setting>
      )}
    </>
  );
}

function NumberOptions(props: OptionProps) {
  const { t } = useTranslation();
  const decimal = props.field['type'] === 'decimal';
  if (!decimal) {
    return (
      <div className="settings-row">
        <WholeNumber props={props} name="min" label={t('model.min')} />
        <WholeNumber props={props} name="max" label={t('model.max')} />
      </div>
    );
  }
  const bound = (name: 'min' | 'max', label: string) => (
    <Setting label={label} fault={props.faults.one(name)}>
      {(id, described) => (
        <InputNumber<string>
          id={id}
          stringMode
          value={props.field[name] === undefined ? null : String(props.field[name])}
          disabled={props.disabled}
          aria-describedby={described}
          onChange={(next) => setter(props)(name)(next)}
        />
      )}
    </Setting>
  );
  return (
    <div className="settings-row">
      <WholeNumber props={props} name="scale" label={t('model.scale')} least={0} most={12} usual={2} />
      {bound('min', t('model.min'))}
      {bound('max', t('model.max'))}
    </div>
  );
}

function UnitOptions(props: OptionProps) {
  const { t } = useTranslation();
  const { words } = useDraft();
  const options = words.units.map((unit) => ({ value: unit, label: unit }));
  return (
    <div className="settings-row">
      <Setting label={t('model.unit')} hint={t('model.unitHint')} fault={props.faults.one('unit')}>
        {(id, described) => (
          <Select
            id={id}
            showSearch
            value={textOf(props.field['unit']) || null}
            disabled={props.disabled}
            aria-describedby={described}
            placeholder={t('widget.choose')}
            options={options}
            onChange={setter(props)('unit')}
          />
        )}
      </Setting>
      <Setting label={t('model.units')} hint={t('model.unitsHint')}>
        {(id, described) => (
          <Select
            id={id}
            mode="multiple"
            value={listOf(props.field['units'])}
            disabled={props.disabled}
            aria-describedby={described}
            options={options}
            onChange={setter(props)('units')}
          />
        )}
      </Setting>
    </div>
  );
}
