// Formatted text: the server's tree (ProseMirror JSON) as elements. What is not known here is left out, its contents stay.
import { h } from './dom.js';
import { picture } from './parts.js';

const MARKS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
  superscript: 'sup',
  subscript: 'sub',
};

const BLOCKS = {
  bulletList: () => h('ul'),
  orderedList: ({ start }) => h('ol', { start }),
  listItem: () => h('li'),
  blockquote: () => h('blockquote'),
  codeBlock: () => h('pre'),
  horizontalRule: () => h('hr'),
  hardBreak: () => h('br'),
  paragraph: ({ dir }) => h('p', { dir }),
  // The page has its own first and second level.
  heading: ({ level = 1 }) => h(level <= 1 ? 'h3' : 'h4'),
  table: () => h('table'),
  tableRow: () => h('tr'),
  tableHeader: ({ colspan, rowspan }) => h('th', { colspan, rowspan }),
  tableCell: ({ colspan, rowspan }) => h('td', { colspan, rowspan }),
};

/** The text, in the language it was delivered in; null for none. */
export function prose(view, entry, field) {
  const value = entry[field];
  if (!value?.plainText?.trim() && !value?.json?.content?.length) return null;
  const fallback = entry.localization.fallbacks.find(({ key }) => key === field);
  const language = fallback && {
    lang: fallback.locale,
    dir: fallback.direction.toLowerCase(),
  };
  return h('div.prose', language ?? {}, shown(value.json, new Map(value.assets.map((asset) => [asset.id, asset]))));
}

function shown(node, assets) {
  const { type, attrs = {}, content = [] } = node;
  if (type === 'text') return marked(node);
  if (type === 'image') return figure(assets.get(attrs.assetId), attrs);
  const children = content.map((child) => shown(child, assets));
  const block = BLOCKS[type]?.(attrs);
  if (!block) return children;
  block.append(...children.flat(Infinity).filter(Boolean));
  return type === 'table' ? h('div.scroll', { tabindex: 0 }, block) : block;
}

function marked({ text, marks = [] }) {
  return marks.reduceRight((inner, { type, attrs }) => {
    if (MARKS[type]) return h(MARKS[type], {}, inner);
    const leads = type === 'link' && /^https?:\/\//.test(attrs?.href ?? '');
    return leads ? h('a', { href: attrs.href, rel: 'noopener nofollow' }, inner) : inner;
  }, text);
}

function figure(asset, { alt, caption }) {
  if (!asset) return null;
  const words = [caption || asset.caption, asset.credit].filter(Boolean);
  return h(
    'figure',
    {},
    h(
      'span.mat.mat-large',
      {},
      picture(asset, {
        sizes: '(max-width: 760px) 92vw, 720px',
        alt: alt || (asset.alt ?? ''),
      }),
    ),
    words.length > 0 && h('figcaption', {}, words.join(' · ')),
  );
}
