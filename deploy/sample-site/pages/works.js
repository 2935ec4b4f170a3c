// Works by facets, words and order, page by page. All of it stands in the address, so that it can be shared and goes back.
import { config } from '../config.js';
import { h } from '../dom.js';
import { label, pageOf, pager, withoutCursor, workCards } from '../parts.js';
import { WORKS } from '../queries.js';
import { searchForm } from '../search.js';

/** Facets: name in the address, of the server, and the condition for the chosen codes. */
const FACETS = [
  {
    name: 'sector',
    field: 'SECTOR',
    word: 'work.sector',
    where: (codes) => ({ sector: { in: codes } }),
  },
  {
    name: 'kind',
    field: 'KIND',
    word: 'work.kind',
    where: (codes) => ({ kind: { in: codes } }),
  },
  {
    name: 'material',
    field: 'MATERIALS',
    word: 'work.materials',
    where: (codes) => ({ materials: { some: { in: codes } } }),
  },
  {
    name: 'technique',
    field: 'TECHNIQUES',
    word: 'work.techniques',
    where: (codes) => ({ techniques: { some: { in: codes } } }),
  },
];

const ORDERS = {
  relevance: [{ field: 'RELEVANCE' }],
  newest: [{ field: 'PUBLISHED_AT', direction: 'DESC' }],
  title: [{ field: 'TITLE' }],
  dating: [{ field: 'DATING' }],
};

const ordersOf = (search) => Object.keys(ORDERS).filter((name) => search || name !== 'relevance');

function orderOf(view, search) {
  const wanted = view.query.get('order');
  return ordersOf(search).includes(wanted) ? wanted : ordersOf(search)[0];
}

export const works = {
  skeleton: 'list',

  async load(view) {
    const search = view.query.get('q')?.trim() || null;
    const conditions = FACETS.filter(({ name }) => view.query.has(name));
    const { works } = await view.ask(WORKS, {
      search,
      where: Object.assign({}, ...conditions.map(({ name, where }) => where(view.query.getAll(name)))),
      orderBy: ORDERS[orderOf(view, search)],
      ...pageOf(view, config.pageSize),
    });
    return { ...works, search };
  },

  show(view, { totalCount, nodes, facets, pageInfo, search }) {
    const count = view.say('works.count', { n: totalCount });
    const title = search ? view.say('works.for', { text: search }) : view.say('works.title');
    const chosen = FACETS.flatMap(({ name }) => view.query.getAll(name));
    return {
      title,
      description: `${view.say('head.works')} ${count}`,
      said: count,
      content: [
        h('div.title-row', {}, h('h1', {}, title), h('p.total', {}, count)),
        searchForm(view, search ?? ''),
        h(
          'div.list',
          {},
          h(
            'details.narrow',
            {
              open: matchMedia('(min-width: 900px)').matches || chosen.length > 0,
            },
            h('summary', {}, view.say('works.narrow')),
            FACETS.map((facet) => facetPart(view, facet, facets)),
          ),
          h(
            'div.list-main',
            {},
            bar(view, facets, chosen, search),
            nodes.length > 0 ? workCards(view, nodes) : nothing(view, search || chosen.length > 0),
            pager(view, pageInfo),
          ),
        ),
      ],
    };
  },
};

/** Address of the list with one thing changed, from its first page. */
function changed(view, change) {
  const query = withoutCursor(view.query);
  change(query);
  return view.to('works', query);
}

const toggled = (view, name, value, selected) =>
  changed(view, (query) => (selected ? query.delete(name, value) : query.append(name, value)));

function facetPart(view, { name, field, word }, facets) {
  const values = facets.find((facet) => facet.field === field)?.values ?? [];
  return (
    values.length > 0 && [
      h('h2', { id: `facet-${name}` }, view.say(word)),
      h(
        'ul.facet',
        { 'aria-labelledby': `facet-${name}` },
        values.map((value) => facetValue(view, name, value)),
      ),
    ]
  );
}

const facetValue = (view, name, { value, label: words, count, selected }) =>
  h(
    'li',
    {},
    h(
      'a',
      {
        id: `${name}-${value}`,
        href: toggled(view, name, value, selected),
        'aria-current': selected ? 'true' : null,
      },
      h('span', {}, label(view, words)),
      ' ',
      h('span.count', {}, view.number(count)),
    ),
  );

/** What is chosen, each to be taken away, and the order. */
function bar(view, facets, chosen, search) {
  const chips = FACETS.flatMap(({ name, field }) =>
    view.query.getAll(name).map((value) => {
      const known = facets.find((facet) => facet.field === field)?.values.find((one) => one.value === value);
      const words = known?.label ?? value;
      return h(
        'li',
        {},
        h(
          'a.chip',
          {
            href: toggled(view, name, value, true),
            'aria-label': view.say('works.remove', { label: words }),
          },
          label(view, words),
          h('span', { 'aria-hidden': 'true' }, '×'),
        ),
      );
    }),
  );
  const clear = changed(view, (query) => FACETS.forEach(({ name }) => query.delete(name)));
  return h(
    'div.list-bar',
    {},
    chips.length > 0 &&
      h(
        'ul.chips',
        { 'aria-label': view.say('works.chosen') },
        chips,
        h('li', {}, h('a', { href: clear }, view.say('works.clear'))),
      ),
    h(
      'nav.orders',
      { 'aria-label': view.say('works.order') },
      ordersOf(search).map((order) => orderLink(view, order, search)),
    ),
  );
}

const orderLink = (view, order, search) =>
  h(
    'a',
    {
      id: `order-${order}`,
      href: changed(view, (query) => query.set('order', order)),
      'aria-current': orderOf(view, search) === order ? 'true' : null,
    },
    view.say(`order.${order}`),
  );

const nothing = (view, conditions) =>
  h(
    'p.empty',
    {},
    view.say(conditions ? 'works.none' : 'works.noneYet'),
    ' ',
    conditions && h('a', { href: view.to('works') }, view.say('works.all')),
  );
