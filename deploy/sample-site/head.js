// The head of the document: what search engines, tabs and shared links show.
import { isPreview } from './api.js';
import { config } from './config.js';
import { h } from './dom.js';

/** Parameters that make another page worth finding; cursors and orders do not. */
const TELLING = ['q', 'sector', 'kind', 'material', 'technique'];

/** Fills the head for a page of `{ title, description, picture, missing }`. */
export function fillHead(view, { title, description, picture, missing }) {
  const name = config.name[view.language.path];
  document.title = title ? `${title} · ${name}` : name;
  for (const old of document.head.querySelectorAll('[data-page]')) old.remove();
  const query = new URLSearchParams([...view.query].filter(([key]) => TELLING.includes(key)));
  const absolute = (language) => new URL(view.in(language, query), location.origin).href;
  const elements = [
    h('meta', {
      name: 'description',
      content: description || view.say('site.tagline'),
    }),
    h('meta', { property: 'og:title', content: document.title }),
    picture && h('meta', { property: 'og:image', content: picture }),
  ];
  if (missing || isPreview()) elements.push(h('meta', { name: 'robots', content: 'noindex' }));
  else {
    elements.push(h('link', { rel: 'canonical', href: absolute(view.language) }));
    for (const language of config.languages)
      elements.push(
        h('link', {
          rel: 'alternate',
          hreflang: language.tag,
          href: absolute(language),
        }),
      );
    elements.push(
      h('link', {
        rel: 'alternate',
        hreflang: 'x-default',
        href: absolute(config.languages[0]),
      }),
    );
  }
  for (const element of elements.filter(Boolean)) {
    element.dataset.page = '';
    document.head.append(element);
  }
}
