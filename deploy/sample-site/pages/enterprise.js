// One export enterprise: what it does, its works and products, the fairs it goes to.
import { fileAddress } from '../api.js';
import { h } from '../dom.js';
import {
  entryPath,
  facts,
  fairCards,
  gallery,
  labels,
  picture,
  pictures,
  place,
  section,
  text,
  website,
  workCards,
} from '../parts.js';
import { prose } from '../prose.js';
import { ENTERPRISE } from '../queries.js';
import { found } from './problems.js';

export const enterprise = {
  skeleton: 'entry',

  async load(view) {
    const { id, slug } = view.params;
    return found((await view.ask(ENTERPRISE, { id, slug })).exportEnterprise);
  },

  show(view, enterprise) {
    const media = pictures([...enterprise.media, enterprise.logo].filter(Boolean));
    const { works, products, fairs } = enterprise;
    return {
      path: entryPath('enterprises', enterprise),
      title: enterprise.name,
      description: enterprise.summary,
      picture: media[0] && fileAddress(media[0].page),
      content: [
        h(
          'article.entry',
          {},
          media.length > 0 &&
            h(
              'div.entry-pictures',
              {},
              gallery(
                view,
                media.slice(0, 1).map((one) => ({ ...one, alt: one.alt ?? enterprise.name })),
              ),
            ),
          h(
            'div.entry-label',
            {},
            h('h1', {}, text(view, enterprise, 'name')),
            enterprise.summary && h('p.theme', {}, text(view, enterprise, 'summary')),
            facts(view, rows(view, enterprise)),
            prose(view, enterprise, 'description'),
          ),
        ),
        works.nodes.length > 0 && section(view.say('enterprise.works'), workCards(view, works.nodes)),
        products.nodes.length > 0 &&
          section(
            view.say('enterprise.products'),
            h(
              'ul.cards',
              {},
              products.nodes.map((one) => product(view, one)),
            ),
          ),
        fairs.nodes.length > 0 && section(view.say('enterprise.fairs'), fairCards(view, fairs.nodes)),
      ],
    };
  },
};

const rows = (view, enterprise) => [
  ['enterprise.region', place(view, enterprise)],
  ['enterprise.established', enterprise.established && view.day(enterprise.established)],
  ['enterprise.sectors', labels(view, enterprise.sectors)],
  ['enterprise.capabilities', labels(view, enterprise.capabilities)],
  ['enterprise.markets', labels(view, enterprise.markets)],
  ['enterprise.languages', labels(view, enterprise.languagesSpoken)],
  [
    'enterprise.designations',
    enterprise.designations.map(({ kind, level }) => h('span.line', {}, labels(view, [kind, level]))),
  ],
  ['enterprise.website', website(enterprise.website)],
];

/** Products have pages of their own where they are sold, the partners' pages; here they only show. */
const product = (view, one) =>
  h(
    'li.card',
    {},
    h(
      'span.mat',
      {},
      pictures(one.media)
        .slice(0, 1)
        .map((first) => picture(first, { sizes: '280px', alt: '' })),
    ),
    h('span.card-name', {}, text(view, one, 'name')),
  );
