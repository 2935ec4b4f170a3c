import { LayoutOutlined, MoreOutlined } from '@ant-design/icons';
import { Alert, App, Button, Drawer, Dropdown, Segmented, Select, type MenuProps } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Entry, Finding } from '@/shared/api/fragments';
import { valueAt } from '@/shared/fields/values';
import { useShortcut } from '@/shared/keys';
import { titleField, type ContentType } from '@/shared/model/model';
import { useBlocks } from '@/shared/model/useBlocks';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { PreviewDialog } from '@/shared/preview/PreviewDialog';
import { AddToReleaseDialog } from '@/shared/releases/AddToReleaseDialog';
import { useTime } from '@/shared/time';
import { useWindowTitle } from '@/shared/ui/PageHeader';
import { StateChip } from '@/shared/ui/StateChip';
import { useMedia } from '@/shared/ui/useMedia';
import { ConflictDialog } from './ConflictDialog';
import { EntryForm } from '@/shared/form/EntryForm';
import { cellId } from '@/shared/form/FormField';
import { PublishDialog } from './PublishDialog';
import { PrimaryAction } from './PrimaryAction';
import { SaveState } from './SaveState';
import { SidePanel } from './SidePanel';
import { UnpublishDialog } from './UnpublishDialog';
import { UpcomingLine } from './UpcomingLine';
import { useEntryActions } from './useEntryActions';
import { useEntryEditor } from './useEntryEditor';

const TARGET = 'yizhan.target-locale';

interface Props {
  id: string;
  type: ContentType;
  loaded: Entry | null;
}

/** The open entry: head, form, panel, and the bar with its one primary action. */
export function EntryEditor({ id, type, loaded }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const model = useModel();
  const textIn = useTextIn();
  const time = useTime();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const source = model.defaultLocale;
  const others = model.locales.filter(({ tag }) => tag !== source);
  const [target, setTarget] = useState<string | null>(() => {
    const stored = localStorage.getItem(TARGET);
    return (
      (others.find(({ tag }) => tag === stored) ?? others.find(({ tag }) => tag === 'en') ?? others[0])?.tag ?? null
    );
  });
  const sideBySide = useMedia('(min-width: 1100px)');
  const panelBeside = useMedia('(min-width: 1280px)');
  const [tab, setTab] = useState(source);
  const [panelOpen, setPanelOpen] = useState(false);
  const [dialog, setDialog] = useState<'publish' | 'unpublish' | 'preview' | 'release' | null>(null);
  const editor = useEntryEditor(id, type, loaded, source);
  const actions = useEntryActions(type, editor);
  const blocks = useBlocks(type);
  const { state } = editor;
  const { entry } = state;

  const chooseTarget = (tag: string) => {
    setTarget(tag);
    setTab(tag);
    localStorage.setItem(TARGET, tag);
  };
  const localized = type.localized && target !== null;
  const shown = localized ? (sideBySide ? [source, target] : [tab === source ? source : target]) : [source];

  const isNew = search.has('new');
  useEffect(() => {
    if (entry && isNew) void navigate(`/content/${type.id}/${id}`, { replace: true });
  }, [entry, isNew, id, navigate, type.id]);

  const naming = titleField(type);
  const typed = naming ? (valueAt(state.values, naming, source) ?? valueAt(state.values, naming, target)) : null;
  const title = typeof typed === 'string' && typed ? typed : (entry?.summary.title ?? '');
  const heading = title || t('edit.untitled', { type: textIn(type.label) });
  useWindowTitle(heading);

  useShortcut('s', () => {
    void editor
      .save()
      .then((stored) => (stored ? message.success({ content: t('save.now'), key: 'saved' }) : undefined));
  });

  const may = (action: 'EDIT' | 'PUBLISH' | 'TRASH') => (entry ? entry.actions : type.actions).includes(action);
  const editable = entry ? may('EDIT') && !entry.trashed : type.actions.includes('CREATE');
  const notStored = state.findings.filter((finding) => !finding.stored).length;

  function jump(finding: Finding) {
    if (!finding.field) return;
    setDialog(null);
    setPanelOpen(false);
    const { field, locale } = finding;
    if (locale !== null && locale !== source && locale !== target) chooseTarget(locale);
    else if (locale !== null) setTab(locale);
    // The other language's cell is there only after the next rendering.
    setTimeout(() => {
      const box = document.getElementById(`${cellId(field, null)}-box`);
      box?.scrollIntoView({ block: 'center', behavior: 'smooth' });
      const cell = document.getElementById(cellId(field, locale)) ?? document.getElementById(cellId(field, source));
      (cell ?? box?.querySelector<HTMLElement>('input, textarea, button, [contenteditable]'))?.focus({
        preventScroll: true,
      });
    }, 50);
  }

  async function openPublish() {
    if (await editor.save()) setDialog('publish');
    else void message.warning(t('publish.saveFirst'));
  }

  const live =
    entry?.localeStates.some((locale) => locale.state === 'PUBLISHED' || locale.state === 'CHANGED') ?? false;
  const menu: MenuProps['items'] = entry
    ? [
        { key: 'keep', label: t('edit.keep'), onClick: actions.keepVersion, disabled: !editable },
        {
          key: 'versions',
          label: t('versions.compare'),
          onClick: () => void navigate(`/content/${type.id}/${id}/versions`),
        },
        {
          key: 'duplicate',
          label: t('edit.duplicate'),
          onClick: () => void actions.duplicate(),
          disabled: !type.actions.includes('CREATE'),
        },
        { key: 'preview', label: t('previewLink.menu'), onClick: () => setDialog('preview'), disabled: entry.trashed },
        { type: 'divider' },
        {
          key: 'publish',
          label: t('publish.title'),
          onClick: () => void openPublish(),
          disabled: entry.trashed || !may('PUBLISH'),
        },
        {
          key: 'release',
          label: t('releases.addMenu'),
          onClick: () => setDialog('release'),
          disabled: entry.trashed || !(may('EDIT') || may('PUBLISH')),
        },
        {
          key: 'unpublish',
          label: t('unpublish.menu'),
          onClick: () => setDialog('unpublish'),
          disabled: !live || !may('PUBLISH'),
        },
        entry.trashed
          ? { key: 'untrash', label: t('edit.untrash'), onClick: () => void actions.untrash() }
          : { key: 'trash', danger: true, label: t('edit.trash'), onClick: actions.trash, disabled: !may('TRASH') },
      ]
    : [];

  const panel = (
    <SidePanel
      id={id}
      type={type}
      editor={editor}
      source={source}
      target={target}
      onTarget={chooseTarget}
      onJump={jump}
    />
  );

  return (
    <div className="edit">
      <header className="edit-head">
        <div className="edit-head-text">
          <Link to={`/content/${type.id}`} className="crumb">
            {textIn(type.pluralLabel)}
          </Link>
          <h1 className="serif" dir="auto">
            {heading}
          </h1>
        </div>
        {entry && <StateChip state={entry.summary.state} />}
      </header>
      <div className="edit-body">
        <div className="edit-form" {...editor.composition}>
          {entry?.trashed && (
            <Alert
              type="warning"
              showIcon
              title={t('edit.inTrash')}
              action={<Button onClick={() => void actions.untrash()}>{t('edit.untrash')}</Button>}
            />
          )}
          {entry && <UpcomingLine editor={editor} />}
          {editor.restored && editor.unsaved > 0 && (
            <Alert
              type="info"
              showIcon
              title={t('edit.restored', { at: time.full(editor.restored.at) })}
              action={
                entry && (
                  <Button size="small" onClick={editor.discardLocal}>
                    {t('edit.discard')}
                  </Button>
                )
              }
            />
          )}
          {state.mergedAt && <Alert type="info" showIcon closable title={t('edit.merged')} />}
          <div className="form-tools">
            {blocks.length > 1 && (
              <nav className="section-nav" aria-label={t('edit.sections')}>
                {blocks.map((block) => (
                  <a
                    key={block.id}
                    href={`#section-${block.id}`}
                    onClick={(event) => {
                      event.preventDefault();
                      document.getElementById(`section-${block.id}`)?.scrollIntoView({ behavior: 'smooth' });
                    }}
                  >
                    {block.title}
                  </a>
                ))}
              </nav>
            )}
            {localized && (
              <div className="locale-tools">
                {!sideBySide && (
                  <Segmented
                    value={tab === source ? source : target}
                    onChange={setTab}
                    options={model.locales
                      .filter(({ tag }) => tag === source || tag === target)
                      .map((locale) => ({ value: locale.tag, label: textIn(locale.name) }))}
                  />
                )}
                {others.length > 1 && (
                  <Select
                    aria-label={t('edit.secondLocale')}
                    value={target}
                    popupMatchSelectWidth={false}
                    onChange={chooseTarget}
                    prefix={<span className="muted">{t('edit.secondLocale')}</span>}
                    options={others.map((locale) => ({ value: locale.tag, label: textIn(locale.name) }))}
                  />
                )}
              </div>
            )}
          </div>
          <EntryForm
            type={type}
            entryId={id}
            values={state.values}
            translations={entry?.translations ?? null}
            findings={state.findings}
            disabled={!editable}
            source={source}
            target={target}
            shown={shown}
            onChange={editor.set}
          />
        </div>
        {panelBeside ? (
          <aside className="edit-panel">{panel}</aside>
        ) : (
          <Drawer open={panelOpen} onClose={() => setPanelOpen(false)} size={360} title={t('panel.title')}>
            {panel}
          </Drawer>
        )}
      </div>
      <footer className="action-bar">
        <SaveState editor={editor} notStored={notStored} />
        <div className="action-bar-end">
          {!panelBeside && (
            <Button icon={<LayoutOutlined />} aria-label={t('panel.title')} onClick={() => setPanelOpen(true)} />
          )}
          {entry && (
            <Dropdown trigger={['click']} menu={{ items: menu }} placement="topRight">
              <Button icon={<MoreOutlined />} aria-label={t('edit.more')} />
            </Dropdown>
          )}
          <PrimaryAction
            entry={entry}
            mayPublish={may('PUBLISH') && !entry?.trashed}
            unsaved={editor.unsaved}
            busy={state.saving.kind === 'saving'}
            onSave={() => void editor.save()}
            onSubmit={editor.save}
            onPublish={() => void openPublish()}
          />
        </div>
      </footer>
      {state.saving.kind === 'conflict' && (
        <ConflictDialog type={type} conflicts={state.saving.conflicts} onResolve={editor.resolve} />
      )}
      {dialog === 'publish' && entry && (
        <PublishDialog
          entry={entry}
          type={type}
          onClose={() => setDialog(null)}
          onJump={jump}
          onPublished={(published) => {
            setDialog(null);
            editor.refresh(published);
          }}
        />
      )}
      {dialog === 'preview' && entry && (
        <PreviewDialog of={{ entryId: entry.id }} locale={target ?? source} onClose={() => setDialog(null)} />
      )}
      {dialog === 'release' && entry && (
        <AddToReleaseDialog
          entries={[{ entryId: entry.id }]}
          onClose={() => setDialog(null)}
          onDone={() => setDialog(null)}
        />
      )}
      {dialog === 'unpublish' && entry && (
        <UnpublishDialog
          entry={entry}
          onClose={() => setDialog(null)}
          onDone={(changed) => {
            setDialog(null);
            editor.refresh(changed);
          }}
        />
      )}
    </div>
  );
}
