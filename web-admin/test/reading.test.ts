import { describe, expect, it } from 'vitest';
import { edtfInWords, readEdtf } from '@/shared/fields/edtf';
import { findingsUnder } from '@/shared/fields/findings';
import { textDiff } from '@/shared/fields/textDiff';
import { uuid7 } from '@/shared/ids';
import { isShortcut } from '@/shared/keys';
import { passwordStrength } from '@/shared/session/password';
import { fullTime } from '@/shared/time';

describe('reading EDTF', () => {
  it.each([
    ['1736/1795', 1736, 1795, '1736 年至1795 年', 'from 1736 to 1795'],
    ['1920~', 1920, 1920, '约 1920 年', 'about 1920'],
    ['18XX', 1800, 1899, '1800 年—1899 年间', 'between 1800 and 1899'],
    ['-0205', -205, -205, '公元前 206 年', '206 BCE'],
    ['0000', 0, 0, '公元前 1 年', '1 BCE'],
    ['2027-08-20', 2027, 2027, '2027 年 8 月 20 日', '20 August 2027'],
    ['1900/..', 1900, undefined, '1900 年起', 'from 1900 onwards'],
  ])('%s', (text, earliest, latest, zh, en) => {
    const reading = readEdtf(text)!;
    expect([reading.earliest, reading.latest]).toEqual([earliest, latest]);
    expect(edtfInWords(reading, 'zh-Hans')).toBe(zh);
    expect(edtfInWords(reading, 'en')).toBe(en);
  });

  it.each(['', '清乾隆', '1736-1795', '2027-13', '2027-02-30', '1795/1736', '../..', '19X5'])('refuses %s', (text) => {
    expect(readEdtf(text)).toBeNull();
  });
});

describe('comparing texts', () => {
  it('finds the changed words of a Chinese sentence and loses nothing', () => {
    const pieces = textDiff('青玉质，素面。', '白玉质，素面。', 'zh');
    expect(
      pieces
        .filter((piece) => piece.kind !== 'added')
        .map((piece) => piece.text)
        .join(''),
    ).toBe('青玉质，素面。');
    expect(
      pieces
        .filter((piece) => piece.kind !== 'removed')
        .map((piece) => piece.text)
        .join(''),
    ).toBe('白玉质，素面。');
    expect(pieces.some((piece) => piece.kind === 'same' && piece.text.includes('素面'))).toBe(true);
  });
});

describe('findings inside a value', () => {
  it('go down one step at a time', () => {
    const finding = { at: '/1/amount' } as Parameters<typeof findingsUnder>[0][number];
    const other = { at: '/10/amount' } as typeof finding;
    expect(findingsUnder([finding, other], '1').map(({ at }) => at)).toEqual(['/amount']);
  });
});

describe('small things people notice', () => {
  it('times are Beijing time, in the wording of each language', () => {
    expect(fullTime('2027-08-21T02:00:00Z', 'zh-Hans')).toBe('2027年8月21日 10:00（北京时间）');
    expect(fullTime('2027-08-21T02:00:00Z', 'en')).toBe('21 Aug 2027, 10:00 (Beijing time)');
    expect(fullTime('2027-08-20T16:00:00Z', 'en')).toBe('21 Aug 2027, 00:00 (Beijing time)');
  });

  it('a shortcut never fires while an input method is composing', () => {
    const event = { key: 's', ctrlKey: true, metaKey: false, altKey: false, isComposing: false };
    expect(isShortcut(event, 's')).toBe(true);
    expect(isShortcut({ ...event, isComposing: true }, 's')).toBe(false);
    expect(isShortcut({ ...event, keyCode: 229 }, 's')).toBe(false);
  });

  it('ids are UUIDs of version 7 in the order of time', () => {
    const [first, second] = [uuid7(1000), uuid7(2000)];
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(first < second).toBe(true);
  });

  it('a long sentence is a better password than short noise', () => {
    expect(passwordStrength('Aa1!xyz')).toBe(0);
    expect(passwordStrength('aaaaaaaaaaaa')).toBe(1);
    expect(passwordStrength('昆仑山下出美玉，和田河里捞籽料。')).toBeGreaterThanOrEqual(2);
    expect(passwordStrength('four horses cross the river')).toBe(3);
  });
});
