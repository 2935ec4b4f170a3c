import { Alert, Button, Drawer, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTextIn } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import { Contributions } from './Contributions';
import { PluginStateMark } from './PluginStateMark';
import type { Plugin } from './queries';
import type { usePluginActions } from './usePluginActions';

interface Props {
  plugin: Plugin;
  actions: ReturnType<typeof usePluginActions>;
  onClose: () => void;
}

/** One plugin: how it fares, what it adds, where it comes from. */
export function PluginDrawer({ plugin, actions, onClose }: Props) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const time = useTime();
  const busy = actions.busy === plugin.id;
  return (
    <Drawer open onClose={onClose} size={520} title={textIn(plugin.label)}>
      <div className="plugin-detail">
        <p className="lead">{textIn(plugin.description)}</p>
        <PluginStateMark state={plugin.state} />
        {plugin.problem && (
          <Alert type="error" showIcon={false} title={t('plugins.problem')} description={textIn(plugin.problem)} />
        )}
        {plugin.lastFailure && !plugin.problem && (
          <Alert
            type="warning"
            showIcon={false}
            title={t('plugins.failures', { count: plugin.failures })}
            description={t('plugins.lastFailure', {
              at: time.full(plugin.lastFailure.at),
              what: textIn(plugin.lastFailure.message),
            })}
          />
        )}
        <dl className="facts plugin-facts">
          <div>
            <dt>{t('plugins.version')}</dt>
            <dd>{plugin.version}</dd>
          </div>
          <div>
            <dt>{t('plugins.installedAt')}</dt>
            <dd>{time.full(plugin.installedAt)}</dd>
          </div>
          {plugin.provider && (
            <div>
              <dt>{t('plugins.provider')}</dt>
              <dd dir="auto">{plugin.provider}</dd>
            </div>
          )}
          <div>
            <dt>{t('plugins.requires')}</dt>
            <dd>
              <code>{plugin.requires}</code>
            </dd>
          </div>
          {plugin.provides.length > 0 && (
            <div>
              <dt>{t('plugins.does')}</dt>
              <dd>
                {plugin.provides
                  .map((one) => (one === 'ComputedField' ? t('plugins.computes') : t('plugins.validates')))
                  .join(t('comma'))}
              </dd>
            </div>
          )}
          <div>
            <dt>SHA-256</dt>
            <dd>
              <Typography.Text copyable={{ text: plugin.sha256, tooltips: false }}>
                <code>{plugin.sha256.slice(0, 12)}…</code>
              </Typography.Text>
            </dd>
          </div>
        </dl>
        <h3>{t('plugins.adds')}</h3>
        {plugin.contributions.length > 0 ? (
          <Contributions contributions={plugin.contributions} />
        ) : (
          <p className="muted">{t('plugins.addsNothing')}</p>
        )}
      </div>
      <div className="modal-actions drawer-actions">
        <Button danger type="text" disabled={busy} onClick={() => actions.remove(plugin)}>
          {t('plugins.remove')}
        </Button>
        {plugin.enabled ? (
          <Button loading={busy} onClick={() => actions.disable(plugin)}>
            {t('plugins.disable')}
          </Button>
        ) : (
          <Button type="primary" loading={busy} onClick={() => void actions.enable(plugin)}>
            {t('plugins.enable')}
          </Button>
        )}
      </div>
    </Drawer>
  );
}
