import { describe, expect, it } from 'vitest';
import type { Entry, Finding } from '@/shared/api/fragments';
import { changesBetween } from '@/shared/fields/values';
import { editorReducer, startState } from '@/features/entry-edit/editor-state';
import { documentOrNothing } from '@/shared/form/widgets/RichTextWidget';
import { e164 } from '@/shared/form/widgets/PhoneWidget';
import { momentOf } from '@/shared/form/widgets/DateWidgets';
import { field } from './fields';

const title = field('title', 'text', { localized: true });
const slug = field('slug', 'slug');
const fields = [title, slug];
const reduce = editorReducer(fields);

function entry(version: string, values: Record<string, unknown>): Entry {
  return { id: 'e', version, fields: values, findings: [] } as unknown as Entry;
}

describe('an open form', () => {
  it('sends a copy kept from an earlier visit against the version it was typed upon', () => {
    const changes = [{ field: 'core.slug', locale: null, value: 'mine' }];
    const state = startState(entry('5.0', { 'core.slug': 'theirs' }), { version: '4.2', at: '', changes }, fields);
    expect(state.expectedVersion).toBe('4.2');
    expect(state.values['core.slug']).toBe('mine');
  });

  it('keeps both sides of a conflict until the editor has chosen', () => {
    const start = startState(entry('1.0', { 'core.title': { 'zh-Hans': '旧' }, 'core.slug': 'old' }), null, fields);
    const typed = [
      { field: title, locale: 'zh-Hans', value: '我的' },
      { field: slug, locale: null, value: 'mine' },
    ].reduce((state, one) => reduce(state, { kind: 'typed', ...one }), start);
    const conflict = {
      field: 'core.title',
      locale: 'zh-Hans',
      yours: '我的',
      theirs: '他的',
      changedAt: '2027-08-20T02:00:00Z',
      changedBy: null,
    };
    const current = entry('2.0', { 'core.title': { 'zh-Hans': '他的' }, 'core.slug': 'old' });
    const stopped = reduce(typed, { kind: 'conflict', conflicts: [conflict], current });
    expect(stopped.values['core.title']).toEqual({ 'zh-Hans': '我的' });

    const theirs = reduce(stopped, { kind: 'resolved', theirs: [conflict] });
    expect(theirs.values['core.title']).toEqual({ 'zh-Hans': '他的' });
    expect(changesBetween(theirs.base, theirs.values, fields, null).map((change) => change.field)).toEqual([
      'core.slug',
    ]);

    const mine = reduce(stopped, { kind: 'resolved', theirs: [] });
    expect(mine.expectedVersion).toBe('2.0');
    expect(mine.values['core.title']).toEqual({ 'zh-Hans': '我的' });
  });

  it('keeps a value that was not stored on the screen, with its finding', () => {
    const start = startState(entry('1.0', {}), null, fields);
    const typed = reduce(start, { kind: 'typed', field: slug, locale: null, value: 'Not A Slug' });
    const finding = { code: 'SLUG_INVALID', field: 'core.slug', locale: null, at: '', stored: false } as Finding;
    const saved = reduce(typed, {
      kind: 'saved',
      entry: entry('1.1', {}),
      findings: [finding],
      merged: false,
      sent: typed.values,
      at: '2027-08-20T02:00:00Z',
    });
    expect(saved.values['core.slug']).toBe('Not A Slug');
    expect(saved.findings).toEqual([finding]);
  });
});

describe('canonical values', () => {
  it('an empty rich text is no value, and attributes that say nothing are not sent', () => {
    expect(documentOrNothing({ type: 'doc', content: [{ type: 'paragraph', attrs: { textAlign: null } }] })).toBeNull();
    const text = { type: 'paragraph', attrs: { dir: null, textAlign: null }, content: [{ type: 'text', text: '玉' }] };
    expect(documentOrNothing({ type: 'doc', content: [text] })).toEqual({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: '玉' }] }],
    });
    // the editor gives a direction to every node; stored is that of paragraphs and the like
    const directed = { type: 'paragraph', attrs: { dir: 'auto' }, content: [{ type: 'text', text: '玉' }] };
    expect(documentOrNothing({ type: 'doc', attrs: { dir: 'auto' }, content: [directed] })).toEqual({
      type: 'doc',
      content: [directed],
    });
  });

  it('phone numbers are E.164, Chinese where no country is named', () => {
    expect(e164('010-8532 6000')).toBe('+861085326000');
    expect(e164('+44 20 7946 0958')).toBe('+442079460958');
    expect(e164('电话')).toBeNull();
  });

  it('a moment is the clock of its place, with the instant', () => {
    expect(momentOf('2027-08-20T10:00', 'Asia/Shanghai').instant).toBe('2027-08-20T02:00:00Z');
    expect(momentOf('2027-07-01T10:00', 'Europe/Paris').instant).toBe('2027-07-01T08:00:00Z');
  });
});
