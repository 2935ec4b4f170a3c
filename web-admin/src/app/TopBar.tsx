import { MenuOutlined, MoonOutlined, SearchOutlined, SunOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Seal } from '@/design/Seal';
import { setTheme, useTheme } from '@/design/useTheme';
import { setLanguage } from '@/shared/i18n/i18n';
import { signOut, useViewer } from '@/shared/session/session';
import { useTime } from '@/shared/time';
import { useProblemText } from '@/shared/ui/Problem';

interface Props {
  onMenu: (() => void) | null;
  onPalette: () => void;
}

export function TopBar({ onMenu, onPalette }: Props) {
  const { t, i18n } = useTranslation();
  const viewer = useViewer();
  const theme = useTheme();
  const english = i18n.language === 'en';
  return (
    <header className="top-bar">
      {onMenu && <Button type="text" icon={<MenuOutlined />} aria-label={t('shell.openMenu')} onClick={onMenu} />}
      <Link to="/" className="site-name">
        <Seal size={26} />
        <span>{viewer.siteName}</span>
      </Link>
      <button type="button" className="palette-button" onClick={onPalette}>
        <SearchOutlined aria-hidden="true" />
        <span className="palette-button-text">{t('palette.open')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className="top-bar-end">
        <Tooltip title={english ? '使用中文界面' : 'Use the English interface'}>
          <Button
            type="text"
            lang={english ? 'zh-Hans' : 'en'}
            aria-label={english ? '中：使用中文界面' : 'EN: use the English interface'}
            onClick={() => setLanguage(english ? 'zh-Hans' : 'en')}
          >
            {english ? '中' : 'EN'}
          </Button>
        </Tooltip>
        <Tooltip title={theme === 'dark' ? t('shell.light') : t('shell.dark')}>
          <Button
            type="text"
            icon={theme === 'dark' ? <SunOutlined /> : <MoonOutlined />}
            aria-label={theme === 'dark' ? t('shell.light') : t('shell.dark')}
            onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
          />
        </Tooltip>
        <AccountMenu />
      </div>
    </header>
  );
}

function AccountMenu() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const viewer = useViewer();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const time = useTime();
  async function leave() {
    try {
      await signOut(queries);
      await navigate('/');
    } catch (error) {
      void message.error(problemText(error));
    }
  }
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          {
            key: 'who',
            type: 'group',
            label: (
              <span className="account-who">
                <strong>{viewer.displayName}</strong>
                <span>{viewer.account}</span>
                {viewer.lastSignInAt && <span>{t('account.lastSignIn', { at: time.full(viewer.lastSignInAt) })}</span>}
              </span>
            ),
          },
          { type: 'divider' },
          { key: 'account', label: t('account.title'), onClick: () => void navigate('/account') },
          { key: 'out', label: t('account.signOut'), onClick: () => void leave() },
        ],
      }}
    >
      <Button type="text" className="account-button" aria-label={t('account.menu', { name: viewer.displayName })}>
        <span className="account-seal" aria-hidden="true">
          {[...viewer.displayName][0] ?? '·'}
        </span>
      </Button>
    </Dropdown>
  );
}
