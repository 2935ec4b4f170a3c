// Starts the site: reads the address, asks for what its page needs, shows it, and follows links without loading anew.
//
// A page is { load(view), show(view, data), skeleton }. `show` returns { title, description, content } and, where the entry
// is known by a better address, `path`. A view is what a page works with: its language and how that speaks (language.js),
// `params` and `query` of the address, `to(path, query)` for links, `ask(operation, variables)`.
import { ask, keepPreview } from './api.js';
import { present } from './dom.js';
import { announce, frame } from './frame.js';
import { fillHead } from './head.js';
import { findLanguage, preferredLanguage, speech } from './language.js';
import { skeleton, withoutCursor } from './parts.js';
import { findPage } from './pages/index.js';
import { Missing, missing, trouble } from './pages/problems.js';

/** Folder these files are served from: `/sample/`. All addresses of the site begin with it. */
const BASE = new URL('.', import.meta.url).pathname;
const SKELETON_AFTER = 150;

let shownPath = null;
let underWay = new AbortController();

/** Where the address leads: language and path behind the base. */
function place() {
  const whole = decoded(location.pathname).slice(BASE.length).replace(/\/+$/, '');
  const [first, ...rest] = whole.split('/');
  const language = findLanguage(first);
  return { language, path: language ? rest.join('/') : whole };
}

function decoded(text, decode = decodeURI) {
  try {
    return decode(text);
  } catch {
    return text; // not of our making: nothing is found by it
  }
}

const address = (language, path, query) => {
  const search = query?.toString();
  return `${BASE}${language.path}/${path}${search ? `?${search}` : ''}`;
};

function makeView(language, path, params, signal) {
  return {
    language,
    path,
    params,
    query: new URLSearchParams(location.search),
    signal,
    ...speech(language),
    to: (to, query) => address(language, to, query),
    in(other, query = withoutCursor(this.query)) {
      return address(other, this.path, query);
    },
    ask: (operation, variables = {}) => ask(operation, { locale: language.tag, ...variables }, signal),
    go: (to) => {
      leave();
      history.pushState(null, '', to);
      render();
    },
    again: render,
  };
}

/** Shows the page of the present address. `scroll` is where to stand afterwards. */
async function render(scroll = 0) {
  const { language, path } = place();
  if (!language) {
    history.replaceState(null, '', address(preferredLanguage(), path, new URLSearchParams(location.search)));
    return render(scroll);
  }
  underWay.abort();
  underWay = new AbortController();
  const { signal } = underWay;
  const { page, params } = findPage(path);
  const view = makeView(language, path, params, signal);
  const main = frame(view);
  const samePlace = shownPath === location.pathname;
  main.setAttribute('aria-busy', 'true');
  const waiting = setTimeout(() => {
    if (!samePlace) main.replaceChildren(skeleton(view, page.skeleton));
    announce(view.say('site.loading'));
  }, SKELETON_AFTER);
  let shown;
  try {
    shown = page.show(view, await page.load(view));
  } catch (failure) {
    if (failure.name === 'AbortError') return;
    if (failure.code === 'BAD_USER_INPUT' && view.query.size > withoutCursor(view.query).size) {
      // A cursor of another language or order, or of a list that has been made anew: from the start, then.
      history.replaceState(history.state, '', view.to(path, withoutCursor(view.query)));
      return render(scroll);
    }
    shown = failure instanceof Missing ? missing(view) : trouble(view, failure);
  } finally {
    clearTimeout(waiting);
  }
  if (signal.aborted) return;
  if (shown.path && decoded(shown.path) !== path) {
    history.replaceState(history.state, '', view.to(shown.path, view.query));
    view.path = shown.path;
    frame(view);
  }
  settle(view, main, shown, samePlace, scroll);
}

/** Puts the contents in place. Within a page (a facet, an order) the focus stays where it was; else it goes to the top. */
function settle(view, main, shown, samePlace, scroll) {
  const focused = document.activeElement?.id;
  const first = shownPath === null;
  main.replaceChildren(...present(shown.content));
  main.removeAttribute('aria-busy');
  fillHead(view, shown);
  shownPath = location.pathname;
  announce(shown.said ?? shown.title);
  if (samePlace) {
    (document.getElementById(focused) ?? main).focus({ preventScroll: true });
    if (view.query.has('after') || view.query.has('before') || scroll > 0) scrollTo(0, scroll);
    return;
  }
  if (!first) main.focus({ preventScroll: true });
  scrollTo(0, scroll);
}

/** Keeps how far down somebody was, for the way back. */
const leave = () => history.replaceState({ scroll: scrollY }, '');

function follow(event) {
  const link = event.target.closest?.('a[href]');
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) return;
  const url = new URL(link.href);
  const here = url.pathname === location.pathname && url.search === location.search;
  if (url.origin !== location.origin || !url.pathname.startsWith(BASE) || (here && url.hash)) return;
  event.preventDefault();
  leave();
  history.pushState(null, '', url);
  render();
}

/** `#preview=TOKEN` turns to drafts; the token leaves the address at once. */
function takePreview() {
  const [, token] = location.hash.match(/^#preview=(.+)$/) ?? [];
  if (!token) return false;
  keepPreview(decoded(token, decodeURIComponent));
  history.replaceState(history.state, '', location.pathname + location.search);
  return true;
}

history.scrollRestoration = 'manual';
document.addEventListener('click', follow);
addEventListener('popstate', (event) => {
  const moved = shownPath !== location.pathname || !location.hash;
  if (moved) render(event.state?.scroll ?? 0);
});
addEventListener('hashchange', () => takePreview() && render());
addEventListener('endpreview', () => {
  keepPreview(null);
  render();
});
addEventListener('online', () => {
  if (document.querySelector('[data-retry]')) render();
});
takePreview();
render();
