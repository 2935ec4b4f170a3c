// Elements without a template language: texts are always texts, never HTML.

/**
 * An element. `h('p.quiet', { lang: 'en' }, 'text', child, …)`: classes follow the name; attributes that are null, undefined
 * or false are left out; a function is a listener (`onclick`); children may be lists; null and false are left out.
 */
export function h(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...present(children));
  return element;
}

/** Children as `append` takes them. */
export const present = (children) =>
  children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);

const SVG = 'http://www.w3.org/2000/svg';

/** The mark: two interlocking frames, a showcase and a gate. */
export function seal() {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries({
    class: 'seal',
    viewBox: '0 0 32 32',
    'aria-hidden': 'true',
  }))
    svg.setAttribute(key, value);
  for (const line of ['M12 20H5V5h15v4', 'M12 27V12h15v15', 'M20 14.5V20h-5']) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', line);
    svg.append(path);
  }
  return svg;
}

/** Text in which what was found stands between `<mark>` and `</mark>`, all else being escaped. */
export function marked(html) {
  return html.split(/(<mark>.*?<\/mark>)/s).map((part) => {
    const found = part.startsWith('<mark>');
    const text = unescaped(found ? part.slice('<mark>'.length, -'</mark>'.length) : part);
    return found ? h('mark', {}, text) : text;
  });
}

const ENTITIES = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&amp;': '&',
};
const unescaped = (text) => text.replace(/&(lt|gt|quot|#39|#x27|amp);/g, (entity) => ENTITIES[entity]);
