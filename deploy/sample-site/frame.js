// What stands around every page: the head with its links and languages, the banner of a preview, the foot.
import { isPreview } from './api.js';
import { config } from './config.js';
import { h, present, seal } from './dom.js';

const LINKS = [
  ['works', 'nav.works'],
  ['fairs', 'nav.fairs'],
  ['enterprises', 'nav.enterprises'],
];

const above = h('div');
const main = h('main.wide', { id: 'content', tabindex: '-1' });
const foot = h('footer.foot');
const news = h('p.hidden', { role: 'status' });
document.getElementById('site').append(above, main, foot, news);

/** Lays the frame of a view around the contents, which stay, and returns the element they stand in. */
export function frame(view) {
  const { tag, dir } = view.language;
  Object.assign(document.documentElement, { lang: tag, dir });
  above.replaceChildren(
    ...present([
      h('a.skip', { href: '#content' }, view.say('site.skip')),
      head(view),
      banner(view),
      h('div.offline', {}, h('div.wide', {}, view.say('site.offline'))),
    ]),
  );
  foot.replaceChildren(h('div.wide', {}, view.say('site.footer')));
  return main;
}

/** Says a sentence to those who hear the page. */
export const announce = (sentence) => (news.textContent = sentence);

const head = (view) =>
  h(
    'header.head',
    {},
    h(
      'div.wide.head-row',
      {},
      h(
        'a.mark',
        { href: view.to('') },
        seal(),
        h('span.mark-name', { lang: 'zh-Hans' }, '易展'),
        h('span.mark-latin', { lang: 'en' }, 'Yizhan'),
      ),
      h(
        'nav.nav',
        { 'aria-label': view.say('site.menu') },
        LINKS.map(([path, word]) =>
          h(
            'a',
            {
              href: view.to(path),
              id: `nav-${path}`,
              'aria-current': current(view, path),
            },
            view.say(word),
          ),
        ),
      ),
      h(
        'nav.languages',
        { 'aria-label': view.say('site.languages') },
        config.languages.map((other) =>
          h(
            'a',
            {
              id: `in-${other.path}`,
              href: view.in(other),
              lang: other.tag,
              hreflang: other.tag,
              'aria-current': other === view.language ? 'true' : null,
            },
            other.name,
          ),
        ),
      ),
    ),
  );

function current({ path }, link) {
  if (path === link) return 'page';
  return path.startsWith(`${link}/`) ? 'true' : null;
}

const banner = (view) =>
  isPreview() &&
  h(
    'div.banner',
    { role: 'region', 'aria-label': view.say('site.preview') },
    h(
      'div.wide',
      {},
      h('strong', {}, view.say('site.preview')),
      h('span', {}, view.say('site.previewText')),
      h(
        'button.plain',
        {
          type: 'button',
          onclick: () => dispatchEvent(new Event('endpreview')),
        },
        view.say('site.previewEnd'),
      ),
    ),
  );

/** The style sheet shows a line while the network is away. */
const tell = () => document.documentElement.toggleAttribute('data-offline', !navigator.onLine);
addEventListener('online', tell);
addEventListener('offline', tell);
tell();
