import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { request } from '@/shared/api/client';
import { DropArea } from '@/shared/assets/DropArea';
import { useTextIn } from '@/shared/model/useModel';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Problem } from '@/shared/ui/Problem';
import { Waiting } from '@/shared/ui/Waiting';
import { sumOf } from './contributions';
import { InstallPanel } from './InstallPanel';
import { PluginDrawer } from './PluginDrawer';
import './plugins.css';
import { PluginStateMark } from './PluginStateMark';
import { PluginsQuery, type Plugin } from './queries';
import { useInstall } from './useInstall';
import { usePluginActions } from './usePluginActions';

/** All plugins: what each adds and how it fares; a jar dropped anywhere on the page is installed. */
export function PluginsPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const textIn = useTextIn();
  const navigate = useNavigate();
  const { id } = useParams();
  const toList = useCallback(() => void navigate('/plugins'), [navigate]);
  const plugins = useQuery({
    queryKey: ['plugins'],
    queryFn: async ({ signal }) => (await request(PluginsQuery, {}, { signal })).plugins as Plugin[],
    // Calls of a plugin fail at any time: whoever looks at this page sees it soon.
    refetchInterval: 10_000,
  });
  const actions = usePluginActions(toList);
  const { install, send, dismiss } = useInstall((installed) => {
    void message.success(t('plugins.installed', { name: textIn(installed.label), version: installed.version }));
    void navigate(`/plugins/${installed.id}`);
  });
  const opened = plugins.data?.find((plugin) => plugin.id === id);
  const take = (files: File[]) => {
    const [file] = files;
    if (file && install.kind !== 'sending') void send(file);
  };
  return (
    <DropArea onFiles={take} accept=".jar" className="page page-wide" disabled={install.kind === 'sending'}>
      {(choose, over) => {
        const button = (
          <Button type="primary" icon={<PlusOutlined />} onClick={choose} disabled={install.kind === 'sending'}>
            {t('plugins.install')}
          </Button>
        );
        const empty = plugins.data?.length === 0;
        return (
          <>
            <PageHeader
              title={t('nav.plugins')}
              count={plugins.data ? String(plugins.data.length) : undefined}
              lead={t('plugins.lead')}
              actions={empty ? undefined : button}
            />
            {over && <p className="drop-hint">{t('plugins.drop')}</p>}
            <InstallPanel install={install} onAgain={choose} onDismiss={dismiss} />
            {plugins.isPending && <Waiting />}
            {plugins.isError && <Problem error={plugins.error} retry={() => void plugins.refetch()} />}
            {empty && (
              <EmptyState title={t('plugins.empty')} actions={button}>
                {t('plugins.emptyText')}
              </EmptyState>
            )}
            {plugins.data && !empty && (
              <ul className="plugin-list">
                {plugins.data.map((plugin) => (
                  <PluginRow key={plugin.id} plugin={plugin} actions={actions} />
                ))}
              </ul>
            )}
            {opened && <PluginDrawer plugin={opened} actions={actions} onClose={toList} />}
            {id !== undefined && plugins.data && !opened && (
              <p className="note" role="status">
                {t('plugins.gone')}
              </p>
            )}
          </>
        );
      }}
    </DropArea>
  );
}

function PluginRow({ plugin, actions }: { plugin: Plugin; actions: ReturnType<typeof usePluginActions> }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const sum = sumOf(plugin.contributions);
  const adds = [
    sum.types > 0 && t('plugins.typeCount', { count: sum.types }),
    sum.fields > 0 && t('plugins.fieldCount', { count: sum.fields }),
    sum.vocabularies > 0 && t('plugins.vocabularyCount', { count: sum.vocabularies }),
  ].filter((text): text is string => text !== false);
  const busy = actions.busy === plugin.id;
  return (
    <li className={`plugin-row ${plugin.enabled ? '' : 'plugin-off'}`}>
      <div className="plugin-row-text">
        <h2>
          <Link to={`/plugins/${plugin.id}`}>{textIn(plugin.label)}</Link>
          <span className="plugin-version">{plugin.version}</span>
        </h2>
        <p>{textIn(plugin.description)}</p>
        <p className="hint">{adds.join(' · ')}</p>
        {plugin.problem && <p className="finding finding-error">{textIn(plugin.problem)}</p>}
        {!plugin.problem && plugin.lastFailure && (
          <p className="finding finding-warning">{textIn(plugin.lastFailure.message)}</p>
        )}
      </div>
      <div className="plugin-row-state">
        <PluginStateMark state={plugin.state} />
      </div>
      <div className="plugin-row-actions">
        {plugin.enabled ? (
          <Button loading={busy} onClick={() => actions.disable(plugin)}>
            {t('plugins.disable')}
          </Button>
        ) : (
          <Button loading={busy} onClick={() => void actions.enable(plugin)}>
            {t('plugins.enable')}
          </Button>
        )}
      </div>
    </li>
  );
}
