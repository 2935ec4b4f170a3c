/** Ids are lower camel case; at most so long. */
export const ID = /^[a-z][a-zA-Z0-9]{0,47}$/;
export const TYPE_NAME = /^[A-Z][a-zA-Z0-9]{0,63}$/;
export const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const words = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** "Year of founding" → yearOfFounding; empty where the label has no letter to begin with. */
export function proposedId(label: string): string {
  const [first, ...others] = words(label);
  if (first === undefined) return '';
  const small = first === first.toUpperCase() ? first.toLowerCase() : first.charAt(0).toLowerCase() + first.slice(1);
  const id = [small, ...others.map(capital)].join('').replace(/^[0-9]+/, '');
  return (id.charAt(0).toLowerCase() + id.slice(1)).slice(0, 48);
}

/** "Craft school" → CraftSchool. */
export const proposedTypeName = (label: string): string => capital(proposedId(label));

/** "Craft school" → craft-school. */
export const proposedCode = (label: string): string => words(label).join('-').toLowerCase().slice(0, 64);

/** The plural of an English word, as most go. */
export function pluralOf(word: string): string {
  if (word === '') return '';
  if (/[^aeiouAEIOU]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
}

/** The id itself, or with the first number that makes it a new one. */
export function freeId(id: string, taken: Iterable<string>): string {
  const known = new Set(taken);
  if (!known.has(id)) return id;
  for (let number = 2; ; number += 1) {
    const next = `${id.slice(0, 48 - String(number).length)}${number}`;
    if (!known.has(next)) return next;
  }
}
