// `entries/ID`: wherever an entry of that id has its page. A preview names entries so.
import { ENTRY } from '../queries.js';
import { enterprise } from './enterprise.js';
import { fair } from './fair.js';
import { organisation, person } from './maker.js';
import { found, Missing } from './problems.js';
import { work } from './work.js';

const PAGES = {
  Work: work,
  TradeFair: fair,
  ExportEnterprise: enterprise,
  Person: person,
  Organisation: organisation,
};

export const entry = {
  skeleton: 'entry',

  async load(view) {
    if (!view.params.id) throw new Missing();
    const page = PAGES[found((await view.ask(ENTRY, { id: view.params.id })).entry).__typename];
    if (!page) throw new Missing();
    return { page, content: await page.load(view) };
  },

  show: (view, { page, content }) => page.show(view, content),
};
