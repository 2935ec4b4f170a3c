import { useSyncExternalStore } from 'react';
import type { ThemeName } from './theme';

const STORED = 'yizhan.theme';
const listeners = new Set<() => void>();

function initialTheme(): ThemeName {
  const stored = localStorage.getItem(STORED);
  if (stored === 'light' || stored === 'dark') return stored;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

let current: ThemeName = initialTheme();
document.documentElement.dataset['theme'] = current;

export function setTheme(theme: ThemeName): void {
  current = theme;
  localStorage.setItem(STORED, theme);
  document.documentElement.dataset['theme'] = theme;
  for (const listener of listeners) listener();
}

export function useTheme(): ThemeName {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
