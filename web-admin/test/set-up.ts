// What the browser has and jsdom lacks.
if (!('matchMedia' in window) || typeof window.matchMedia !== 'function') {
  window.matchMedia = (media) =>
    ({
      matches: false,
      media,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList;
}
