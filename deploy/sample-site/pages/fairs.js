// Fairs: those open and coming first, then the past ones page by page.
import { config } from '../config.js';
import { h } from '../dom.js';
import { fairCards, pageOf, pager, section } from '../parts.js';
import { FAIRS } from '../queries.js';

export const fairs = {
  skeleton: 'list',

  load: (view) => view.ask(FAIRS, { zone: config.zone, ...pageOf(view, config.pageSize) }),

  show(view, { coming, past }) {
    const total = coming.totalCount + past.totalCount;
    const further = view.query.has('after') || view.query.has('before');
    const count = view.say('fairs.count', { n: total });
    return {
      title: view.say('fairs.title'),
      description: view.say('head.fairs'),
      said: count,
      content: [
        h('div.title-row', {}, h('h1', {}, view.say('fairs.title')), h('p.total', {}, count)),
        total === 0 && h('p.empty', {}, view.say('fairs.none')),
        !further && coming.nodes.length > 0 && section(view.say('fairs.coming'), fairCards(view, coming.nodes)),
        past.nodes.length > 0 &&
          section(view.say('fairs.past'), fairCards(view, past.nodes), pager(view, past.pageInfo)),
      ],
    };
  },
};
