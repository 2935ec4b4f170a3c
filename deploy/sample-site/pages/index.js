// Which page stands at which path. `:key` is a slug, or an id where there is none.
import { enterprise } from './enterprise.js';
import { enterprises } from './enterprises.js';
import { entry } from './entry.js';
import { fair } from './fair.js';
import { fairs } from './fairs.js';
import { home } from './home.js';
import { organisation, person } from './maker.js';
import { page } from './page.js';
import { nowhere } from './problems.js';
import { work } from './work.js';
import { works } from './works.js';

const PAGES = {
  '': home,
  works,
  'works/:key': work,
  fairs,
  'fairs/:key': fair,
  enterprises,
  'enterprises/:key': enterprise,
  'people/:key': person,
  'pages/:key': page,
  'organisations/:key': organisation,
  'entries/:key': entry,
};

export function findPage(path) {
  if (PAGES[path] && !path.includes(':')) return { page: PAGES[path], params: {} };
  const [folder, key, ...more] = path.split('/');
  const shown = key && more.length === 0 ? PAGES[`${folder}/:key`] : undefined;
  return shown ? { page: shown, params: { key, ...lookUp(key) } } : { page: nowhere, params: {} };
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const lookUp = (key) => (ID.test(key) ? { id: key } : { slug: key });
