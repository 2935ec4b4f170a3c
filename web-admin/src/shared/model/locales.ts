import type { LocaleInfo } from './model';
import { textIn } from './texts';

const SHORT: Record<string, string> = { 'zh-Hans': '中', zh: '中', 'zh-Hant': '繁' };

/**
 * Name of a language for a narrow place. In Chinese the first character of its Chinese name, as people write 中、英、俄
 * (the whole name where two begin alike); elsewhere its code.
 */
export function shortName(tag: string, locales: LocaleInfo[], language: string): string {
  const known = SHORT[tag];
  if (known) return known;
  const code = tag.split('-')[0] ?? tag;
  if (!language.startsWith('zh')) return code;
  const nameOf = (locale: LocaleInfo) => SHORT[locale.tag] ?? textIn(locale.name, language);
  const own = locales.find((locale) => locale.tag === tag);
  const name = own && nameOf(own);
  if (!name) return code;
  const first = (text: string) => [...text][0];
  const alone = locales.every((other) => other.tag === tag || first(nameOf(other)) !== first(name));
  return (alone && first(name)) || name;
}
