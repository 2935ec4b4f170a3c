import { describe, expect, it } from 'vitest';
import { inserted, moved, newBlock, withNewKeys } from '@/shared/form/widgets/block-list';
import { blockChanges } from '@/features/versions/block-changes';
import { pictureOf, wordsOf } from '@/shared/model/components';
import type { BlockComponent } from '@/shared/model/model';
import { field } from './fields';

const block = (key: string, text = key) => ({ _key: key, _type: 'quoteBlock', text: { en: text } });

const component = (titleField: string): BlockComponent => ({
  id: 'quoteBlock',
  owner: 'core',
  singular: 'QuoteBlock',
  label: {},
  description: {},
  icon: 'message',
  titleField,
  fields: [
    field('picture', 'asset', { many: true }),
    field('by', 'text', { localized: true }),
    field('text', 'richText', { localized: true }),
  ],
});

describe('a list of blocks', () => {
  it('puts a block in and moves one, and keeps the others in order', () => {
    const three = [block('a'), block('b'), block('c')];
    const keys = (list: { _key?: unknown }[]) => list.map(({ _key }) => _key).join('');
    expect(keys(inserted(three, 1, block('x')))).toBe('axbc');
    expect(keys(moved(three, 2, 0))).toBe('cab');
    expect(keys(moved(three, 0, 2))).toBe('bca');
    expect(moved(three, 0, 3)).toBe(three);
  });

  it('gives a copy keys of its own, inside too', () => {
    const section = { _key: 's', _type: 'sectionBlock', blocks: [block('a')] };
    const copy = withNewKeys(section);
    expect(copy['_key']).not.toBe('s');
    expect(JSON.stringify(copy)).not.toContain('"_key":"a"');
    expect(JSON.stringify(copy)).toContain('quoteBlock');
    expect(newBlock('quoteBlock')['_type']).toBe('quoteBlock');
  });
});

describe('the line of a folded block', () => {
  const filled = {
    _key: 'a',
    _type: 'quoteBlock',
    picture: [{ id: 'p1' }, { id: 'p2' }],
    by: { en: 'Ann' },
    text: { 'zh-Hans': { type: 'doc', content: [{ content: [{ text: '先看' }, { text: '三天' }] }] } },
  };

  it('names the first words of the field the component names, in the language of the source or another', () => {
    expect(wordsOf(component('text'), filled, 'en')).toBe('先看 三天');
    expect(wordsOf(component('by'), filled, 'zh-Hans')).toBe('Ann');
    expect(wordsOf(component(''), filled, 'en')).toBe('Ann');
    expect(wordsOf(component('text'), { _key: 'a' }, 'en')).toBe('');
  });

  it('shows the first picture', () => {
    expect(pictureOf(component('text'), filled)).toBe('p1');
    expect(pictureOf(component('text'), {})).toBeNull();
  });
});

describe('two versions of blocks', () => {
  const told = (before: object[], after: object[]) =>
    blockChanges(before as never, after as never).map(
      ({ key, kind, moved: way }) => `${key} ${kind}${way ? ` ${way.from}-${way.to}` : ''}`,
    );

  it('are told apart by keys: added, removed, changed', () => {
    expect(told([block('a'), block('b'), block('c')], [block('a'), block('c', 'new'), block('d')])).toEqual([
      'a same',
      'b removed',
      'c changed',
      'd added',
    ]);
    expect(told([], [block('a')])).toEqual(['a added']);
    expect(told([block('a')], [])).toEqual(['a removed']);
  });

  it('tell of the block that was moved and not of those that made way', () => {
    const four = ['a', 'b', 'c', 'd'].map((key) => block(key));
    expect(told(four, [four[3]!, four[0]!, four[1]!, four[2]!])).toEqual(['d same 4-1', 'a same', 'b same', 'c same']);
  });
});
