/**
 * Reads the part of EDTF (ISO 8601-2:2019, levels 0 and 1) that dates of works need: years, months, days, negative
 * years, unspecified digits (18XX), ~ ? % for approximate and uncertain, intervals with open ends. Years are
 * astronomical: 0 is 1 BCE.
 */
export interface EdtfReading {
  /** First and last year, astronomical; undefined where an interval is open. */
  earliest: number | undefined;
  latest: number | undefined;
  start: EdtfPoint | 'open' | 'unknown';
  /** Absent when the date is one point. */
  end?: EdtfPoint | 'open' | 'unknown';
}

export interface EdtfPoint {
  from: number;
  to: number;
  month?: number;
  day?: number;
  season?: number;
  approximate: boolean;
  uncertain: boolean;
}

const POINT = /^(-?\d{1,4}|-?\d{2}XX|-?\d{3}X)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([~?%])?$/;

export function readEdtf(text: string): EdtfReading | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const parts = trimmed.split('/');
  if (parts.length > 2) return null;
  const start = readEnd(parts[0]!);
  if (start === null) return null;
  if (parts.length === 1) {
    if (typeof start === 'string') return null;
    return { earliest: start.from, latest: start.to, start };
  }
  const end = readEnd(parts[1]!);
  if (end === null || (typeof start === 'string' && typeof end === 'string')) return null;
  if (typeof start !== 'string' && typeof end !== 'string' && end.to < start.from) return null;
  return {
    earliest: typeof start === 'string' ? undefined : start.from,
    latest: typeof end === 'string' ? undefined : end.to,
    start,
    end,
  };
}

function readEnd(text: string): EdtfPoint | 'open' | 'unknown' | null {
  if (text === '..') return 'open';
  if (text === '') return 'unknown';
  return readPoint(text);
}

function readPoint(text: string): EdtfPoint | null {
  const match = POINT.exec(text);
  if (!match) return null;
  const [, year = '', month, day, mark] = match;
  const negative = year.startsWith('-');
  const digits = negative ? year.slice(1) : year;
  if (digits.length !== 4) return null;
  const low = Number(digits.replaceAll('X', '0'));
  const high = Number(digits.replaceAll('X', '9'));
  const point: EdtfPoint = {
    from: negative ? -high : low,
    to: negative ? -low : high,
    approximate: mark === '~' || mark === '%',
    uncertain: mark === '?' || mark === '%',
  };
  if (month !== undefined && month !== 'XX') {
    const number = Number(month);
    if (number >= 21 && number <= 24 && day === undefined) point.season = number;
    else if (number >= 1 && number <= 12) point.month = number;
    else return null;
  }
  if (day !== undefined && day !== 'XX') {
    if (point.month === undefined) return null;
    const number = Number(day);
    if (number < 1 || number > daysIn(point.from, point.month)) return null;
    point.day = number;
  }
  return point;
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'];
MONTHS.push('November', 'December');
const SEASONS_ZH: Record<number, string> = { 21: '春', 22: '夏', 23: '秋', 24: '冬' };
const SEASONS_EN: Record<number, string> = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' };

/** The reading as a sentence an editor can check. */
export function edtfInWords(reading: EdtfReading, language: string): string {
  const english = language === 'en';
  const point = english ? pointEn : pointZh;
  if (reading.end === undefined) return point(reading.start as EdtfPoint);
  const start = typeof reading.start === 'string' ? null : point(reading.start);
  const end = typeof reading.end === 'string' ? null : point(reading.end);
  if (start && end) return english ? `from ${start} to ${end}` : `${start}至${end}`;
  if (start) {
    if (reading.end === 'open') return english ? `from ${start} onwards` : `${start}起`;
    return english ? `from ${start}, end not known` : `${start}起，止于何时不详`;
  }
  if (reading.start === 'open') return english ? `until ${end}` : `至${end}`;
  return english ? `until ${end}, beginning not known` : `至${end}，始于何时不详`;
}

function yearZh(year: number): string {
  return year <= 0 ? `公元前 ${1 - year} 年` : `${year} 年`;
}

function yearEn(year: number): string {
  return year <= 0 ? `${1 - year} BCE` : String(year);
}

function pointZh(point: EdtfPoint): string {
  let text = point.from === point.to ? yearZh(point.from) : `${yearZh(point.from)}—${yearZh(point.to)}间`;
  if (point.season) text += SEASONS_ZH[point.season];
  if (point.month) text += ` ${point.month} 月`;
  if (point.day) text += ` ${point.day} 日`;
  return `${point.approximate ? '约 ' : ''}${text}${point.uncertain ? '（存疑）' : ''}`;
}

function pointEn(point: EdtfPoint): string {
  let text = point.from === point.to ? yearEn(point.from) : `between ${yearEn(point.from)} and ${yearEn(point.to)}`;
  if (point.season) text = `${SEASONS_EN[point.season]} ${text}`;
  if (point.month) text = `${point.day ? `${point.day} ` : ''}${MONTHS[point.month - 1]} ${text}`;
  return `${point.approximate ? 'about ' : ''}${text}${point.uncertain ? ' (uncertain)' : ''}`;
}
