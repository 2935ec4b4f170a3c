import { PhoneOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WidgetProps } from './types';

/** The E.164 form of what was typed; numbers without a country code are taken as Chinese. Null if it is none. */
export function e164(text: string): string | null {
  const number = parsePhoneNumberFromString(text, 'CN');
  return number?.isPossible() ? number.number : null;
}

function readable(stored: string): string {
  return parsePhoneNumberFromString(stored)?.formatInternational() ?? stored;
}

export function PhoneWidget({ id, value, onChange, disabled, describedBy }: WidgetProps) {
  const { t } = useTranslation();
  const stored = typeof value === 'string' ? value : '';
  const [typed, setTyped] = useState<string | null>(null);
  const unread = typed !== null && typed.trim() !== '' && e164(typed) === null;
  return (
    <>
      <Input
        id={id}
        type="tel"
        dir="ltr"
        value={typed ?? readable(stored)}
        disabled={disabled}
        aria-describedby={describedBy}
        prefix={<PhoneOutlined aria-hidden="true" />}
        placeholder="+86 10 8532 6000"
        onChange={(event) => {
          setTyped(event.target.value);
          const text = event.target.value.trim();
          // What cannot be read is sent as typed: the server's finding says what to correct, nothing is lost.
          onChange(text === '' ? null : (e164(text) ?? text));
        }}
        onBlur={() => setTyped(null)}
      />
      {unread && <p className="hint">{t('widget.phoneUnread')}</p>}
    </>
  );
}
