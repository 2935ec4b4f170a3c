import { isObject } from '@/shared/json';
import type { Texts } from '@/shared/model/model';
import type { InquiryLine } from './queries';

/** The least an enterprise sells of a product, where the asked quantity is below it; null else. */
export interface Minimum {
  quantity: string;
  /** Name of the unit the product is sold in; null if it has none. */
  unit: Texts | null;
}

/** Decimals as texts of any length: compared by digits, as no floating number holds them all. */
export function lessThan(one: string, other: string): boolean {
  const [left, right] = [digits(one), digits(other)];
  const places = Math.max(left.fraction.length, right.fraction.length);
  const whole = (value: { whole: string; fraction: string }) =>
    BigInt(value.whole + value.fraction.padEnd(places, '0'));
  return whole(left) < whole(right);
}

function digits(text: string): { whole: string; fraction: string } {
  const [whole = '0', fraction = ''] = text.split('.');
  return { whole: whole || '0', fraction };
}

/** Without the zeros that only the storage needs: 5.00 is 5. */
export function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** The minimum holds in the product's own unit: asked in another one, nothing can be said. */
export function minimumOf(line: InquiryLine): Minimum | null {
  const values = line.product?.values;
  if (!isObject(values)) return null;
  const moq = values['core.moq'];
  const unit = values['core.unit'];
  if (typeof moq !== 'string' || !DECIMAL.test(moq) || !DECIMAL.test(line.quantity)) return null;
  const code = isObject(unit) && typeof unit['code'] === 'string' ? unit['code'] : null;
  if (line.unit !== null && code !== null && line.unit !== code) return null;
  if (!lessThan(line.quantity, moq)) return null;
  return { quantity: plain(moq), unit: isObject(unit) && isObject(unit['label']) ? (unit['label'] as Texts) : null };
}
