import type { Texts } from './model';

/** The text in the interface's language, else the nearest there is. */
export function textIn(texts: Texts | null | undefined, language: string): string {
  if (!texts) return '';
  const wanted = language.startsWith('zh') ? ['zh-Hans', 'zh', 'zh-CN', 'en'] : [language, 'en', 'zh-Hans', 'zh'];
  for (const tag of wanted) {
    const text = texts[tag];
    if (text) return text;
  }
  return Object.values(texts)[0] ?? '';
}
