import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { useShortcut } from '@/shared/keys';
import { ErrorBoundary } from '@/shared/ui/ErrorBoundary';
import { useMedia } from '@/shared/ui/useMedia';
import { CommandPalette } from './CommandPalette';
import { SideNav } from './SideNav';
import { TopBar } from './TopBar';

/** Frame of every page: navigation, top bar, command palette. */
export function Shell() {
  const { t } = useTranslation();
  const location = useLocation();
  const wide = useMedia('(min-width: 900px)');
  const [navOpen, setNavOpen] = useState(false);
  const [paletteOpen, setPaletteOpen] = useState(false);
  useShortcut('k', () => setPaletteOpen((open) => !open));
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t('shell.skip')}
      </a>
      <TopBar onMenu={wide ? null : () => setNavOpen(true)} onPalette={() => setPaletteOpen(true)} />
      {wide ? (
        <SideNav />
      ) : (
        <Drawer
          open={navOpen}
          onClose={() => setNavOpen(false)}
          placement="left"
          size={280}
          title={t('shell.navigation')}
          classNames={{ body: 'nav-drawer' }}
        >
          <SideNav onNavigate={() => setNavOpen(false)} />
        </Drawer>
      )}
      <main id="main" className="main" tabIndex={-1}>
        <ErrorBoundary resetKey={location.pathname}>
          <Outlet />
        </ErrorBoundary>
      </main>
      <CommandPalette open={paletteOpen} onClose={() => setPaletteOpen(false)} />
    </div>
  );
}
