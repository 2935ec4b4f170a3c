// One fair: when (by its own clocks, and by the reader's where they differ), where, who, and what is shown.
import { fileAddress } from '../api.js';
import { h } from '../dom.js';
import { ownZone, sameClock } from '../language.js';
import {
  enterpriseCard,
  entryPath,
  facts,
  gallery,
  label,
  labels,
  pictures,
  place,
  section,
  text,
  website,
  workCards,
} from '../parts.js';
import { prose } from '../prose.js';
import { FAIR } from '../queries.js';
import { found } from './problems.js';

export const fair = {
  skeleton: 'entry',

  async load(view) {
    const { id, slug } = view.params;
    return found((await view.ask(FAIR, { id, slug })).tradeFair);
  },

  show(view, fair) {
    const [first] = pictures(fair.media);
    const days = fair.startDate && view.days(fair.startDate, fair.endDate);
    const { exhibitors, works } = fair;
    return {
      path: entryPath('fairs', fair),
      title: fair.name,
      description: [days, fair.summary].filter(Boolean).join(' · '),
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
              fair.media.slice(0, 1).map((one) => ({ ...one, alt: one.alt ?? fair.name })),
            ),
          ),
          h(
            'div.entry-label',
            {},
            openNow(fair) && h('p.now', {}, view.say('fair.now')),
            h('h1.work-title', {}, text(view, fair, 'name')),
            fair.theme && h('p.theme', {}, text(view, fair, 'theme')),
            facts(view, rows(view, fair, days)),
            prose(view, fair, 'description') ?? (fair.summary && h('p', {}, text(view, fair, 'summary'))),
          ),
        ),
        timetable(view, fair),
        exhibitors.edges.length > 0 &&
          section(
            view.say('fair.exhibitors', { n: exhibitors.totalCount }),
            h(
              'ul.enterprises',
              {},
              exhibitors.edges.map(({ booth, node }) =>
                enterpriseCard(view, node, booth && view.say('fair.booth', { booth })),
              ),
            ),
          ),
        works.nodes.length > 0 &&
          section(view.say('fair.works', { n: works.totalCount }), workCards(view, works.nodes)),
      ],
    };
  },
};

/** Whether today, where the fair is, lies in its days. */
function openNow({ startDate, endDate, zone }) {
  if (!startDate) return false;
  const today = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone ?? 'UTC',
    dateStyle: 'short',
  }).format(new Date());
  return startDate <= today && today <= (endDate ?? startDate);
}

function rows(view, fair, days) {
  const { metrics } = fair;
  const venues = fair.venues.map((venue) =>
    h('span.line', {}, label(view, venue.name ?? venue.place?.name), ' ', label(view, venue.address)),
  );
  return [
    ['fair.days', days && h('time', { datetime: fair.startDate }, days)],
    ['fair.place', [...venues, h('span.line', {}, place(view, fair))]],
    ['fair.series', fair.series && text(view, fair.series, 'name')],
    [
      'fair.organisers',
      fair.organisers.nodes.map((one) =>
        h('span.line', {}, h('a', { href: view.to(entryPath('organisations', one)) }, text(view, one, 'name'))),
      ),
    ],
    ['fair.admission', fair.admission && labels(view, [fair.admission])],
    ['fair.mode', fair.mode && labels(view, [fair.mode])],
    ['fair.area', metrics?.grossArea && view.measure({ value: metrics.grossArea, unit: 'm²' })],
    ['fair.exhibitorCount', metrics?.exhibitors && view.number(metrics.exhibitors)],
    ['fair.visits', metrics?.visitsAll && view.number(metrics.visitsAll)],
    ['fair.countries', metrics?.countriesRegions && view.number(metrics.countriesRegions)],
    ['fair.website', website(fair.website)],
  ];
}

function timetable(view, fair) {
  const { openingHours, agenda, zone } = fair;
  if (openingHours.length === 0 && agenda.length === 0) return null;
  return h(
    'div.tables',
    {},
    openingHours.length > 0 &&
      section(
        view.say('fair.hours'),
        table(
          view,
          ['fair.day', 'fair.time', 'fair.audience'],
          openingHours.map(({ date, opens, closes, audience }) => [
            date && view.day(date),
            (opens || closes) && h('bdi', {}, [opens, closes].map((time) => time && view.time(time)).join(' – ')),
            audience && labels(view, [audience]),
          ]),
        ),
      ),
    agenda.length > 0 &&
      section(
        view.say('fair.agenda'),
        table(
          view,
          ['fair.time', 'fair.event', 'fair.room'],
          [...agenda]
            .sort((one, other) => (one.start?.instant ?? '').localeCompare(other.start?.instant ?? ''))
            .map(({ title, room, start, end }) => [
              start && moment(view, start, end, zone),
              label(view, title),
              label(view, room),
            ]),
        ),
      ),
    zone && h('p.quiet', {}, view.say('fair.zone', { zone: view.zone(zone) })),
  );
}

/** By the clocks of the fair; where the reader's show another time, that stands below. */
function moment(view, start, end, zone) {
  const there = zone ?? start.zone;
  const here = ownZone();
  return [
    h('time', { datetime: start.instant }, view.span(start.instant, end?.instant, there)),
    !sameClock(there, here, start.instant) &&
      h(
        'span.line.quiet',
        {},
        view.say('fair.yours', {
          time: view.span(start.instant, end?.instant, here),
        }),
      ),
  ];
}

const table = (view, heads, rows) =>
  h(
    'div.scroll',
    {},
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          heads.map((head) => h('th', { scope: 'col' }, view.say(head))),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((cells) =>
          h(
            'tr',
            {},
            cells.map((cell) => h('td', {}, cell)),
          ),
        ),
      ),
    ),
  );
