import { LinkOutlined, MailOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '@/shared/json';
import type { WidgetProps } from './types';

const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : '');
const orNothing = (text: string) => (text === '' ? null : text);

export function TextWidget({ id, field, value, onChange, lang, dir, disabled, describedBy, label }: WidgetProps) {
  const max = field.options.maxLength ?? 190;
  const text = textOf(value);
  return (
    <Input
      id={id}
      value={text}
      onChange={(event) => onChange(orNothing(event.target.value))}
      lang={lang}
      dir={dir}
      disabled={disabled}
      aria-label={label}
      aria-describedby={describedBy}
      autoComplete="off"
      {...(text.length > max * 0.8
        ? { count: { show: true, max, strategy: (typed: string) => [...typed].length } }
        : {})}
    />
  );
}

export function LongTextWidget({ id, field, value, onChange, lang, dir, disabled, describedBy, label }: WidgetProps) {
  const max = field.options.maxLength ?? 20_000;
  const text = textOf(value);
  return (
    <Input.TextArea
      id={id}
      value={text}
      onChange={(event) => onChange(orNothing(event.target.value))}
      lang={lang}
      dir={dir}
      disabled={disabled}
      aria-label={label}
      aria-describedby={describedBy}
      rows={4}
      {...(text.length > max * 0.8
        ? { count: { show: true, max, strategy: (typed: string) => [...typed].length } }
        : {})}
    />
  );
}

export function UrlWidget({ id, value, onChange, disabled, describedBy, label }: WidgetProps) {
  const { t } = useTranslation();
  const text = textOf(value);
  return (
    <Input
      id={id}
      type="url"
      inputMode="url"
      dir="ltr"
      value={text}
      placeholder="https://"
      disabled={disabled}
      aria-label={label}
      aria-describedby={describedBy}
      onChange={(event) => onChange(orNothing(event.target.value.trim()))}
      suffix={
        /^https?:\/\/\S+$/.test(text) ? (
          <a href={text} target="_blank" rel="noreferrer noopener" aria-label={t('widget.openLink')}>
            <LinkOutlined />
          </a>
        ) : (
          <LinkOutlined aria-hidden="true" />
        )
      }
    />
  );
}

export function EmailWidget({ id, value, onChange, disabled, describedBy, label }: WidgetProps) {
  return (
    <Input
      id={id}
      type="email"
      inputMode="email"
      dir="ltr"
      value={textOf(value)}
      disabled={disabled}
      aria-label={label}
      aria-describedby={describedBy}
      prefix={<MailOutlined aria-hidden="true" />}
      onChange={(event) => onChange(orNothing(event.target.value.trim()))}
    />
  );
}

/** A code of a known scheme: fixed-width, left to right, its scheme named. */
export function IdentifierWidget({ id, field, value, onChange, disabled, describedBy, label }: WidgetProps) {
  const { t, i18n } = useTranslation();
  const scheme = field.options.scheme ?? '';
  return (
    <Input
      id={id}
      className="code-input"
      dir="ltr"
      value={textOf(value)}
      disabled={disabled}
      aria-label={label}
      aria-describedby={describedBy}
      spellCheck={false}
      autoComplete="off"
      suffix={<span className="muted">{i18n.exists(`scheme.${scheme}`) ? t(`scheme.${scheme}`) : scheme}</span>}
      onChange={(event) => onChange(orNothing(event.target.value.trim()))}
    />
  );
}

/** Data for machines: folded away, checked while typing, sent only when it can be read. */
export function JsonWidget({ id, value, onChange, disabled, describedBy, label }: WidgetProps) {
  const { t } = useTranslation();
  const shown = value === undefined || value === null ? '' : JSON.stringify(value, null, 2);
  const [typed, setTyped] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  return (
    <details className="machine-data">
      <summary>{shown === '' ? t('widget.jsonNone') : t('widget.jsonSome')}</summary>
      <Input.TextArea
        id={id}
        className="code-input"
        dir="ltr"
        spellCheck={false}
        disabled={disabled}
        aria-label={label}
        aria-describedby={describedBy}
        rows={4}
        value={typed ?? shown}
        status={broken ? 'error' : ''}
        onBlur={() => {
          if (!broken) setTyped(null);
        }}
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          if (text.trim() === '') {
            setBroken(false);
            onChange(null);
            return;
          }
          try {
            onChange(JSON.parse(text) as Json);
            setBroken(false);
          } catch {
            setBroken(true);
          }
        }}
      />
      {broken && <p className="finding finding-error">{t('widget.jsonBroken')}</p>}
    </details>
  );
}
