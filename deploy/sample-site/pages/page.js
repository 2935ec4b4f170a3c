// A page made of blocks: each kind of block has a function that shows it; one of a kind not known here is left out.
import { fileAddress } from '../api.js';
import { h } from '../dom.js';
import { entryPath, label, picture, pictures, text, website, workCards } from '../parts.js';
import { prose } from '../prose.js';
import { PAGE } from '../queries.js';
import { found } from './problems.js';

export const page = {
  skeleton: 'entry',

  async load(view) {
    const { id, slug } = view.params;
    return found((await view.ask(PAGE, { id, slug })).page);
  },

  show(view, page) {
    return {
      path: entryPath('pages', page),
      title: page.title,
      description: page.summary,
      picture: page.cover && fileAddress(page.cover.page),
      content: [
        h(
          'article.page',
          {},
          h('h1', {}, text(view, page, 'title')),
          page.summary && h('p.theme', {}, text(view, page, 'summary')),
          blocks(view, page.body),
        ),
      ],
    };
  },
};

const blocks = (view, list, level = 'h2') => list.map((block) => BLOCKS[block.__typename]?.(view, block, level));

const BLOCKS = {
  TextBlock: (view, block) => prose(view, { text: block.text, localization: { fallbacks: [] } }, 'text'),

  PictureBlock: (view, { picture: asset, pictureCaption }) => asset && figure(view, asset, pictureCaption),

  GalleryBlock: (view, { heading, pictures: all }, level) => [
    title(view, heading, level),
    h(
      'div.page-gallery',
      {},
      pictures(all).map((asset) => figure(view, asset, asset.caption)),
    ),
  ],

  QuoteBlock: (view, { quote, attribution, person }) =>
    quote &&
    h(
      'figure.quote',
      {},
      h('blockquote', {}, label(view, quote)),
      (attribution || person) &&
        h(
          'figcaption',
          {},
          person
            ? h(
                'a',
                { href: view.to(entryPath('people', person)) },
                attribution ? label(view, attribution) : person.name,
              )
            : label(view, attribution),
        ),
    ),

  // The site plays no films itself: it says where they are.
  VideoBlock: (view, { video, url, videoCaption }) =>
    h(
      'p',
      {},
      videoCaption && [label(view, videoCaption), ' '],
      video ? h('a', { href: fileAddress(video.full) }, view.say('page.video')) : website(url),
    ),

  WorksBlock: (view, { heading, works }, level) =>
    works.length > 0 && [title(view, heading, level), workCards(view, works)],

  QuestionsBlock: (view, { heading, items }, level) => [
    title(view, heading, level),
    items.map(({ question, answer }) =>
      h('details.question', {}, h('summary', {}, label(view, question)), h('p', {}, label(view, answer))),
    ),
  ],

  CallToActionBlock: (view, { words, url, entry }) => {
    const folder = entry && FOLDERS[entry.__typename];
    const href = folder ? view.to(entryPath(folder, entry)) : /^https?:\/\//.test(url ?? '') ? url : null;
    return words && href && h('p', {}, h('a.button', { href }, label(view, words)));
  },

  SectionBlock: (view, { heading, blocks: inner }) =>
    h('section', {}, title(view, heading, 'h2'), blocks(view, inner, 'h3')),
};

const FOLDERS = { Page: 'pages', Work: 'works', TradeFair: 'fairs' };

const title = (view, words, level) => words && h(level, {}, label(view, words));

const figure = (view, asset, caption) =>
  h(
    'figure',
    {},
    h('span.mat.mat-large', {}, picture(asset, { sizes: '(max-width: 760px) 92vw, 720px' })),
    (caption || asset.credit) && h('figcaption', {}, label(view, [caption, asset.credit].filter(Boolean).join(' · '))),
  );
