import { describe, expect, it } from 'vitest';
import {
  beijingClock,
  beijingDay,
  isMonth,
  localIn,
  localText,
  lookAgain,
  monthAfter,
  monthGrid,
  monthText,
  spanText,
} from '@/shared/releases/moments';
import { BEIJING, zoneName, zoneOptions } from '@/shared/releases/zones';

describe('the grid of a month', () => {
  it('has six whole weeks from Monday on, in Beijing time', () => {
    const { weeks, from, to } = monthGrid('2026-12');
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
    expect(weeks[0]![0]).toBe('2026-11-30');
    expect(weeks[0]![1]).toBe('2026-12-01');
    expect(weeks[5]![6]).toBe('2027-01-10');
    expect([from, to]).toEqual(['2026-11-29T16:00:00.000Z', '2027-01-10T16:00:00.000Z']);
  });

  it('begins with the month where that begins on a Monday, and knows leap years', () => {
    expect(monthGrid('2027-02').weeks[0]![0]).toBe('2027-02-01');
    expect(monthGrid('2028-02').weeks.flat()).toContain('2028-02-29');
    expect(monthGrid('2027-02').weeks.flat()).not.toContain('2027-02-29');
  });

  it('leads on over the end of a year', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01');
    expect(monthAfter('2026-01', -1)).toBe('2025-12');
    expect(monthText('2026-12', 'zh')).toBe('2026年12月');
    expect(monthText('2026-12', 'en')).toBe('December 2026');
  });

  it('is of a month that exists', () => {
    expect(['2026-01', '2026-12'].every(isMonth)).toBe(true);
    expect(['2026-13', '2026-00', '2026', '', null].some(isMonth)).toBe(false);
  });
});

describe('a moment in words', () => {
  it('falls on the day it has in Beijing', () => {
    expect(beijingDay('2026-11-30T15:59:00Z')).toBe('2026-11-30');
    expect(beijingDay('2026-11-30T16:00:00Z')).toBe('2026-12-01');
    expect(beijingClock('2026-11-30T16:00:00Z')).toBe('00:00');
  });

  it('is read off a clock of its zone', () => {
    expect(localIn('2026-07-01T02:00:00Z', 'Europe/Berlin')).toBe('2026-07-01T04:00');
    expect(localIn('2026-12-01T02:00:00Z', 'Europe/Berlin')).toBe('2026-12-01T03:00');
    expect(localText('2026-12-01T03:00:00', 'zh')).toBe('2026年12月1日 03:00');
    expect(localText('2026-12-01T03:00', 'en')).toBe('1 Dec 2026, 03:00');
  });

  it('lies ahead by its two largest units', () => {
    const hour = 3_600_000;
    expect(spanText(76 * hour, 'zh')).toBe('3 天 4 小时');
    expect(spanText(76 * hour, 'en')).toBe('3 days 4 hours');
    expect(spanText(72 * hour + 5 * 60_000, 'en')).toBe('3 days');
    expect(spanText(hour + 60_000, 'en')).toBe('1 hour 1 minute');
    expect(spanText(20 * 60_000, 'zh')).toBe('20 分钟');
    expect(spanText(59_000, 'en')).toBe('');
  });

  it('is looked for often only around it', () => {
    const now = Date.parse('2026-12-01T00:00:00Z');
    expect(lookAgain([], now)).toBe(false);
    expect(lookAgain([null], now)).toBe(false);
    expect(lookAgain(['2026-12-02T00:00:00Z'], now)).toBe(60_000);
    expect(lookAgain(['2026-12-02T00:00:00Z', '2026-12-01T00:00:30Z'], now)).toBe(2000);
  });
});

describe('the zones offered', () => {
  it('begin with Beijing time and have none of another official time in China', () => {
    const zones = zoneOptions('zh');
    expect(zones[0]).toMatchObject({ value: BEIJING, label: '北京时间' });
    expect(zones.map(({ value }) => value)).not.toContain('Asia/Urumqi');
    expect(new Set(zones.map(({ value }) => value)).size).toBe(zones.length);
    for (const { value } of zones) expect(() => localIn('2026-12-01T00:00:00Z', value)).not.toThrow();
  });

  it('are found by name in both languages, by country, and Beijing time by Urumqi', () => {
    const found = (typed: string) =>
      zoneOptions('en')
        .filter(({ words }) => words.includes(typed.toLowerCase()))
        .map(({ value }) => value);
    expect(found('阿拉木图')).toEqual(['Asia/Almaty']);
    expect(found('Kazakhstan')).toEqual(['Asia/Almaty']);
    expect(found('乌鲁木齐')).toEqual([BEIJING]);
    expect(found('法兰克福')).toEqual(['Europe/Berlin']);
  });

  it('are named as people name them', () => {
    expect(zoneName('America/New_York', 'zh')).toBe('纽约');
    expect(zoneName('America/New_York', 'en')).toBe('New York');
    expect(zoneName('America/Argentina/Buenos_Aires', 'en')).toBe('Buenos Aires');
  });
});
