import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '@/design/Seal';
import { setLanguage } from '@/shared/i18n/i18n';

/** Frame of the pages outside: the mark, the language, one card. */
export function DoorFrame({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const { i18n } = useTranslation();
  const english = i18n.language === 'en';
  return (
    <div className="door">
      <header className="door-head">
        <Mark size={32} />
        <Button type="text" lang={english ? 'zh-Hans' : 'en'} onClick={() => setLanguage(english ? 'zh-Hans' : 'en')}>
          {english ? '中文' : 'English'}
        </Button>
      </header>
      <main className={wide ? 'door-card door-card-wide' : 'door-card'}>{children}</main>
    </div>
  );
}
