import { DatePicker, Select, Space } from 'antd';
import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isObject } from '@/shared/json';
import type { WidgetProps } from './types';

dayjs.extend(utc);
dayjs.extend(timezone);

const BEIJING = 'Asia/Shanghai';
/** tzdb has these at UTC+6; official time in all of China is Beijing time. */
const NEVER_OFFERED = new Set(['Asia/Urumqi', 'Asia/Kashgar']);

export function DateWidget({ id, value, onChange, disabled, describedBy }: WidgetProps) {
  return (
    <DatePicker
      id={id}
      className="date-input"
      value={typeof value === 'string' ? dayjs(value) : null}
      disabled={disabled}
      aria-describedby={describedBy}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
    />
  );
}

/** The instant of a clock reading in a place, to the second: {local, zone, instant}. */
export function momentOf(local: string, zone: string) {
  const instant = dayjs.tz(local, zone).toDate().toISOString().replace('.000Z', 'Z');
  return { local, zone, instant };
}

export function DateTimeWidget({ id, value, onChange, disabled, describedBy, label }: WidgetProps) {
  const { t, i18n } = useTranslation();
  const moment = isObject(value) ? value : {};
  const local = typeof moment['local'] === 'string' ? moment['local'] : null;
  const zone = typeof moment['zone'] === 'string' ? moment['zone'] : BEIJING;
  const zones = useMemo(() => zoneOptions(i18n.language, t('widget.beijingTime')), [i18n.language, t]);
  return (
    <Space.Compact className="compact-pair">
      <DatePicker
        id={id}
        showTime={{ format: 'HH:mm', minuteStep: 5 }}
        format="YYYY-MM-DD HH:mm"
        value={local ? dayjs(local) : null}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={(picked) => onChange(picked ? momentOf(picked.format('YYYY-MM-DDTHH:mm'), zone) : null)}
      />
      <Select
        className="zone-select"
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={zone}
        disabled={disabled || local === null}
        aria-label={t('widget.zoneOf', { field: label })}
        options={zones}
        onChange={(picked) => {
          if (local) onChange(momentOf(local, picked));
        }}
      />
    </Space.Compact>
  );
}

function zoneOptions(language: string, beijing: string): { value: string; label: string }[] {
  const others = Intl.supportedValuesOf('timeZone')
    .filter((zone) => zone !== BEIJING && !NEVER_OFFERED.has(zone))
    .map((zone) => ({ value: zone, label: `${zone.split('/').at(-1)?.replaceAll('_', ' ')} · ${offsetOf(zone)}` }));
  const byName = new Intl.Collator(language);
  return [{ value: BEIJING, label: beijing }, ...others.sort((a, b) => byName.compare(a.label, b.label))];
}

function offsetOf(zone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(0);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}
