import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import { reasonsOf } from '@/shared/api/problems';
import { useTextIn } from '@/shared/model/useModel';
import { useProblemText } from '@/shared/ui/Problem';
import { Contributions } from './Contributions';
import { DisablePlugin, EnablePlugin, RemovePlugin, type Plugin } from './queries';

/** Switching on, off and taking away; what leaves the model is said before, and done at once everywhere. */
export function usePluginActions(onRemoved: () => void) {
  const { t, i18n } = useTranslation();
  const { message, modal } = App.useApp();
  const textIn = useTextIn();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);

  async function run(plugin: Plugin, work: () => Promise<unknown>, done: string) {
    setBusy(plugin.id);
    try {
      await work();
      void message.success(done);
    } catch (error) {
      const reasons = reasonsOf(error, i18n.language);
      if (reasons.length === 0) void message.error(problemText(error));
      else
        void modal.error({
          title: t('plugins.notDone', { name: textIn(plugin.label) }),
          content: (
            <ul className="reason-list">
              {reasons.map((reason, index) => (
                <li key={index}>{reason}</li>
              ))}
            </ul>
          ),
        });
    } finally {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['plugins'] }),
        queries.invalidateQueries({ queryKey: ['model'] }),
      ]);
      setBusy(null);
    }
  }

  const name = (plugin: Plugin) => textIn(plugin.label);
  const leaves = (plugin: Plugin, text: string) => (
    <div className="leaves">
      <p>{text}</p>
      {plugin.contributions.length > 0 && (
        <>
          <p className="leaves-title">{t('plugins.leaves')}</p>
          <Contributions contributions={plugin.contributions} />
        </>
      )}
    </div>
  );

  return {
    busy,
    enable: (plugin: Plugin) =>
      run(plugin, () => request(EnablePlugin, { id: plugin.id }), t('plugins.enabled', { name: name(plugin) })),
    disable: (plugin: Plugin) =>
      void modal.confirm({
        title: t('plugins.disableTitle', { name: name(plugin) }),
        width: 520,
        icon: null,
        content: leaves(plugin, t('plugins.disableText')),
        okText: t('plugins.disable'),
        cancelText: t('cancel'),
        onOk: () =>
          run(plugin, () => request(DisablePlugin, { id: plugin.id }), t('plugins.disabled', { name: name(plugin) })),
      }),
    remove: (plugin: Plugin) =>
      void modal.confirm({
        title: t('plugins.removeTitle', { name: name(plugin) }),
        width: 520,
        icon: null,
        content: leaves(plugin, t('plugins.removeText')),
        okText: t('plugins.remove'),
        okButtonProps: { danger: true },
        cancelText: t('cancel'),
        onOk: async () => {
          await run(
            plugin,
            () => request(RemovePlugin, { id: plugin.id }),
            t('plugins.removed', { name: name(plugin) }),
          );
          onRemoved();
        },
      }),
  };
}
