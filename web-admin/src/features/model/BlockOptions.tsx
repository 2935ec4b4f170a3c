import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { listOf, textOf } from './documents';
import { GroupOptions } from './GroupOptions';
import { setter, WholeNumber, type OptionProps } from './option-parts';
import { Setting } from './Setting';
import { found, useChoices } from './useChoices';

/** One component, once or in rows. */
export function ComponentOptions(props: OptionProps) {
  const { t } = useTranslation();
  const { components } = useChoices();
  return (
    <>
      <Setting label={t('model.component')} hint={t('model.componentHint')} fault={props.faults.one('component')}>
        {(id, described) => (
          <Select
            id={id}
            showSearch={{ filterOption: found }}
            value={textOf(props.field['component']) || null}
            disabled={props.disabled}
            aria-describedby={described}
            placeholder={t('widget.choose')}
            options={components}
            onChange={setter(props)('component')}
          />
        )}
      </Setting>
      <GroupOptions {...props} />
    </>
  );
}

/** Components of which blocks are made, in any order. */
export function BlocksOptions(props: OptionProps) {
  const { t } = useTranslation();
  const { components } = useChoices();
  return (
    <>
      <Setting label={t('model.components')} hint={t('model.componentsHint')} fault={props.faults.one('components')}>
        {(id, described) => (
          <Select
            id={id}
            mode="multiple"
            showSearch={{ filterOption: found }}
            value={listOf(props.field['components'])}
            disabled={props.disabled}
            aria-describedby={described}
            placeholder={t('widget.choose')}
            options={components}
            onChange={setter(props)('components')}
          />
        )}
      </Setting>
      <WholeNumber props={props} name="maxRows" label={t('model.maxBlocks')} least={1} most={200} usual={50} />
    </>
  );
}
