import { describe, expect, it } from 'vitest';
import { lessThan, minimumOf, plain } from '@/features/inquiries/lines';
import type { InquiryLine } from '@/features/inquiries/queries';
import { productIds, seenOf } from '@/features/partners/preview';
import type { Json } from '@/shared/json';

describe('decimals as texts', () => {
  it('are compared by value, whatever their length', () => {
    expect(lessThan('9', '10')).toBe(true);
    expect(lessThan('10', '9.99')).toBe(false);
    expect(lessThan('0.5', '0.50')).toBe(false);
    expect(lessThan('0.49', '0.5')).toBe(true);
    expect(lessThan('12345678901234567890.1', '12345678901234567890.2')).toBe(true);
  });
});

describe('a quantity to read', () => {
  it('has no zeros but those that count', () => {
    expect(['5.00', '0.50', '100', '1.0', '20.05'].map(plain)).toEqual(['5', '0.5', '100', '1', '20.05']);
  });
});

describe('the minimum order of a line', () => {
  const line = (quantity: string, unit: string | null, values: Json) =>
    ({ quantity, unit, product: { values } }) as unknown as InquiryLine;
  const pieces = { code: 'piece', label: { 'zh-Hans': '件', en: 'pieces' } };

  it('is named where less is asked for', () => {
    expect(minimumOf(line('20', 'piece', { 'core.moq': '50', 'core.unit': pieces }))).toEqual({
      quantity: '50',
      unit: { 'zh-Hans': '件', en: 'pieces' },
    });
    expect(minimumOf(line('20', null, { 'core.moq': '50' }))).toEqual({ quantity: '50', unit: null });
  });

  it('is silent at the minimum, without one, in another unit, and when the product is gone', () => {
    expect(minimumOf(line('50', 'piece', { 'core.moq': '50', 'core.unit': pieces }))).toBeNull();
    expect(minimumOf(line('1', 'piece', { 'core.unit': pieces }))).toBeNull();
    expect(minimumOf(line('1', 'box', { 'core.moq': '50', 'core.unit': pieces }))).toBeNull();
    expect(minimumOf({ quantity: '1', unit: null, product: null } as unknown as InquiryLine)).toBeNull();
  });
});

describe('what a partner sees of a catalogue', () => {
  it('is each linked product once', () => {
    const link = (id: string) => ({ id, type: 'exportProduct' });
    expect(productIds({ 'core.products': [link('a'), link('b'), link('a')] })).toEqual(['a', 'b']);
    expect(productIds({})).toEqual([]);
    expect(productIds(null)).toEqual([]);
  });

  it('counts published products, and prices among them', () => {
    const price = { 'core.price': { amount: '12', currency: 'EUR' } };
    const seen = seenOf([
      { state: 'PUBLISHED', values: price },
      { state: 'CHANGED', values: {} },
      { state: 'DRAFT', values: price },
      { state: 'UNPUBLISHED', values: price },
    ]);
    expect(seen).toEqual({ products: 2, priced: 1 });
  });
});
