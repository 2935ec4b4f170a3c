import { Radio } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { differentIcons, TypeIcon } from '@/shared/model/TypeIcon';

interface Props {
  value: string;
  icons: readonly string[];
  disabled?: boolean;
  onChange: (icon: string) => void;
}

/** One of the icons of the admin. */
export function IconChooser({ value, icons, disabled = false, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const known = differentIcons([value, ...icons.filter((icon) => icon !== value)]).sort();
  return (
    <div className="setting">
      <span id={id} className="setting-label">
        {t('model.icon')}
      </span>
      <Radio.Group
        className="icon-choices"
        aria-labelledby={id}
        value={value}
        disabled={disabled}
        onChange={({ target }) => onChange(String(target.value))}
        optionType="button"
        options={known.map((icon, index) => ({
          value: icon,
          label: (
            <>
              <TypeIcon name={icon} />
              <span className="visually-hidden">{t('model.iconNumber', { number: index + 1 })}</span>
            </>
          ),
        }))}
      />
    </div>
  );
}
