import type { JsonObject } from '@/shared/json';
import { textOf, textsOf, type Kind } from './documents';
import { fieldAt, siblingsAt, withField, type Place } from './fields';
import { freeId, proposedId } from './ids';
import { renamedField } from './sections';

/** Whether an id still is what was proposed from a label, so that it goes with it. */
function follows(id: string, label: string): boolean {
  const proposed = proposedId(label);
  return (
    id === '' ||
    id === proposed ||
    (proposed !== '' && id.startsWith(proposed) && /^\d+$/.test(id.slice(proposed.length)))
  );
}

/**
 * A field with another label. As long as the field is new and its id is the one that was proposed, the id goes with the
 * English label.
 */
export function withLabel(
  document: JsonObject,
  kind: Kind,
  place: Place,
  labelled: JsonObject,
  fixed: boolean,
): JsonObject {
  const before = fieldAt(document, place);
  const id = textOf(before?.['id']);
  const english = textsOf(labelled['label'])['en'] ?? '';
  if (fixed || !follows(id, textsOf(before?.['label'])['en'] ?? '')) return withField(document, place, labelled);
  const own = place.at(-1);
  const taken = siblingsAt(document, place.slice(0, -1))
    .filter((_field, index) => index !== own)
    .map((field) => textOf(field['id']));
  const proposed = proposedId(english);
  return withId(document, kind, place, labelled, proposed === '' ? '' : freeId(proposed, taken));
}

/** A new field with another id; what names it in the same document goes with it. */
export function withId(document: JsonObject, kind: Kind, place: Place, field: JsonObject, id: string): JsonObject {
  const before = textOf(field['id']);
  const changed = withField(document, place, { ...field, id });
  return kind === 'TYPE' && place.length === 1 && before !== id ? renamedField(changed, before, id) : changed;
}

/** A document of a new content type, with the field that names its entries. */
export function newType(typed: {
  id: string;
  singular: string;
  plural: string;
  label: JsonObject;
  pluralLabel: JsonObject;
  description: JsonObject;
  menu: string;
  icon: string;
}): JsonObject {
  return {
    ...typed,
    titleField: 'name',
    fields: [
      {
        id: 'name',
        type: 'text',
        label: { 'zh-Hans': '名称', en: 'Name' },
        localized: true,
        required: true,
        filterable: true,
        sortable: true,
      },
    ],
  };
}
