import { InputNumber, Select, Space, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { isObject, type Json } from '@/shared/json';
import { TermSelect } from '@/shared/fields/TermSelect';
import type { WidgetProps } from './types';

/** Never through a floating-point number: a decimal stays the text that was typed. */
const numberText = (value: Json | undefined) =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;

export function IntegerWidget({ id, field, value, onChange, disabled, describedBy }: WidgetProps) {
  return (
    <InputNumber<number>
      id={id}
      className="number-input"
      value={typeof value === 'number' ? value : null}
      precision={0}
      {...(field.options.min === undefined ? {} : { min: Number(field.options.min) })}
      {...(field.options.max === undefined ? {} : { max: Number(field.options.max) })}
      disabled={disabled}
      aria-describedby={describedBy}
      onChange={(typed) => onChange(typed)}
    />
  );
}

export function DecimalWidget({ id, field, value, onChange, disabled, describedBy }: WidgetProps) {
  return (
    <DecimalInput
      id={id}
      value={numberText(value)}
      scale={field.options.scale ?? 2}
      disabled={disabled}
      describedBy={describedBy}
      onChange={onChange}
    />
  );
}

interface DecimalInputProps {
  id: string;
  value: string | null;
  scale?: number;
  disabled: boolean;
  describedBy?: string | undefined;
  onChange: (text: string | null) => void;
}

function DecimalInput({ id, value, scale, disabled, describedBy, onChange }: DecimalInputProps) {
  return (
    <InputNumber<string>
      id={id}
      className="number-input"
      stringMode
      controls={false}
      inputMode="decimal"
      value={value}
      {...(scale === undefined ? {} : { precision: scale })}
      disabled={disabled}
      aria-describedby={describedBy}
      onChange={(typed) => onChange(typed === null || typed === '' ? null : String(typed))}
    />
  );
}

export function BooleanWidget({ id, value, onChange, disabled, describedBy, label }: WidgetProps) {
  const { t } = useTranslation();
  return (
    <span className="switch-line">
      <Switch
        id={id}
        checked={value === true}
        disabled={disabled}
        aria-describedby={describedBy}
        aria-label={label}
        onChange={(checked) => onChange(checked)}
      />
      <span aria-hidden="true">{value === true ? t('widget.yes') : t('widget.no')}</span>
    </span>
  );
}

/** Digits after the point by currency (ISO 4217); two for all others. */
export function minorDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

export function MoneyWidget({ id, value, onChange, disabled, describedBy, label }: WidgetProps) {
  const { t } = useTranslation();
  const money = isObject(value) ? value : {};
  const currency = typeof money['currency'] === 'string' ? money['currency'] : null;
  const amount = numberText(money['amount']);
  const change = (next: { amount: string | null; currency: string | null }) =>
    onChange(next.amount === null && next.currency === null ? null : next);
  return (
    <Space.Compact className="compact-pair">
      <TermSelect
        id={`${id}-currency`}
        vocabulary="currency"
        value={currency}
        showCode
        disabled={disabled}
        label={t('widget.currencyOf', { field: label })}
        onChange={(code) => change({ amount, currency: code })}
      />
      <DecimalInput
        id={id}
        value={amount}
        scale={minorDigits(currency ?? 'CNY')}
        disabled={disabled}
        describedBy={describedBy}
        onChange={(typed) => change({ amount: typed, currency: currency ?? (typed === null ? null : 'CNY') })}
      />
    </Space.Compact>
  );
}

export function MeasureWidget({ id, field, value, onChange, disabled, describedBy, label }: WidgetProps) {
  const { t } = useTranslation();
  const measure = isObject(value) ? value : {};
  const base = field.options.unit ?? '';
  const units = [...new Set([base, ...(field.options.units ?? [])])].filter(Boolean);
  const unit = typeof measure['unit'] === 'string' ? measure['unit'] : (units[0] ?? '');
  const amount = numberText(measure['value']);
  const change = (next: { value: string | null; unit: string }) => onChange(next.value === null ? null : next);
  return (
    <Space.Compact className="compact-pair">
      <DecimalInput
        id={id}
        value={amount}
        disabled={disabled}
        describedBy={describedBy}
        onChange={(typed) => change({ value: typed, unit })}
      />
      <Select
        className="unit-select"
        value={unit}
        disabled={disabled || units.length < 2}
        aria-label={t('widget.unitOf', { field: label })}
        options={units.map((symbol) => ({ value: symbol, label: symbol }))}
        onChange={(symbol) => change({ value: amount, unit: symbol })}
      />
    </Space.Compact>
  );
}
