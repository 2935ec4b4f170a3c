// The first page: a work on the wall, the next fairs, works of the month, enterprises.
import { config } from '../config.js';
import { h } from '../dom.js';
import { enterpriseCards, entryPath, fairCards, picture, pictures, section, text, workCards } from '../parts.js';
import { CHOSEN_WORKS, HOME } from '../queries.js';
import { searchForm } from '../search.js';

const WORKS_A_MONTH = 11;

/** Each month has its own works, in turn through the whole collection, the same for everybody and for every cache. */
function offsetOf(date, total) {
  const month = date.getFullYear() * 12 + date.getMonth();
  const turns = Math.max(1, Math.floor(total / WORKS_A_MONTH));
  return (month % turns) * WORKS_A_MONTH;
}

export const home = {
  skeleton: 'list',

  async load(view) {
    const content = await view.ask(HOME, { zone: config.zone });
    const offset = offsetOf(new Date(), content.works.totalCount);
    const { works } = await view.ask(CHOSEN_WORKS, {
      offset,
      first: WORKS_A_MONTH,
    });
    return { ...content, chosen: works.nodes };
  },

  show(view, { works, chosen, coming, past, pages, exportEnterprises }) {
    const [first, ...others] = chosen;
    const enterprises = exportEnterprises.nodes;
    const empty = chosen.length + coming.nodes.length + past.nodes.length + enterprises.length === 0;
    const all =
      works.totalCount > 0 && h('a', { href: view.to('works') }, view.say('home.all', { n: works.totalCount }));
    return {
      title: '',
      description: view.say('site.tagline'),
      content: [
        h(
          'div.welcome',
          {},
          h('div.welcome-text', {}, h('h1.tagline', {}, view.say('site.tagline')), searchForm(view), h('p', {}, all)),
          first && wall(view, first),
        ),
        empty && h('p.empty', {}, view.say('home.empty')),
        fairsPart(view, coming.nodes, past.nodes),
        others.length > 0 &&
          section(view.say('home.month', { month: view.month(new Date()) }), workCards(view, others)),
        enterprises.length > 0 && section(view.say('home.enterprises'), enterpriseCards(view, enterprises)),
        pages.nodes.length > 0 && section(view.say('home.pages'), pageCards(view, pages.nodes)),
      ],
    };
  },
};

const pageCards = (view, pages) =>
  h(
    'ul.page-links',
    {},
    pages.map((page) =>
      h(
        'li',
        {},
        h('a.enterprise-name', { href: view.to(entryPath('pages', page)) }, text(view, page, 'title')),
        page.summary && h('p.quiet', {}, text(view, page, 'summary')),
      ),
    ),
  );

/** One work, large, with its label beside it. */
function wall(view, work) {
  const [first] = pictures(work.media);
  return h(
    'a.wall',
    { href: view.to(entryPath('works', work)) },
    first &&
      h(
        'span.mat.mat-large',
        {},
        picture(first, {
          sizes: '(max-width: 900px) 92vw, 620px',
          alt: '',
          eager: true,
        }),
      ),
    h('span.card-name.work-title', {}, text(view, work, 'title')),
  );
}

function fairsPart(view, coming, past) {
  if (coming.length > 0) return section(view.say('home.fairs'), fairCards(view, coming));
  if (past.length === 0) return null;
  return section(view.say('home.pastFairs'), h('p.quiet', {}, view.say('home.noneComing')), fairCards(view, past));
}
