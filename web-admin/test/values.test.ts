import { describe, expect, it } from 'vitest';
import { afterSave, changesBetween, progressOf, valueAt, withChanges, withValue } from '@/shared/fields/values';
import { field } from './fields';

const title = field('title', 'text', { localized: true, required: true });
const weight = field('weight', 'measure');
const locked = field('price', 'money', { writable: false });
const fields = [title, weight, locked];

describe('changes between what the server holds and what the form shows', () => {
  it('are none when nothing was typed, and an empty text equals no value', () => {
    const base = { 'core.title': { 'zh-Hans': '玉牌' } };
    expect(
      changesBetween(base, { 'core.title': { 'zh-Hans': '玉牌', en: '' }, 'core.weight': null }, fields, null),
    ).toEqual([]);
  });

  it('name the locale of a localised value and remember what it was translated from', () => {
    const base = { 'core.title': { 'zh-Hans': '玉牌' } };
    const values = withValue(base, title, 'en', 'Jade plaque');
    expect(changesBetween(base, values, fields, 'zh-Hans')).toEqual([
      { field: 'core.title', locale: 'en', value: 'Jade plaque', translatedFrom: 'zh-Hans' },
    ]);
  });

  it('remove a value by null', () => {
    const base = { 'core.weight': { value: '46.20', unit: 'g' } };
    expect(changesBetween(base, withValue(base, weight, null, null), fields, null)).toEqual([
      { field: 'core.weight', locale: null, value: null },
    ]);
  });

  it('never hold a field the viewer may not write', () => {
    expect(changesBetween({}, { 'core.price': { amount: '1', currency: 'CNY' } }, fields, null)).toEqual([]);
  });

  it('laid over the base again give the form', () => {
    const base = { 'core.title': { 'zh-Hans': '玉牌' }, 'core.weight': { value: '45', unit: 'g' } };
    const values = withValue(withValue(base, title, 'en', 'Plaque'), weight, null, { value: '46.20', unit: 'g' });
    expect(withChanges(base, changesBetween(base, values, fields, null), fields)).toEqual(values);
  });
});

describe('after a save', () => {
  const sent = { 'core.title': { 'zh-Hans': '玉牌' } };

  it('what was typed meanwhile stays, the rest is the server’s', () => {
    const current = { 'core.title': { 'zh-Hans': '玉牌子' } };
    const server = { 'core.title': { 'zh-Hans': '玉牌' }, 'core.weight': { value: '1', unit: 'g' } };
    const shown = afterSave(sent, current, server, fields, () => false);
    expect(valueAt(shown, title, 'zh-Hans')).toBe('玉牌子');
    expect(shown['core.weight']).toEqual({ value: '1', unit: 'g' });
  });

  it('a value the server refused to store stays to be corrected', () => {
    const shown = afterSave(sent, sent, {}, fields, (key) => key === 'core.title');
    expect(valueAt(shown, title, 'zh-Hans')).toBe('玉牌');
  });
});

describe('progress of a translation', () => {
  it('counts the localised fields the source has', () => {
    const note = field('note', 'longText', { localized: true });
    const values = { 'core.title': { 'zh-Hans': '玉牌', en: 'Plaque' }, 'core.note': { 'zh-Hans': '说明' } };
    expect(progressOf(values, [title, note, weight], 'en', 'zh-Hans')).toEqual({ filled: 1, total: 2 });
  });
});
