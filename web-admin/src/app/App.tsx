import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router';
import { themeOf } from '@/design/theme';
import { useTheme } from '@/design/useTheme';
import { RequestProblem } from '@/shared/api/problems';
import { useMedia } from '@/shared/ui/useMedia';
import { nonce } from './nonce';
import { router } from './routes';

const csp = nonce ? { nonce } : undefined;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => error instanceof RequestProblem && error.code === 'NETWORK' && failures < 2,
    },
  },
});

/** Providers: theme and language of antd, queries, routes. */
export function App() {
  const { i18n } = useTranslation();
  const theme = useTheme();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const english = i18n.language === 'en';
  const antdTheme = useMemo(() => themeOf(theme, still), [theme, still]);
  useEffect(() => {
    dayjs.locale(english ? 'en' : 'zh-cn');
  }, [english]);
  return (
    <ConfigProvider
      theme={antdTheme}
      locale={english ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      {...(csp ? { csp } : {})}
    >
      {/* Around antd's own: what it shows in dialogs asks the server too. */}
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
