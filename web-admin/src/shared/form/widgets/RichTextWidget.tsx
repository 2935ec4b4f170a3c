import {
  AlignCenterOutlined,
  AlignLeftOutlined,
  AlignRightOutlined,
  BoldOutlined,
  ItalicOutlined,
  LineOutlined,
  LinkOutlined,
  OrderedListOutlined,
  PictureOutlined,
  RedoOutlined,
  StrikethroughOutlined,
  TableOutlined,
  UnderlineOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { TableKit } from '@tiptap/extension-table';
import { TextAlign } from '@tiptap/extension-text-align';
import { EditorContent, useEditor, useEditorState, type Editor, type JSONContent } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { Button, Dropdown, Input, Popover, Select, Tooltip } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AssetPicker } from '@/shared/assets/AssetPicker';
import { isEmpty, isObject, sameJson, type Json, type JsonObject } from '@/shared/json';
import { LibraryImage } from './libraryImage';
import type { WidgetProps } from './types';

function extensions() {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3, 4] },
      link: { openOnClick: false, defaultProtocol: 'https', protocols: ['http', 'https', 'mailto'] },
    }),
    TextAlign.configure({ types: ['heading', 'paragraph'] }),
    TableKit.configure({ table: { resizable: false } }),
    LibraryImage,
  ];
}

/** Nodes whose direction is stored; the editor gives one to all. */
const DIRECTED = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'codeBlock',
  'tableCell',
  'tableHeader',
]);

/** The document as it is stored: without attributes that say nothing; an empty one is no value. */
export function documentOrNothing(content: JSONContent): Json {
  const document = withoutNulls(content as unknown as Json);
  const body = isObject(document) ? document['content'] : null;
  const blank =
    Array.isArray(body) &&
    body.every((block) => isObject(block) && block['type'] === 'paragraph' && isEmpty(block['content']));
  return blank || isEmpty(body) ? null : document;
}

function withoutNulls(json: Json): Json {
  if (Array.isArray(json)) return json.map(withoutNulls);
  if (!isObject(json)) return json;
  const kept: JsonObject = {};
  for (const [key, value] of Object.entries(json)) {
    if (value === null || value === undefined) continue;
    const clean = withoutNulls(key === 'attrs' ? attributesOf(json, value) : value);
    if (key === 'attrs' && isObject(clean) && Object.keys(clean).length === 0) continue;
    kept[key] = clean;
  }
  return kept;
}

function attributesOf(node: JsonObject, attributes: Json): Json {
  if (!isObject(attributes) || DIRECTED.has(String(node['type']))) return attributes;
  return { ...attributes, dir: null };
}

export function RichTextWidget({ id, value, onChange, lang, dir, disabled, describedBy, label }: WidgetProps) {
  const emit = useRef(onChange);
  const shown = useRef<Json>(value ?? null);
  useEffect(() => {
    emit.current = onChange;
  });
  const editor = useEditor({
    extensions: extensions(),
    content: isObject(value) ? (value as JSONContent) : '',
    textDirection: dir === 'rtl' ? 'rtl' : 'auto',
    editable: !disabled,
    immediatelyRender: true,
    injectCSS: false,
    editorProps: {
      attributes: {
        id,
        class: 'rich-text',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        ...(lang ? { lang } : {}),
        ...(dir ? { dir } : {}),
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
      },
    },
    onUpdate: ({ editor: changed }) => {
      shown.current = documentOrNothing(changed.getJSON());
      emit.current(shown.current);
    },
  });

  // A value from outside (a restored field, theirs of a conflict) replaces what is shown; our own echo does not.
  useEffect(() => {
    const next = value ?? null;
    if (sameJson(next, shown.current)) return;
    shown.current = next;
    editor.commands.setContent(isObject(next) ? (next as JSONContent) : '', { emitUpdate: false });
  }, [editor, value]);
  useEffect(() => {
    editor.setEditable(!disabled, false);
  }, [editor, disabled]);

  return (
    <div className={`rich-text-box ${disabled ? 'rich-text-disabled' : ''}`}>
      {!disabled && <Toolbar editor={editor} label={label} />}
      <EditorContent editor={editor} />
    </div>
  );
}

function Toolbar({ editor, label }: { editor: Editor; label: string }) {
  const { t } = useTranslation();
  const [picking, setPicking] = useState(false);
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current.isActive('bold'),
      italic: current.isActive('italic'),
      underline: current.isActive('underline'),
      strike: current.isActive('strike'),
      bulletList: current.isActive('bulletList'),
      orderedList: current.isActive('orderedList'),
      table: current.isActive('table'),
      block:
        [2, 3, 4].find((level) => current.isActive('heading', { level })) ?? (current.isActive('blockquote') ? 1 : 0),
      undo: current.can().undo(),
      redo: current.can().redo(),
    }),
  });
  const chain = () => editor.chain().focus();
  const button = (name: string, icon: ReactNode, run: () => void, on = false, off = false) => (
    <Tooltip key={name} title={t(`richText.${name}`)}>
      <Button
        type="text"
        size="small"
        icon={icon}
        disabled={off}
        aria-label={t(`richText.${name}`)}
        aria-pressed={on}
        className={on ? 'tool-on' : ''}
        onMouseDown={(event) => event.preventDefault()}
        onClick={run}
      />
    </Tooltip>
  );
  return (
    <div className="rich-text-tools" role="toolbar" aria-label={t('richText.tools', { field: label })}>
      <Select
        size="small"
        variant="borderless"
        popupMatchSelectWidth={false}
        aria-label={t('richText.block')}
        value={active.block}
        options={[
          { value: 0, label: t('richText.paragraph') },
          { value: 2, label: t('richText.heading2') },
          { value: 3, label: t('richText.heading3') },
          { value: 4, label: t('richText.heading4') },
          { value: 1, label: t('richText.quote') },
        ]}
        onChange={(block: number) => {
          if (block === 1) chain().clearNodes().setBlockquote().run();
          else if (block === 0) chain().clearNodes().run();
          else
            chain()
              .clearNodes()
              .setHeading({ level: block as 2 | 3 | 4 })
              .run();
        }}
      />
      {button('bold', <BoldOutlined />, () => chain().toggleBold().run(), active.bold)}
      {button('italic', <ItalicOutlined />, () => chain().toggleItalic().run(), active.italic)}
      {button('underline', <UnderlineOutlined />, () => chain().toggleUnderline().run(), active.underline)}
      {button('strike', <StrikethroughOutlined />, () => chain().toggleStrike().run(), active.strike)}
      <LinkTool editor={editor} />
      {button('bulletList', <UnorderedListOutlined />, () => chain().toggleBulletList().run(), active.bulletList)}
      {button('orderedList', <OrderedListOutlined />, () => chain().toggleOrderedList().run(), active.orderedList)}
      {button('alignStart', <AlignLeftOutlined />, () => chain().unsetTextAlign().run())}
      {button('alignCenter', <AlignCenterOutlined />, () => chain().setTextAlign('center').run())}
      {button('alignEnd', <AlignRightOutlined />, () => chain().setTextAlign('right').run())}
      {button('rule', <LineOutlined />, () => chain().setHorizontalRule().run())}
      <TableTool editor={editor} inside={active.table} />
      {button('image', <PictureOutlined />, () => setPicking(true))}
      {button('undo', <UndoOutlined />, () => chain().undo().run(), false, !active.undo)}
      {button('redo', <RedoOutlined />, () => chain().redo().run(), false, !active.redo)}
      <AssetPicker
        open={picking}
        kinds={['image']}
        many={false}
        onClose={() => setPicking(false)}
        onPick={([picked]) => {
          setPicking(false);
          if (picked)
            chain()
              .insertContent({ type: 'image', attrs: { assetId: picked.id } })
              .run();
        }}
      />
    </div>
  );
}

function LinkTool({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [href, setHref] = useState('');
  const apply = () => {
    const chain = editor.chain().focus().extendMarkRange('link');
    if (href.trim() === '') chain.unsetLink().run();
    else chain.setLink({ href: href.trim() }).run();
    setOpen(false);
  };
  return (
    <Popover
      open={open}
      trigger="click"
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setHref(String(editor.getAttributes('link')['href'] ?? ''));
      }}
      content={
        <div className="link-tool">
          <Input
            dir="ltr"
            value={href}
            placeholder="https://"
            aria-label={t('richText.linkAddress')}
            onChange={(event) => setHref(event.target.value)}
            onPressEnter={(event) => {
              if (!event.nativeEvent.isComposing) apply();
            }}
          />
          <Button onClick={apply}>{href.trim() === '' ? t('richText.unlink') : t('richText.setLink')}</Button>
        </div>
      }
    >
      <Button type="text" size="small" icon={<LinkOutlined />} aria-label={t('richText.link')} />
    </Popover>
  );
}

function TableTool({ editor, inside }: { editor: Editor; inside: boolean }) {
  const { t } = useTranslation();
  const chain = () => editor.chain().focus();
  const edit = [
    { key: 'rowAfter', run: () => chain().addRowAfter().run() },
    { key: 'columnAfter', run: () => chain().addColumnAfter().run() },
    { key: 'headerRow', run: () => chain().toggleHeaderRow().run() },
    { key: 'deleteRow', run: () => chain().deleteRow().run() },
    { key: 'deleteColumn', run: () => chain().deleteColumn().run() },
    { key: 'deleteTable', run: () => chain().deleteTable().run() },
  ];
  const insert = [{ key: 'table', run: () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() }];
  const items = (inside ? edit : insert).map(({ key, run }) => ({ key, label: t(`richText.${key}`), onClick: run }));
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button type="text" size="small" icon={<TableOutlined />} aria-label={t('richText.tableMenu')} />
    </Dropdown>
  );
}
