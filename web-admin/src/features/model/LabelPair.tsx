import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '@/shared/json';
import { textsOf, withText } from './documents';

interface Props {
  label: string;
  holder: JsonObject;
  /** Key of the texts in the holder. */
  field: string;
  onChange: (holder: JsonObject, language: string) => void;
  faults?: string[];
  hint?: string;
  disabled?: boolean;
  long?: boolean;
  autoFocus?: boolean;
}

const LANGUAGES = ['zh-Hans', 'en'];

/** A text for people, in Chinese and in English. */
export function LabelPair({ label, holder, field, onChange, faults = [], hint, disabled, long, autoFocus }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const texts = textsOf(holder[field]);
  const Control = long ? Input.TextArea : Input;
  return (
    <fieldset className={faults.length > 0 ? 'label-pair setting-fault' : 'label-pair'}>
      <legend>{label}</legend>
      <div className="pair">
        {LANGUAGES.map((language) => (
          <label key={language} className="sub-field">
            <span className="sub-label">{language === 'en' ? t('model.english') : t('model.chinese')}</span>
            <Control
              lang={language}
              maxLength={long ? 500 : 100}
              value={texts[language] ?? ''}
              disabled={disabled ?? false}
              aria-label={`${label} (${language === 'en' ? t('model.english') : t('model.chinese')})`}
              {...(faults.length > 0 ? { 'aria-describedby': `${id}-fault` } : {})}
              {...(long ? { rows: 2 } : {})}
              autoFocus={autoFocus === true && language === 'zh-Hans'}
              onChange={({ target }) => onChange(withText(holder, field, language, target.value), language)}
            />
          </label>
        ))}
      </div>
      {faults.length > 0 && (
        <p id={`${id}-fault`} className="finding finding-error">
          {faults.join(' ')}
        </p>
      )}
      {hint && <p className="hint">{hint}</p>}
    </fieldset>
  );
}
