// The search field: a combobox (WAI-ARIA) whose options are titles, suggested while somebody types.
import { h, marked } from './dom.js';
import { SUGGEST } from './queries.js';
import { entryPath } from './parts.js';

const PAUSE = 150;
const LONGEST = 200;

/** A form that leads to the list of works; `text` is what is searched already. */
export function searchForm(view, text = '') {
  const list = h('ul.suggestions', {
    id: 'suggestions',
    role: 'listbox',
    'aria-label': view.say('search.suggestions'),
    hidden: true,
  });
  const said = h('span.hidden', { role: 'status' });
  const input = h('input', {
    id: 'search',
    name: 'q',
    type: 'search',
    role: 'combobox',
    value: text,
    maxlength: LONGEST,
    autocomplete: 'off',
    placeholder: view.say('search.placeholder'),
    'aria-label': view.say('search.label'),
    'aria-autocomplete': 'list',
    'aria-controls': 'suggestions',
    'aria-expanded': 'false',
  });
  const form = h(
    'form.find',
    { role: 'search', action: view.to('works'), onsubmit: submit },
    h('div.find-field', {}, input, list),
    h('button.primary', { type: 'submit' }, view.say('search.submit')),
    said,
  );
  let chosen = -1;
  let pause;
  let asked = '';

  function submit(event) {
    event.preventDefault();
    const query = new URLSearchParams(view.path === 'works' ? view.query : []);
    for (const name of ['after', 'before', 'q', 'order']) query.delete(name);
    if (input.value.trim()) query.set('q', input.value.trim());
    view.go(view.to('works', query));
  }

  async function suggest() {
    asked = input.value.trim();
    if (!asked) return show([]);
    const text = asked;
    // Suggestions are a kindness: without them the search goes on.
    const { suggest } = await view.ask(SUGGEST, { text }).catch(() => ({ suggest: [] }));
    if (text === asked && document.activeElement === input) show(suggest);
  }

  function show(suggestions) {
    choose(-1);
    list.replaceChildren(
      ...suggestions.map(({ highlighted, entry }, index) =>
        h(
          'li',
          {
            id: `suggestion-${index}`,
            role: 'option',
            'aria-selected': 'false',
            'data-path': entryPath('works', entry),
          },
          marked(highlighted),
        ),
      ),
    );
    list.hidden = suggestions.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    said.textContent = list.hidden ? '' : view.say('search.found', { n: suggestions.length });
  }

  function choose(index) {
    list.children[chosen]?.setAttribute('aria-selected', 'false');
    chosen = index;
    const option = list.children[chosen];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
  }

  const open = (option) => view.go(view.to(option.dataset.path));

  input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(suggest, PAUSE);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return; // Enter and the arrows belong to the input method
    const count = list.hidden ? 0 : list.children.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && count > 0) choose(((chosen + 1 + step + count + 1) % (count + 1)) - 1);
    else if (event.key === 'Enter' && chosen >= 0) open(list.children[chosen]);
    else if (event.key === 'Escape' && count > 0) show([]);
    else return;
    event.preventDefault();
  });
  input.addEventListener('blur', () => show([]));
  // Before the blur, which would take the list away under the pointer.
  list.addEventListener('pointerdown', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) event.preventDefault();
  });
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) open(option);
  });
  return form;
}
