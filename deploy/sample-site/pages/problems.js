// Pages for what is not there and what did not work.
import { isPreview } from '../api.js';
import { h } from '../dom.js';
import { searchForm } from '../search.js';

/** Nothing that may be seen is at this address. */
export class Missing extends Error {}

/** What was asked for, or Missing. */
export function found(entry) {
  if (!entry) throw new Missing();
  return entry;
}

export const nowhere = {
  skeleton: 'entry',
  load: async () => found(null),
  show: (view) => missing(view),
};

export const missing = (view) => ({
  title: view.say('missing.title'),
  missing: true,
  content: [
    h(
      'section.problem',
      {},
      h('h1', {}, view.say('missing.title')),
      h('p', {}, view.say('missing.text')),
      searchForm(view),
      h('p.row', {}, h('a.button', { href: view.to('') }, view.say('nav.home'))),
    ),
  ],
});

/** A page for a Trouble of api.js; anything else is a fault of the site, and the console is told. */
export function trouble(view, failure) {
  const refused = isPreview() && ['UNAUTHENTICATED', 'FORBIDDEN'].includes(failure.code);
  const kind = refused ? 'preview' : (failure.kind ?? 'failed');
  if (!failure.kind) reportError(failure);
  return {
    title: view.say(`trouble.${kind}.title`),
    missing: true,
    content: [
      h(
        'section.problem',
        { 'data-retry': kind === 'offline' },
        h('h1', {}, view.say(`trouble.${kind}.title`)),
        h('p', {}, view.say(`trouble.${kind}.text`)),
        failure.requestId && h('p.quiet', {}, view.say('trouble.request', { id: failure.requestId })),
        h(
          'p.row',
          {},
          h('button.primary', { type: 'button', onclick: () => view.again() }, view.say('trouble.retry')),
          h('a.button', { href: view.to('') }, view.say('nav.home')),
        ),
      ),
    ],
  };
}
