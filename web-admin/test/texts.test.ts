import { describe, expect, it } from 'vitest';
import { restoredFrom } from '@/shared/entries/restoredFrom';
import en from '@/shared/i18n/en.json';
import zh from '@/shared/i18n/zh.json';
import { sources } from './sources';

function flat(texts: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flat(value as object, `${prefix}${key}.`)],
    ),
  );
}

const plain = (key: string) => key.replace(/_(one|other)$/, '');
const chinese = flat(zh);
const english = flat(en);

describe('the texts', () => {
  it('exist in both languages', () => {
    const zhKeys = new Set([...chinese.keys()].map(plain));
    const enKeys = new Set([...english.keys()].map(plain));
    expect([...zhKeys].filter((key) => !enKeys.has(key))).toEqual([]);
    expect([...enKeys].filter((key) => !zhKeys.has(key))).toEqual([]);
  });

  it('take the same values in both languages', () => {
    const values = (text: string) => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort();
    for (const [key, text] of english) expect(values(text), key).toEqual(values(chinese.get(plain(key)) ?? ''));
  });

  it('are there for every key the code asks for', () => {
    const known = new Set([...chinese.keys()].map(plain));
    const asked = [...sources('src', ['.ts', '.tsx'])].flatMap(([path, text]) =>
      [...text.matchAll(/\bt\('([\w.-]+)'/g)].map(([, key]) => [path, key!] as const),
    );
    expect(asked.length).toBeGreaterThan(200);
    expect(asked.filter(([, key]) => !known.has(key)).map(([path, key]) => `${path}: ${key}`)).toEqual([]);
  });

  it('are there for every family of keys the code puts together', () => {
    const families = [...sources('src', ['.ts', '.tsx'])].flatMap(([path, text]) =>
      [...text.matchAll(/\bt\(`([\w.-]+)\.\$\{/g)].map(([, family]) => [path, family!] as const),
    );
    expect(families.length).toBeGreaterThan(5);
    const empty = families.filter(([, family]) => ![...chinese.keys()].some((key) => key.startsWith(`${family}.`)));
    expect(empty).toEqual([]);
  });

  it('are written in their own script and without exclamation marks', () => {
    const loud = [...chinese, ...english].filter(([, text]) => /[!！]/.test(text)).map(([key]) => key);
    expect(loud).toEqual([]);
    const untranslated = [...english].filter(([, text]) => /\p{Script=Han}/u.test(text)).map(([key]) => key);
    expect(untranslated).toEqual([]);
  });
});

describe('the note of a version', () => {
  it('names a version where the server wrote it, and is left alone where people did', () => {
    expect(restoredFrom('↺ 12')).toBe(12);
    expect(restoredFrom('↺ 12, checked')).toBeNull();
    expect(restoredFrom('12')).toBeNull();
  });
});
