// Parts that several pages show. Each takes the view (see main.js) and what the server said, and makes elements.
import { fileAddress } from './api.js';
import { h } from './dom.js';
import { guessLanguage } from './language.js';

/** A text that was delivered in another language than the page says so, for voices, fonts and direction. */
function inLanguage(view, text, locale, direction) {
  if (!text || !locale || locale.split('-')[0] === view.language.path) return text;
  return h('span', { lang: locale, dir: direction.toLowerCase() }, text);
}

/** A localised field of an entry. */
export function text(view, entry, field) {
  const fallback = entry.localization.fallbacks.find(({ key }) => key === field);
  return inLanguage(view, entry[field], fallback?.locale, fallback?.direction);
}

/** A label of a term, or another text that does not tell its language. */
export function label(view, words) {
  const guess = words && guessLanguage(words);
  const usual = guess === 'en' && view.language.path !== 'ar';
  return guess && !usual ? inLanguage(view, words, guess, guess === 'ar' ? 'RTL' : 'LTR') : words;
}

export const labels = (view, terms) =>
  (terms ?? [])
    .filter(Boolean)
    .map((term, index) => [index > 0 && view.say('list.separator'), label(view, term.label)]);

const PRESETS = { thumb: 320, card: 640, page: 1280, full: 2048 };

/**
 * A picture in the sizes the server makes of it; `sizes` says how wide it stands in the page. Width and height keep its
 * place until it is there.
 */
export function picture(asset, { sizes, alt = asset.alt ?? '', eager = false }) {
  const scale = (side) => Math.min(1, side / Math.max(asset.width, asset.height));
  const widths = new Map();
  for (const [preset, side] of Object.entries(PRESETS)) {
    const width = Math.round(asset.width * scale(side));
    if (!widths.has(width)) widths.set(width, `${fileAddress(asset[preset])} ${width}w`);
  }
  return h('img', {
    src: fileAddress(asset.card),
    srcset: [...widths.values()].join(', '),
    sizes,
    width: asset.width,
    height: asset.height,
    alt,
    loading: eager ? null : 'lazy',
    fetchpriority: eager ? 'high' : null,
    decoding: 'async',
  });
}

export const pictures = (media) => media.filter(({ kind }) => kind === 'image');

const mat = (media, sizes) => {
  const [first] = pictures(media);
  return h('span.mat', {}, first && picture(first, { sizes, alt: '' }));
};

/** Where an entry's page is; by id while it has no slug. */
export const entryPath = (folder, { slug, id }) => `${folder}/${encodeURIComponent(slug ?? id)}`;

export const makerPath = (maker) => entryPath(maker.__typename === 'Person' ? 'people' : 'organisations', maker);

const CARD_SIZES = '(max-width: 640px) 45vw, (max-width: 1240px) 30vw, 280px';

export function workCard(view, work) {
  const makers = work.makers.nodes.map((maker, index) => [
    index > 0 && view.say('list.separator'),
    text(view, maker, 'name'),
  ]);
  return h(
    'li.card',
    {},
    h(
      'a.card-link',
      { href: view.to(entryPath('works', work)) },
      mat(work.media, CARD_SIZES),
      h('span.card-name.work-title', {}, text(view, work, 'title')),
    ),
    makers.length > 0 && h('p.quiet', {}, makers),
    work.dating?.display && h('p.quiet', {}, label(view, work.dating.display)),
  );
}

export const workCards = (view, works) =>
  h(
    'ul.cards',
    {},
    works.map((work) => workCard(view, work)),
  );

export function fairCard(view, fair) {
  const { day, month } = fair.startDate ? view.leaf(fair.startDate) : { day: '', month: '' };
  return h(
    'li.fair',
    {},
    h('span.leaf', { 'aria-hidden': 'true' }, h('span.leaf-day', {}, day), h('span.leaf-month', {}, month)),
    h(
      'div.fair-text',
      {},
      h('a.fair-name', { href: view.to(entryPath('fairs', fair)) }, text(view, fair, 'name')),
      h('p.quiet', {}, fair.startDate && [view.days(fair.startDate, fair.endDate), ' · '], place(view, fair)),
      fair.summary && h('p.fair-summary', {}, text(view, fair, 'summary')),
    ),
    pictures(fair.media).length > 0 && mat(fair.media, '200px'),
  );
}

export const fairCards = (view, fairs) =>
  h(
    'ul.fairs',
    {},
    fairs.map((fair) => fairCard(view, fair)),
  );

/** Region and country as far as they are known; a region's label already says both for China. */
export const place = (view, { region, country }) => labels(view, [region, country]);

export function enterpriseCard(view, enterprise, more) {
  return h(
    'li.enterprise',
    {},
    h('a.enterprise-name', { href: view.to(entryPath('enterprises', enterprise)) }, text(view, enterprise, 'name')),
    h('p.quiet', {}, more && h('span.booth', {}, more), labels(view, [enterprise.region, ...enterprise.sectors])),
    enterprise.summary && h('p', {}, text(view, enterprise, 'summary')),
  );
}

export const enterpriseCards = (view, enterprises) =>
  h(
    'ul.enterprises',
    {},
    enterprises.map((enterprise) => enterpriseCard(view, enterprise)),
  );

/** Names and values in two columns, like a museum label; rows without a value are left out. */
export function facts(view, rows) {
  const shown = rows.filter(([, value]) => (Array.isArray(value) ? value.flat().filter(Boolean).length > 0 : value));
  return (
    shown.length > 0 &&
    h(
      'dl.facts',
      {},
      shown.map(([key, value]) => h('div', {}, h('dt', {}, view.say(key)), h('dd', {}, value))),
    )
  );
}

/** A part of a page with its heading; nothing if it has no contents. */
export const section = (title, ...contents) => contents.some(Boolean) && h('section', {}, h('h2', {}, title), contents);

export function gallery(view, media) {
  return pictures(media).map((asset, index) =>
    h(
      'figure',
      {},
      h(
        'a.mat.mat-large',
        { href: fileAddress(asset.full), title: view.say('work.enlarge') },
        picture(asset, {
          sizes: '(max-width: 900px) 92vw, 680px',
          eager: index === 0,
        }),
      ),
      (asset.caption || asset.credit) &&
        h(
          'figcaption',
          {},
          label(view, asset.caption),
          asset.credit && h('span.quiet', { dir: 'auto' }, view.say('work.pictureCredit', { credit: asset.credit })),
        ),
    ),
  );
}

/** A web address, said by its host. */
export function website(url) {
  if (!/^https?:\/\//.test(url ?? '')) return null;
  return h('a', { href: url, rel: 'noopener nofollow', dir: 'ltr' }, new URL(url).host);
}

/** A query without the place in a list: a cursor belongs to one language and order. */
export function withoutCursor(query) {
  const rest = new URLSearchParams(query);
  rest.delete('after');
  rest.delete('before');
  return rest;
}

/** Links to the pages before and behind; a cursor leads there, so nothing is skipped or seen twice meanwhile. */
export function pager(view, pageInfo) {
  if (!pageInfo.hasPreviousPage && !pageInfo.hasNextPage) return null;
  const at = (name, cursor) => {
    const query = withoutCursor(view.query);
    query.set(name, cursor);
    return view.to(view.path, query);
  };
  const { hasPreviousPage, hasNextPage, startCursor, endCursor } = pageInfo;
  return h(
    'nav.pages',
    { 'aria-label': view.say('pages.label') },
    hasPreviousPage && h('a.button', { href: at('before', startCursor), rel: 'prev' }, view.say('pages.previous')),
    hasNextPage && h('a.button', { href: at('after', endCursor), rel: 'next' }, view.say('pages.next')),
  );
}

/** What a list is asked for: the page that the address names. */
export function pageOf(view, size) {
  const before = view.query.get('before');
  return before ? { last: size, before } : { first: size, after: view.query.get('after') };
}

/** Grey shapes in the places of what is on its way. */
export function skeleton(view, kind) {
  const cards = Array.from({ length: 8 }, () => h('li.card', {}, h('span.mat'), h('span.bone'), h('span.bone.short')));
  return h(
    'div.skeleton',
    { 'aria-hidden': 'true' },
    h('span.bone.title'),
    kind === 'entry'
      ? h(
          'div.entry',
          {},
          h('span.mat.mat-bone'),
          h(
            'div',
            {},
            Array.from({ length: 6 }, () => h('span.bone')),
          ),
        )
      : h('ul.cards', {}, cards),
  );
}
