// `entries/ID`: wherever an entry of that id has its page. A preview names entries so.
import { ENTRY } from '../queries.js';
import { enterprise } from './enterprise.js';
import { fair } from './fair.js';
import { organisation, person } from './maker.js';
import { page } from './page.js';
import { found, Missing } from './problems.js';
import { work } from './work.js';

const PAGES = {
  Work: work,
  TradeFair: fair,
  ExportEnterprise: enterprise,
  Person: person,
  Organisation: organisation,
  Page: page,
};

export const entry = {
  skeleton: 'entry',

  async load(view) {
    if (!view.params.id) throw new Missing();
    const kind = PAGES[found((await view.ask(ENTRY, { id: view.params.id })).entry).__typename];
    if (!kind) throw new Missing();
    return { kind, content: await kind.load(view) };
  },

  show: (view, { kind, content }) => kind.show(view, content),
};
