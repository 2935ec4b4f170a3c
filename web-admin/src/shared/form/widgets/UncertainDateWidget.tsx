import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { edtfInWords, readEdtf } from '@/shared/fields/edtf';
import { isEmpty, isObject, type Json, type JsonObject } from '@/shared/json';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { useFormContext } from './form-context';
import type { WidgetProps } from './types';

const EXAMPLES = ['1736/1795', '1965', '1920~', '18XX', '-0205', '2027-08', '1900/..'];

/** A date that may be uncertain: written in EDTF, read back in words while typing, with words of its own per language. */
export function UncertainDateWidget({ id, value, onChange, disabled, describedBy, label }: WidgetProps) {
  const { t, i18n } = useTranslation();
  const model = useModel();
  const textIn = useTextIn();
  const { source, target } = useFormContext();
  const date: JsonObject = isObject(value) ? value : {};
  const stored = typeof date['edtf'] === 'string' ? date['edtf'] : '';
  const display: JsonObject = isObject(date['display']) ? date['display'] : {};
  const [helpOpen, setHelpOpen] = useState(false);
  const reading = readEdtf(stored);

  const change = (edtf: string, words: JsonObject) => {
    const read = readEdtf(edtf);
    const next: JsonObject = { edtf: edtf === '' ? null : edtf, display: words };
    if (read?.earliest !== undefined) next['earliest'] = read.earliest;
    if (read?.latest !== undefined) next['latest'] = read.latest;
    onChange(edtf === '' && isEmpty(words) ? null : next);
  };
  const spoken = new Set([source, target]);
  const locales = model.locales.filter((locale) => spoken.has(locale.tag));
  return (
    <div className="uncertain-date">
      <Input
        id={id}
        className="code-input edtf-input"
        dir="ltr"
        value={stored}
        disabled={disabled}
        aria-describedby={describedBy}
        placeholder="1736/1795"
        spellCheck={false}
        onChange={(event) => change(event.target.value.trim(), display)}
      />
      <p className="live-reading" aria-live="polite">
        {stored === '' && t('widget.edtfHint')}
        {stored !== '' && reading && t('widget.edtfReads', { words: edtfInWords(reading, i18n.language) })}
        {stored !== '' && !reading && <span className="finding-error">{t('widget.edtfUnread')}</span>}{' '}
        <button type="button" className="text-button" aria-expanded={helpOpen} onClick={() => setHelpOpen(!helpOpen)}>
          {t('widget.edtfHelp')}
        </button>
      </p>
      {helpOpen && (
        <dl className="edtf-help">
          {EXAMPLES.map((example) => (
            <div key={example}>
              <dt>
                <button
                  type="button"
                  className="text-button code-text"
                  disabled={disabled}
                  onClick={() => change(example, display)}
                >
                  {example}
                </button>
              </dt>
              <dd>{edtfInWords(readEdtf(example)!, i18n.language)}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className="pair">
        {locales.map((locale) => (
          <label key={locale.tag} className="sub-field">
            <span className="sub-label">{t('widget.dateWords', { language: textIn(locale.name) })}</span>
            <Input
              lang={locale.tag}
              dir={locale.direction.toLowerCase()}
              value={textOfLocale(display[locale.tag])}
              disabled={disabled}
              aria-label={`${label}: ${t('widget.dateWords', { language: textIn(locale.name) })}`}
              onChange={(event) => change(stored, { ...display, [locale.tag]: event.target.value || null })}
            />
          </label>
        ))}
      </div>
    </div>
  );
}

const textOfLocale = (value: Json | undefined) => (typeof value === 'string' ? value : '');
