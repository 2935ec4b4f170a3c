import type { Place } from './fields';

/** Where in a document something stands: a field, a section, a term, a key of these or of the document itself. */
export interface Spot {
  field: Place;
  section: number | null;
  term: number | null;
  key: string;
}

/** Reads "fields[2].fields[0].maxLength", "form.sections[1].label", "terms[4].code", "titleField". */
export function spotOf(at: string): Spot {
  const field: number[] = [];
  let section: number | null = null;
  let term: number | null = null;
  const keys: string[] = [];
  for (const step of at.split('.').filter((part) => part !== '' && part !== 'form')) {
    const [, name, index] = /^([^[\]]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    if (name === undefined) continue;
    const inField = section === null && term === null && keys.length === 0;
    if (index !== undefined && inField && (name === 'fields' || name === 'attributes')) field.push(Number(index));
    else if (index !== undefined && name === 'sections') section = Number(index);
    else if (index !== undefined && name === 'terms') term = Number(index);
    else keys.push(name);
  }
  return { field, section, term, key: keys[0] ?? '' };
}

/** Place of a field in an address: "2.0". */
export const placeText = (place: Place) => place.join('.');

export function placeOfText(text: string | null): Place | null {
  return text !== null && /^\d+(\.\d+)*$/.test(text) ? text.split('.').map(Number) : null;
}
