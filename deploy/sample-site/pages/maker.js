// Who made works: a person, or an organisation.
import { fileAddress } from '../api.js';
import { h } from '../dom.js';
import { entryPath, facts, gallery, labels, section, text, website, workCards } from '../parts.js';
import { prose } from '../prose.js';
import { ORGANISATION, PERSON } from '../queries.js';
import { found } from './problems.js';

const makerPage = (folder, operation, rows) => ({
  skeleton: 'entry',

  async load(view) {
    const { id, slug } = view.params;
    return found((await view.ask(operation, { id, slug })).maker);
  },

  show(view, maker) {
    const { picture, works } = maker;
    return {
      path: entryPath(folder, maker),
      title: maker.name,
      description: maker.summary,
      picture: picture && fileAddress(picture.page),
      content: [
        h(
          'article.entry',
          {},
          picture && h('div.entry-pictures', {}, gallery(view, [{ ...picture, alt: picture.alt ?? maker.name }])),
          h(
            'div.entry-label',
            {},
            h('h1', {}, text(view, maker, 'name')),
            maker.summary && h('p.theme', {}, text(view, maker, 'summary')),
            facts(view, [...rows(view, maker), ...shared(view, maker)]),
            prose(view, maker, 'description'),
          ),
        ),
        works.nodes.length > 0 &&
          section(view.say('maker.works', { n: works.totalCount }), workCards(view, works.nodes)),
      ],
    };
  },
});

const shared = (view, { region, designations, website: url }) => [
  ['maker.place', region && labels(view, [region])],
  ['maker.designations', designations.map(({ kind, level }) => h('span.line', {}, labels(view, [kind, level])))],
  ['maker.website', website(url)],
];

export const person = makerPage('people', PERSON, (view, { birth, death, occupations }) => [
  ['maker.life', (birth || death) && h('bdi', { dir: 'ltr' }, `${birth?.edtf ?? ''} – ${death?.edtf ?? ''}`)],
  ['maker.occupations', labels(view, occupations)],
]);

export const organisation = makerPage('organisations', ORGANISATION, (view, { founded }) => [
  ['maker.founded', founded && h('bdi', { dir: 'ltr' }, founded.edtf)],
]);
