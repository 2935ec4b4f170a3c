// Export enterprises by name, page by page.
import { config } from '../config.js';
import { h } from '../dom.js';
import { enterpriseCards, pageOf, pager } from '../parts.js';
import { ENTERPRISES } from '../queries.js';

export const enterprises = {
  skeleton: 'list',

  async load(view) {
    return (await view.ask(ENTERPRISES, pageOf(view, config.pageSize))).exportEnterprises;
  },

  show(view, { totalCount, nodes, pageInfo }) {
    const count = view.say('enterprises.count', { n: totalCount });
    return {
      title: view.say('enterprises.title'),
      description: view.say('head.enterprises'),
      said: count,
      content: [
        h('div.title-row', {}, h('h1', {}, view.say('enterprises.title')), h('p.total', {}, count)),
        nodes.length > 0 ? enterpriseCards(view, nodes) : h('p.empty', {}, view.say('enterprises.none')),
        pager(view, pageInfo),
      ],
    };
  },
};
