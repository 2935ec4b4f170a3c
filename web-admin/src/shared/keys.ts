import { useEffect, useRef } from 'react';

interface KeyLike {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  keyCode?: number;
}

/** True while an input method owns the keyboard; keyCode 229 is how Safari says it. */
export function composing(event: { isComposing: boolean; keyCode?: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Ctrl (⌘ on a Mac) and the letter, outside of any input method. */
export function isShortcut(event: KeyLike, letter: string): boolean {
  return !composing(event) && (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === letter;
}

/** Runs an action on Ctrl/⌘ + letter, wherever the focus is. */
export function useShortcut(letter: string, action: () => void): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (!isShortcut(event, letter)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [letter]);
}
