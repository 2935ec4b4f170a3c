import { describe, expect, it } from 'vitest';
import { faultsOf } from '@/features/model/checks';
import { differences } from '@/features/model/diff';
import { freePath, withKey, withText, type Documents } from '@/features/model/documents';
import {
  fieldAt,
  insertField,
  moved,
  orderAfterMove,
  orderFields,
  placeAfterOrder,
  removeField,
  withField,
} from '@/features/model/fields';
import { freeId, pluralOf, proposedCode, proposedId, proposedTypeName } from '@/features/model/ids';
import { newType, withId, withLabel } from '@/features/model/labels';
import { merge, resolved } from '@/features/model/merge';
import { placeOfText, spotOf } from '@/features/model/place';
import { piecesOf } from '@/features/model/preview';
import { fits, surroundings, switchesOf } from '@/features/model/rules';
import { fieldToSection, moveInSection, sectionsOf, addSection } from '@/features/model/sections';
import { dropDraft, keepDraft, readDraft } from '@/features/model/stored';
import { movedTerm, pastedTerms, possibleParents, treeOf, withoutTerm, withTerm } from '@/features/model/terms';
import type { JsonObject } from '@/shared/json';

const label = (zh: string, en: string) => ({ 'zh-Hans': zh, en });
const field = (id: string, more: JsonObject = {}): JsonObject => ({ id, type: 'text', label: label(id, id), ...more });
const school = (...fields: JsonObject[]): JsonObject => ({
  ...newType({
    id: 'craftSchool',
    singular: 'CraftSchool',
    plural: 'CraftSchools',
    label: label('工艺学校', 'Craft school'),
    pluralLabel: label('工艺学校', 'Craft schools'),
    description: label('教授工艺的学校。', 'Teaches crafts.'),
    menu: 'people',
    icon: 'bank',
  }),
  fields: [field('name'), ...fields],
});
const ids = (document: JsonObject) => (document['fields'] as JsonObject[]).map((one) => one['id']);

describe('ids from labels', () => {
  it('are lower camel case', () => {
    expect(proposedId('Year of founding')).toBe('yearOfFounding');
    expect(proposedId('ISBN')).toBe('isbn');
    expect(proposedId('Café’s menu (new)')).toBe('cafesMenuNew');
    expect(proposedId('3D model')).toBe('dModel');
    expect(proposedId('  ')).toBe('');
    expect(proposedId('工艺')).toBe('');
    expect(proposedId('a'.repeat(80))).toHaveLength(48);
  });

  it('give names of types, plurals and codes', () => {
    expect(proposedTypeName('Craft school')).toBe('CraftSchool');
    expect(['CraftSchool', 'Gallery', 'Dish', 'Day', 'Box', ''].map(pluralOf)).toEqual([
      'CraftSchools',
      'Galleries',
      'Dishes',
      'Days',
      'Boxes',
      '',
    ]);
    expect(proposedCode('Viewing stones')).toBe('viewing-stones');
  });

  it('are numbered where taken', () => {
    expect(freeId('name', ['name', 'name2'])).toBe('name3');
    expect(freeId('a'.repeat(48), ['a'.repeat(48)])).toBe(`${'a'.repeat(47)}2`);
    expect(freePath({ 'types/a.yaml': {} }, 'TYPE', 'a')).toBe('types/a-2.yaml');
  });

  it('go with the label of a new field, and stay once in force or written by hand', () => {
    const start = school(field('', { label: {} }));
    const typed = withLabel(start, 'TYPE', [1], field('', { label: label('', 'Founded') }), false);
    expect(fieldAt(typed, [1])?.['id']).toBe('founded');
    const more = withLabel(typed, 'TYPE', [1], { ...fieldAt(typed, [1])!, label: label('', 'Founded in') }, false);
    expect(fieldAt(more, [1])?.['id']).toBe('foundedIn');
    const own = withId(more, 'TYPE', [1], fieldAt(more, [1])!, 'year');
    expect(fieldAt(withLabel(own, 'TYPE', [1], { ...fieldAt(own, [1])!, label: label('', 'X') }, false), [1])).toEqual(
      field('year', { label: label('', 'X') }),
    );
    expect(
      fieldAt(withLabel(more, 'TYPE', [1], { ...fieldAt(more, [1])!, label: label('', 'X') }, true), [1])?.['id'],
    ).toBe('foundedIn');
    const taken = withLabel(start, 'TYPE', [1], field('', { label: label('', 'Name') }), false);
    expect(fieldAt(taken, [1])?.['id']).toBe('name2');
  });

  it('take along what names them', () => {
    const type = fieldToSection(
      addSection(school(field('address', { type: 'slug', from: 'name' })), {}),
      'name',
      'part',
    );
    const renamed = withId(type, 'TYPE', [0], fieldAt(type, [0])!, 'title');
    expect(renamed['titleField']).toBe('title');
    expect(sectionsOf(renamed).sections[0]?.fields).toEqual(['title']);
    expect(fieldAt(renamed, [1])?.['from']).toBe('title');
  });
});

describe('fields', () => {
  const nested = school(field('courses', { type: 'group', fields: [field('day'), field('hour')] }), field('end'));

  it('are found, changed, added and removed at any depth', () => {
    expect(fieldAt(nested, [1, 1])?.['id']).toBe('hour');
    expect(fieldAt(nested, [1, 5])).toBeUndefined();
    expect(fieldAt(withField(nested, [1, 0], field('week')), [1, 0])?.['id']).toBe('week');
    expect(fieldAt(insertField(nested, [1, 1], field('room')), [1, 2])?.['id']).toBe('hour');
    expect(ids(removeField(nested, [1]))).toEqual(['name', 'end']);
    expect(fieldAt(removeField(nested, [1, 0]), [1, 0])?.['id']).toBe('hour');
  });

  it('leave the form when they are removed', () => {
    const type = fieldToSection(addSection(nested, {}), 'end', 'part');
    expect(sectionsOf(removeField(type, [2])).sections[0]?.fields).toEqual([]);
  });

  it('are moved, and what was chosen stays chosen', () => {
    const order = orderAfterMove(3, 0, 2);
    expect(order).toEqual([1, 2, 0]);
    expect(ids(orderFields(nested, [], order))).toEqual(['courses', 'end', 'name']);
    expect(placeAfterOrder([1, 1], [], order)).toEqual([0, 1]);
    expect(placeAfterOrder([0], [], order)).toEqual([2]);
    expect(placeAfterOrder([1, 1], [1], [1, 0])).toEqual([1, 0]);
    expect(placeAfterOrder([2, 1], [1], [1, 0])).toEqual([2, 1]);
    expect(moved(['a', 'b'], 0, 5)).toEqual(['a', 'b']);
  });
});

describe('places', () => {
  it('are read from what the server says', () => {
    expect(spotOf('fields[2].fields[0].maxLength')).toEqual({
      field: [2, 0],
      section: null,
      term: null,
      key: 'maxLength',
    });
    expect(spotOf('fields[1].attributes[3].label')).toMatchObject({ field: [1, 3], key: 'label' });
    expect(spotOf('form.sections[1].fields[0]')).toMatchObject({ field: [], section: 1, key: 'fields' });
    expect(spotOf('terms[4].code')).toMatchObject({ term: 4, key: 'code' });
    expect(spotOf('titleField')).toMatchObject({ field: [], key: 'titleField' });
    expect(spotOf('')).toEqual({ field: [], section: null, term: null, key: '' });
    expect(placeOfText('2.0')).toEqual([2, 0]);
    expect(placeOfText('x')).toBeNull();
  });
});

describe('differences', () => {
  const path = 'types/craftSchool.yaml';
  const told = (before: Documents, after: Documents) => differences(before, after).map(({ what }) => what);

  it('name what was added, removed, changed and moved', () => {
    const before = { [path]: school(field('a'), field('b')) };
    expect(told(before, before)).toEqual([]);
    expect(told({}, before)).toEqual(['ADDED']);
    expect(told(before, {})).toEqual(['REMOVED']);
    expect(told(before, { [path]: school(field('b'), field('a')) })).toEqual(['ORDER']);
    expect(told(before, { [path]: school(field('a', { required: true }), field('c'), field('b')) })).toEqual([
      'FIELD_CHANGED',
      'FIELD_ADDED',
    ]);
    expect(told(before, { [path]: { ...school(field('a')), icon: 'star' } })).toEqual(['SETTINGS', 'FIELD_REMOVED']);
  });

  it('tell of a group inside, and not of what is new with it', () => {
    const group = (...fields: JsonObject[]) => field('g', { type: 'group', fields });
    const before = { [path]: school(group(field('x'))) };
    expect(told({ [path]: school() }, before)).toEqual(['FIELD_ADDED']);
    expect(told(before, { [path]: school(group(field('x'), field('y'))) })).toEqual(['FIELD_ADDED']);
    expect(told(before, { [path]: school(group(field('x', { required: true }))) })).toEqual(['FIELD_CHANGED']);
  });

  it('count terms', () => {
    const words = (...terms: JsonObject[]): Documents => ({ 'vocabularies/v.yaml': { id: 'v', label: {}, terms } });
    const [a, b] = [{ code: 'a' }, { code: 'b' }];
    expect(differences(words(a), words(a, b, { code: 'c' }))).toMatchObject([{ what: 'TERMS', count: 2 }]);
    expect(told(words(a, b), words(b, a))).toEqual(['TERMS']);
  });
});

describe('merging', () => {
  const base = { a: { v: 1 }, b: { v: 1 }, c: { v: 1 }, d: { v: 1 } };

  it('keeps mine where only I changed, theirs where only they did', () => {
    const merged = merge(base, { ...base, a: { v: 2 }, e: { v: 9 } }, { ...base, b: { v: 3 }, f: { v: 8 } });
    expect(merged.overlaps).toEqual([]);
    expect(merged.documents).toEqual({ ...base, a: { v: 2 }, b: { v: 3 }, e: { v: 9 }, f: { v: 8 } });
  });

  it('keeps what one of both removed away', () => {
    const { a: _a, ...withoutA } = base;
    const { b: _b, ...withoutB } = base;
    expect(Object.keys(merge(base, withoutA, withoutB).documents)).toEqual(['c', 'd']);
  });

  it('asks where both changed, a removal among it, and is silent where both did the same', () => {
    const { d: _d, ...theirs } = { ...base, c: { v: 3 }, a: { v: 5 } };
    const merged = merge(base, { ...base, c: { v: 2 }, d: { v: 4 }, a: { v: 5 } }, theirs);
    expect(merged.overlaps.map(({ path }) => path).sort()).toEqual(['c', 'd']);
    expect(resolved(merged, () => true)).toEqual({ a: { v: 5 }, b: { v: 1 }, c: { v: 2 }, d: { v: 4 } });
    expect(resolved(merged, () => false)).toEqual(theirs);
  });
});

describe('checks', () => {
  const path = 'types/craftSchool.yaml';
  const words = (document: JsonObject) =>
    faultsOf(path, document).map(({ field: at, key, word }) => [at.join('.'), key, word]);

  it('find nothing in a type that is whole', () => {
    expect(words(school())).toEqual([]);
  });

  it('name the field and the key', () => {
    expect(words(school(field('Upper', { label: { en: 'x' } })))).toEqual([
      ['1', 'label', 'zhMissing'],
      ['1', 'id', 'idForm'],
    ]);
    expect(words(school(field('nAme')))).toContainEqual(['1', 'id', 'idTwice']);
    expect(words(school(field('a', { type: 'term' })))).toEqual([['1', 'vocabulary', 'choose']]);
    expect(words(school(field('a', { type: 'integer', min: 5, max: 2 })))).toEqual([['1', 'min', 'minAboveMax']]);
    expect(words(school(field('a', { pattern: '[' })))).toEqual([['1', 'pattern', 'pattern']]);
    expect(words(school(field('a', { type: 'group', fields: [] })))).toEqual([['1', 'fields', 'noFields']]);
    expect(words(school(field('a', { name: 'name' })))).toEqual([['1', 'name', 'nameTwice']]);
    expect(words(withKey(school(), 'titleField', 'gone'))).toEqual([['', 'titleField', 'titleField']]);
    expect(words(withText(withKey(school(), 'plural', 'CraftSchool'), 'label', 'en', ''))).toEqual([
      ['', 'label', 'enMissing'],
      ['', 'plural', 'samePlural'],
    ]);
  });

  it('look at terms', () => {
    const terms: JsonObject[] = [
      { code: 'a', label: label('甲', 'A') },
      { code: 'a', label: label('乙', 'B') },
      { code: '-', label: {} },
    ];
    const faults = faultsOf('vocabularies/v.yaml', { id: 'v', label: label('词', 'Words'), source: 'us', terms });
    expect(faults.map(({ term, word }) => [term, word])).toEqual([
      [1, 'codeTwice'],
      [2, 'codeForm'],
      [2, 'zhMissing'],
      [2, 'enMissing'],
    ]);
  });
});

describe('what a field can be', () => {
  const words = { localizable: true, filterable: true, sortable: true, unique: true };
  const rows = school(field('g', { type: 'group', repeatable: true, fields: [field('x')] }));

  it('depends on what stands around it', () => {
    const top = surroundings(rows, 'TYPE', []);
    const inside = surroundings(rows, 'TYPE', [0 + 1]);
    expect(inside).toMatchObject({ inside: true, rows: true, depth: 1 });
    expect(['slug', 'group', 'text'].map((word) => fits(word, top))).toEqual([true, true, true]);
    expect(['slug', 'group', 'text'].map((word) => fits(word, inside))).toEqual([false, true, true]);
    expect(fits('slug', surroundings(rows, 'FIELD_GROUP', []))).toBe(false);
    expect(switchesOf(field('a'), words, top)).toContain('unique');
    expect(switchesOf(field('a'), words, inside)).toEqual(['required', 'localized', 'filterable', 'facet']);
    expect(switchesOf(field('a', { maxLength: 400 }), words, top)).toEqual(['required', 'localized']);
  });
});

describe('sections of the form', () => {
  it('take fields in and let them go', () => {
    const type = addSection(school(field('a'), field('b')), label('其一', 'First'));
    const filled = fieldToSection(fieldToSection(type, 'b', 'part'), 'a', 'part', 0);
    expect(sectionsOf(filled)).toMatchObject({ sections: [{ id: 'part', fields: ['a', 'b'] }], others: ['name'] });
    expect(sectionsOf(moveInSection(filled, 'part', 0, 1)).sections[0]?.fields).toEqual(['b', 'a']);
    expect(sectionsOf(fieldToSection(filled, 'a', null)).others).toEqual(['name', 'a']);
  });
});

describe('terms', () => {
  const terms: JsonObject[] = [
    { code: 'craft' },
    { code: 'lacquer', broader: 'craft' },
    { code: 'music' },
    { code: 'paper', broader: 'craft' },
  ];

  it('are read from pasted lines', () => {
    const read = pastedTerms('a\t甲\tA\n\n乙\tBig B\nbroken\na\t丙\tC', []);
    expect(read.terms).toEqual([
      { code: 'a', label: label('甲', 'A') },
      { code: 'big-b', label: label('乙', 'Big B') },
    ]);
    expect(read.unread).toEqual([4, 5]);
    expect(pastedTerms('x\t甲\tA', ['x']).unread).toEqual([1]);
  });

  it('stand as a tree and are moved on their level', () => {
    const rows = treeOf(terms);
    expect(rows.map(({ term, depth }) => [term['code'], depth])).toEqual([
      ['craft', 0],
      ['lacquer', 1],
      ['paper', 1],
      ['music', 0],
    ]);
    expect(movedTerm(terms, rows[2]!, -1).map((term) => term['code'])).toEqual(['craft', 'paper', 'music', 'lacquer']);
    expect(movedTerm(terms, rows[0]!, -1)).toEqual(terms);
    expect(
      treeOf([
        { code: 'a', broader: 'b' },
        { code: 'b', broader: 'a' },
      ]).map(({ depth }) => depth),
    ).toEqual([0, 0]);
  });

  it('keep together what hangs together', () => {
    expect(possibleParents(terms, 'craft').map((term) => term['code'])).toEqual(['music']);
    const vocabulary = { terms };
    expect(withTerm(vocabulary, 0, { code: 'crafts' })['terms']).toMatchObject([
      { code: 'crafts' },
      { broader: 'crafts' },
      {},
      { broader: 'crafts' },
    ]);
    expect(withoutTerm(vocabulary, 0)['terms']).toEqual([{ code: 'lacquer' }, { code: 'music' }, { code: 'paper' }]);
  });
});

describe('a draft', () => {
  it('survives in the browser, for its person alone', () => {
    const draft = { revision: 3, base: {}, documents: { 'types/a.yaml': school() } };
    keepDraft('lin', draft);
    expect(readDraft('lin')).toEqual(draft);
    expect(readDraft('wang')).toBeNull();
    dropDraft('lin');
    expect(readDraft('lin')).toBeNull();
  });
});

describe('a schema', () => {
  it('is cut into what is coloured alike, and nothing is lost', () => {
    const sdl = '"A school."\ntype CraftSchool implements Node {\n  name(locale: Locale): String # title\n}\n';
    const pieces = piecesOf(sdl);
    expect(pieces.map(({ text }) => text).join('')).toBe(sdl);
    expect(pieces.filter(({ look }) => look === 'word').map(({ text }) => text)).toEqual(['type', 'implements']);
    expect(pieces.filter(({ look }) => look === 'comment')).toHaveLength(2);
  });
});
