import { isObject, type JsonObject } from '@/shared/json';
import { listOf, objectsOf, textOf, withKey } from './documents';
import { moved } from './fields';
import { freeId } from './ids';

export interface Section {
  id: string;
  label: JsonObject;
  fields: string[];
}

/** Sections of a type's form, and the fields that stand in none. */
export function sectionsOf(type: JsonObject): { sections: Section[]; others: string[] } {
  const form = isObject(type['form']) ? type['form'] : {};
  const sections = objectsOf(form['sections']).map((section) => ({
    id: textOf(section['id']),
    label: isObject(section['label']) ? section['label'] : {},
    fields: listOf(section['fields']),
  }));
  const named = new Set(sections.flatMap((section) => section.fields));
  const ids = objectsOf(type['fields']).map((field) => textOf(field['id']));
  return { sections, others: ids.filter((id) => !named.has(id)) };
}

/** A section without fields is kept only while it is edited: files want one with fields, so the checks name it. */
export function withSections(type: JsonObject, sections: Section[]): JsonObject {
  if (sections.length === 0) return withKey(type, 'form', null);
  return {
    ...type,
    form: { sections: sections.map(({ id, label, fields }) => ({ id, label, fields })) },
  };
}

export function addSection(type: JsonObject, label: JsonObject): JsonObject {
  const { sections } = sectionsOf(type);
  const id = freeId(
    'part',
    sections.map((section) => section.id),
  );
  return withSections(type, [...sections, { id, label, fields: [] }]);
}

/** Puts a field into a section at an index; with no section it stands in none. */
export function fieldToSection(type: JsonObject, field: string, section: string | null, index = Infinity): JsonObject {
  const { sections } = sectionsOf(type);
  return withSections(
    type,
    sections.map((one) => {
      const fields = one.fields.filter((other) => other !== field);
      return {
        ...one,
        fields: one.id === section ? fields.toSpliced(Math.min(index, fields.length), 0, field) : fields,
      };
    }),
  );
}

export function moveInSection(type: JsonObject, section: string, from: number, to: number): JsonObject {
  const { sections } = sectionsOf(type);
  return withSections(
    type,
    sections.map((one) => (one.id === section ? { ...one, fields: moved(one.fields, from, to) } : one)),
  );
}

/** A field whose id changes before it is in force keeps its place in the form and as title or picture. */
export function renamedField(type: JsonObject, before: string, after: string): JsonObject {
  const { sections } = sectionsOf(type);
  const inForm = sections.map((one) => ({
    ...one,
    fields: one.fields.map((field) => (field === before ? after : field)),
  }));
  let result = isObject(type['form']) ? withSections(type, inForm) : type;
  for (const key of ['titleField', 'imageField']) {
    if (before !== '' && result[key] === before) result = withKey(result, key, after);
  }
  const fields = objectsOf(result['fields']);
  if (before !== '' && fields.some((field) => field['from'] === before)) {
    result = {
      ...result,
      fields: fields.map((field) => (field['from'] === before ? withKey(field, 'from', after) : field)),
    };
  }
  return result;
}
