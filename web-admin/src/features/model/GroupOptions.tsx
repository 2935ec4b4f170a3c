import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { truthOf, withKey } from './documents';
import { WholeNumber, type OptionProps } from './option-parts';

/** Several rows, or one; for groups of fields and for components. */
export function GroupOptions(props: OptionProps) {
  const { t } = useTranslation();
  const repeatable = truthOf(props.field['repeatable']);
  const fault = props.faults.one('fields');
  return (
    <>
      {fault && <p className="finding finding-error">{fault}</p>}
      <Checkbox
        checked={repeatable}
        disabled={props.disabled}
        onChange={({ target }) =>
          props.onChange(
            withKey(target.checked ? props.field : withKey(props.field, 'maxRows', null), 'repeatable', target.checked),
          )
        }
      >
        {t('model.repeatable')}
      </Checkbox>
      {repeatable && (
        <WholeNumber props={props} name="maxRows" label={t('model.maxRows')} least={1} most={1000} usual={100} />
      )}
    </>
  );
}
