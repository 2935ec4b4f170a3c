import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { Command } from 'cmdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { setTheme, useTheme } from '@/design/useTheme';
import { findEntries } from '@/shared/entries/queries';
import { uuid7 } from '@/shared/ids';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { useMayCollect } from '@/shared/releases/useReleases';
import { useViewer } from '@/shared/session/session';
import { useDebounced } from '@/shared/ui/useDebounced';
import { useTradeAccess } from '@/shared/trade/counts';
import { Picture } from '@/shared/ui/Picture';
import { StateChip } from '@/shared/ui/StateChip';
import { TypeIcon } from '@/shared/model/TypeIcon';

/** Ctrl-K: go to a page, create an entry, find an entry by its title. */
export function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      destroyOnHidden
      width={640}
      className="palette"
    >
      <Palette onClose={onClose} />
    </Modal>
  );
}

function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const model = useModel();
  const textIn = useTextIn();
  const navigate = useNavigate();
  const theme = useTheme();
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim());
  const readable = model.types.filter((type) => type.actions.includes('READ'));
  const found = useQuery({
    queryKey: ['find-entries', search],
    queryFn: ({ signal }) =>
      findEntries(
        readable.map((type) => type.id),
        search,
        8,
        signal,
      ),
    enabled: search.length > 0 && readable.length > 0,
  });
  const go = (to: string) => {
    onClose();
    void navigate(to);
  };
  const access = useTradeAccess();
  const mayCollect = useMayCollect();
  const mayModel = useViewer().permissions.includes('model.manage');
  const pages: [string, string][] = [
    ['/', t('nav.dashboard')],
    ...(access.inquiries ? [['/inquiries', t('nav.inquiries')] as [string, string]] : []),
    ...(access.partners ? [['/partners', t('nav.partners')] as [string, string]] : []),
    ['/reviews', t('nav.reviews')],
    ...(mayCollect ? [['/releases', t('nav.releases')] as [string, string]] : []),
    ['/media', t('nav.media')],
    ['/users', t('nav.users')],
    ['/tokens', t('nav.tokens')],
    ...(mayModel ? [['/model', t('nav.model')] as [string, string]] : []),
    ['/plugins', t('nav.plugins')],
    ['/account', t('account.title')],
  ];
  return (
    <Command
      label={t('palette.open')}
      loop
      onKeyDown={(event) => {
        // Enter that chooses a candidate of an input method must not run a command.
        if (event.nativeEvent.isComposing || event.keyCode === 229) event.stopPropagation();
      }}
    >
      <Command.Input autoFocus value={typed} onValueChange={setTyped} placeholder={t('palette.placeholder')} />
      <Command.List>
        <Command.Empty>{found.isFetching ? t('palette.searching') : t('palette.nothing')}</Command.Empty>
        {found.data && found.data.length > 0 && (
          <Command.Group heading={t('palette.entries')}>
            {found.data.map((entry) => (
              <Command.Item
                key={entry.id}
                // The server has matched (pinyin, folded): the palette must not filter these again.
                value={`${typed} ${entry.id}`}
                onSelect={() => go(`/content/${entry.type}/${entry.id}`)}
              >
                <Picture asset={entry.image} decorative />
                <span className="palette-title" dir="auto">
                  {entry.title}
                </span>
                <span className="muted">{textIn(model.types.find((type) => type.id === entry.type)?.label)}</span>
                <StateChip state={entry.state} />
              </Command.Item>
            ))}
          </Command.Group>
        )}
        <Command.Group heading={t('palette.goTo')}>
          {pages.map(([to, label]) => (
            <Command.Item key={to} value={`${t('palette.goTo')} ${label} ${to}`} onSelect={() => go(to)}>
              {label}
            </Command.Item>
          ))}
          {readable.map((type) => (
            <Command.Item
              key={type.id}
              value={`${t('palette.goTo')} ${textIn(type.pluralLabel)} ${type.plural}`}
              onSelect={() => go(`/content/${type.id}`)}
            >
              <TypeIcon name={type.icon} />
              {textIn(type.pluralLabel)}
            </Command.Item>
          ))}
        </Command.Group>
        <Command.Group heading={t('palette.create')}>
          {model.types
            .filter((type) => type.actions.includes('CREATE'))
            .map((type) => (
              <Command.Item
                key={type.id}
                value={`${t('palette.create')} ${textIn(type.label)} ${type.singular}`}
                onSelect={() => go(`/content/${type.id}/${uuid7()}?new=1`)}
              >
                <TypeIcon name={type.icon} />
                {t('list.create', { type: textIn(type.label) })}
              </Command.Item>
            ))}
        </Command.Group>
        <Command.Group heading={t('palette.actions')}>
          <Command.Item
            value={`${t('shell.dark')} ${t('shell.light')} theme`}
            onSelect={() => {
              setTheme(theme === 'dark' ? 'light' : 'dark');
              onClose();
            }}
          >
            {theme === 'dark' ? t('shell.light') : t('shell.dark')}
          </Command.Item>
        </Command.Group>
      </Command.List>
    </Command>
  );
}
