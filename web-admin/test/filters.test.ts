import { describe, expect, it } from 'vitest';
import { conditionOf, filterFromText, filterToText, whereOf, type Filter } from '@/features/entry-list/filters';
import { readListState, writeListState } from '@/features/entry-list/useListState';
import { field } from './fields';

const year = field('dating', 'uncertainDate');
const sector = field('sector', 'term', { options: { vocabulary: 'sector' } });
const price = field('price', 'money');

describe('a chip as a condition', () => {
  it('compares the last year from a year on, and the first year up to one', () => {
    expect(conditionOf({ field: year.key, operator: 'from', values: ['1900'] }, year, false)).toEqual({
      path: 'core.dating/latest',
      operator: 'GTE',
      values: [1900],
    });
    expect(conditionOf({ field: year.key, operator: 'to', values: ['1900'] }, year, false)).toEqual({
      path: 'core.dating/earliest',
      operator: 'LTE',
      values: [1900],
    });
  });

  it('keeps decimals as they were typed', () => {
    expect(conditionOf({ field: price.key, operator: 'is', values: ['1200.10'] }, price, false)).toEqual({
      path: 'core.price/amount',
      operator: 'EQ',
      values: [{ decimal: '1200.10' }],
    });
  });

  it('takes in narrower terms of a tree', () => {
    expect(conditionOf({ field: sector.key, operator: 'in', values: ['jade', 'film'] }, sector, true)).toEqual({
      any: [
        { path: 'core.sector/code', operator: 'UNDER', values: ['jade'] },
        { path: 'core.sector/code', operator: 'UNDER', values: ['film'] },
      ],
    });
  });

  it('asks nothing while its value is missing, nor for a field that is gone', () => {
    const filters: Filter[] = [
      { field: sector.key, operator: 'in', values: [] },
      { field: 'core.gone', operator: 'has', values: [] },
    ];
    expect(
      whereOf(
        filters,
        (key) => (key === sector.key ? sector : undefined),
        () => false,
      ),
    ).toBeUndefined();
  });

  it('turns empty and filled in into one another', () => {
    const lacks = conditionOf({ field: price.key, operator: 'lacks', values: [] }, price, false);
    expect(conditionOf({ field: price.key, operator: 'has', values: [] }, price, false)).toEqual({ not: lacks });
  });
});

describe('the address of a list', () => {
  it('holds the whole state and gives it back', () => {
    const filter: Filter = { field: 'core.title', operator: 'contains', values: ['玉 & "牌"'] };
    const state = readListState(new URLSearchParams('q=hty&state=DRAFT&sort=title&view=gallery&trash=1&after=abc'));
    const full = { ...state, filters: [filter] };
    expect(readListState(new URLSearchParams(writeListState(full).toString()))).toEqual(full);
  });

  it('forgets a chip that cannot be read', () => {
    expect(filterFromText('not json')).toBeNull();
    expect(filterFromText(filterToText({ field: 'a.b', operator: 'has', values: [] }))).toEqual({
      field: 'a.b',
      operator: 'has',
      values: [],
    });
  });
});
