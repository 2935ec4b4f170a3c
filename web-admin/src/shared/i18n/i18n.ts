import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';
import zh from './zh.json';

export type UiLanguage = 'zh-Hans' | 'en';

const STORED = 'yizhan.language';

function firstLanguage(): UiLanguage {
  const stored = localStorage.getItem(STORED);
  if (stored === 'zh-Hans' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-Hans';
}

void i18next.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: 'zh-Hans',
  resources: { 'zh-Hans': { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
  returnNull: false,
});

document.documentElement.lang = i18next.language;

export function setLanguage(language: UiLanguage): void {
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

export { i18next };
