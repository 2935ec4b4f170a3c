import { BEIJING } from './zones';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEKS = 6;

/** A clock reading in a zone, as 2026-12-01T10:00. */
export function localIn(iso: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(iso));
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** 2026年12月1日 10:00 / 1 Dec 2026, 10:00: a clock reading in words, without its zone. */
export function localText(local: string, language: string): string {
  const [day = '', clock = ''] = local.split('T');
  const [year, month, date] = day.split('-').map(Number);
  const time = clock.slice(0, 5);
  return language === 'en'
    ? `${date} ${MONTHS[(month ?? 1) - 1]} ${year}, ${time}`
    : `${year}年${month}月${date}日 ${time}`;
}

export const beijingDay = (iso: string): string => localIn(iso, BEIJING).slice(0, 10);
export const beijingClock = (iso: string): string => localIn(iso, BEIJING).slice(11, 16);

/** Where a month in Beijing begins and ends; its time has had no other offset since 1991. */
const beijingStart = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

const dayText = (utc: number): string => new Date(utc).toISOString().slice(0, 10);

export interface MonthGrid {
  /** Days as 2026-12-01, whole weeks from Monday on. */
  weeks: string[][];
  from: string;
  to: string;
}

/** Six weeks around a month ("2026-12"), so that its page has always the same height; the moments they begin and end at. */
export function monthGrid(month: string): MonthGrid {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const first = Date.UTC(year, number - 1, 1);
  const start = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY;
  const weeks = Array.from({ length: WEEKS }, (_week, week) =>
    Array.from({ length: 7 }, (_day, day) => dayText(start + (week * 7 + day) * DAY)),
  );
  return { weeks, from: beijingStart(weeks[0]![0]!), to: beijingStart(dayText(start + WEEKS * 7 * DAY)) };
}

/** A month that is so many before or after another. */
export function monthAfter(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

export const isMonth = (text: string | null): text is string => text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** 2026年12月 / December 2026. */
export function monthText(month: string, language: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
  }).format(new Date(`${month}-01T00:00:00Z`));
}

const CHINESE_UNITS = { day: '天', hour: '小时', minute: '分钟' };

/** 3 天 4 小时 / 3 days 4 hours: the two largest units; empty for less than a minute. */
export function spanText(milliseconds: number, language: string): string {
  const minutes = Math.floor(milliseconds / MINUTE);
  if (minutes < 1) return '';
  const unit = (count: number, name: keyof typeof CHINESE_UNITS) =>
    language === 'en'
      ? new Intl.NumberFormat('en', { style: 'unit', unit: name, unitDisplay: 'long' }).format(count)
      : `${count} ${CHINESE_UNITS[name]}`;
  const days = Math.floor(milliseconds / DAY);
  const hours = Math.floor((milliseconds % DAY) / HOUR);
  const rest = minutes % 60;
  const parts =
    days > 0
      ? [unit(days, 'day'), ...(hours > 0 ? [unit(hours, 'hour')] : [])]
      : [...(hours > 0 ? [unit(hours, 'hour')] : []), ...(rest > 0 ? [unit(rest, 'minute')] : [])];
  return parts.join(' ');
}

/** How soon to look again for what happens at a moment: often around it, once a minute else. */
export function lookAgain(moments: (string | null)[], now: number = Date.now()): number | false {
  const next = moments.flatMap((at) => (at ? [Date.parse(at) - now] : []));
  if (next.length === 0) return false;
  return next.some((left) => left < 90_000 && left > -300_000) ? 2000 : MINUTE;
}
