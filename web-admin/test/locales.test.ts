import { describe, expect, it } from 'vitest';
import { shortName } from '@/shared/model/locales';
import type { LocaleInfo } from '@/shared/model/model';

const locale = (tag: string, zh: string) => ({ tag, name: { 'zh-Hans': zh, en: tag } }) as unknown as LocaleInfo;
const locales = [
  locale('zh-Hans', '简体中文'),
  locale('zh-Hant', '繁体中文'),
  locale('en', '英语'),
  locale('ar', '阿拉伯语'),
  locale('uz', '乌兹别克语'),
  locale('uk', '乌克兰语'),
];

describe('the short name of a language', () => {
  it('is one character in Chinese, as people write 中、英、阿', () => {
    expect(['zh-Hans', 'zh-Hant', 'en', 'ar'].map((tag) => shortName(tag, locales, 'zh-Hans'))).toEqual([
      '中',
      '繁',
      '英',
      '阿',
    ]);
  });

  it('is the whole name where two begin alike', () => {
    expect(['uz', 'uk'].map((tag) => shortName(tag, locales, 'zh-Hans'))).toEqual(['乌兹别克语', '乌克兰语']);
  });

  it('is its code in other languages of the interface, and for a language no longer in use', () => {
    expect(shortName('ar', locales, 'en')).toBe('ar');
    expect(shortName('kk-Cyrl', locales, 'zh-Hans')).toBe('kk');
  });
});
