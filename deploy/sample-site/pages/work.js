// One work: its pictures, its label, what belongs to it.
import { fileAddress } from '../api.js';
import { h } from '../dom.js';
import {
  entryPath,
  facts,
  fairCards,
  gallery,
  label,
  labels,
  makerPath,
  pictures,
  section,
  text,
  workCards,
} from '../parts.js';
import { prose } from '../prose.js';
import { SIMILAR_WORKS, WORK } from '../queries.js';
import { found } from './problems.js';

export const work = {
  skeleton: 'entry',

  async load(view) {
    const { id, slug } = view.params;
    const work = found((await view.ask(WORK, { id, slug })).work);
    const related = relatedWorks(work);
    if (related.length > 0 || !work.sector) return { ...work, related };
    const { works } = await view.ask(SIMILAR_WORKS, { id: work.id, sector: work.sector.code });
    return { ...work, related: works.nodes };
  },

  show(view, work) {
    const [first] = pictures(work.media);
    const makers = work.makers.edges;
    return {
      path: entryPath('works', work),
      title: work.title,
      description: description(view, work),
      picture: first && fileAddress(first.page),
      content: [
        h(
          'article.entry',
          {},
          h(
            'div.entry-pictures',
            {},
            gallery(
              view,
              work.media.map((asset) => ({
                ...asset,
                alt: asset.alt ?? work.title,
              })),
            ),
          ),
          h(
            'div.entry-label',
            {},
            h('h1.work-title', {}, text(view, work, 'title')),
            work.alternativeTitles.length > 0 &&
              h(
                'p.quiet',
                {},
                work.alternativeTitles.map((other) => h('span.other-title', {}, label(view, other.text))),
              ),
            makers.length > 0 &&
              h(
                'ul.makers',
                { 'aria-label': view.say('work.makers') },
                makers.map((edge) => maker(view, edge)),
              ),
            facts(view, rows(view, work)),
            prose(view, work, 'description'),
            work.significance && h('p', {}, text(view, work, 'significance')),
          ),
        ),
        work.related.length > 0 && section(view.say('work.related'), workCards(view, work.related)),
        fairs(view, work),
      ],
    };
  },
};

const maker = (view, { node, role, qualifier }) =>
  h(
    'li',
    {},
    h('a', { href: view.to(makerPath(node)) }, text(view, node, 'name')),
    (role || qualifier) && h('span.quiet', {}, ' ', labels(view, [role, qualifier])),
  );

function rows(view, work) {
  const { dating, owner } = work;
  return [
    ['work.dating', dating && label(view, dating.display ?? years(view, dating))],
    ['work.medium', work.medium && text(view, work, 'medium')],
    ['work.materials', terms(view, 'material', work.materials)],
    ['work.techniques', terms(view, 'technique', work.techniques)],
    ['work.measures', measures(view, work)],
    ['work.weight', work.weight && view.measure(work.weight)],
    ['work.duration', work.duration && view.measure(work.duration)],
    ['work.sector', work.sector && terms(view, 'sector', [work.sector])],
    ['work.kind', work.kind && label(view, work.kind.label)],
    [
      'work.places',
      work.places.edges.map(({ node }, index) => [index > 0 && view.say('list.separator'), text(view, node, 'name')]),
    ],
    ['work.owner', owner && h('a', { href: view.to(makerPath(owner)) }, text(view, owner, 'name'))],
    ['work.number', work.accessionNumber && h('span', { dir: 'ltr' }, work.accessionNumber)],
    ['work.credit', work.creditLine && text(view, work, 'creditLine')],
    [
      'work.rights',
      work.rightsHolder
        ? text(view, work, 'rightsHolder')
        : work.rightsStatement && label(view, work.rightsStatement.label),
    ],
  ];
}

/** Terms that lead to the list of works which have them. */
const terms = (view, facet, list) =>
  list.map(({ code, label: words }, index) => [
    index > 0 && view.say('list.separator'),
    h('a', { href: view.to('works', new URLSearchParams({ [facet]: code })) }, label(view, words)),
  ]);

function measures(view, work) {
  if (work.dimensionsText) return text(view, work, 'dimensionsText');
  return work.measurements
    .filter(({ value }) => value)
    .map(({ role, part, value }, index) => [
      index > 0 && view.say('list.separator'),
      part && [label(view, part), ' '],
      role && [label(view, role.label), ' '],
      view.measure(value),
    ]);
}

function years(view, { earliestYear, latestYear }) {
  const year = (number) => (number === null ? '' : view.year(number));
  return earliestYear === latestYear ? year(earliestYear) : `${year(earliestYear)}–${year(latestYear)}`;
}

function description(view, work) {
  const makers = work.makers.edges.map(({ node }) => node.name);
  const parts = [view.list(makers), work.dating?.display, work.medium, work.significance];
  return parts.filter(Boolean).join(' · ').slice(0, 300);
}

/** Related in either direction, each once; else, see `load`, others of the same sector. */
function relatedWorks({ relatedWorks: named, worksByRelatedWorks: naming }) {
  return [...new Map([...named.nodes, ...naming.nodes].map((one) => [one.id, one])).values()].slice(0, 8);
}

function fairs(view, { fairs, exhibitedAt }) {
  const all = new Map([...fairs.nodes, ...exhibitedAt.nodes].map((one) => [one.id, one]));
  return all.size > 0 && section(view.say('work.fairs'), fairCards(view, [...all.values()]));
}
