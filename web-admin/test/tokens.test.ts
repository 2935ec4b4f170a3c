import { describe, expect, it } from 'vitest';
import tokens from '@/design/tokens.json';
import { sources } from './sources';

const COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|oklch)\(/gi;
const MADE_FROM_TOKENS = new Set(['src/design/tokens.json', 'src/design/tokens.css']);

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

describe('the token file', () => {
  it('is the only place where a colour is written', () => {
    const literals = [...sources('src', ['.ts', '.tsx', '.css', '.json'])].flatMap(([path, text]) =>
      MADE_FROM_TOKENS.has(path) ? [] : [...text.matchAll(COLOUR)].map(([literal]) => `${path}: ${literal}`),
    );
    expect(literals).toEqual([]);
  });

  it('defines every custom property the style sheets use', () => {
    const defined = new Set(
      [...sources('src/design', ['tokens.css']).values()].flatMap((css) =>
        [...css.matchAll(/^\s*(--[\w-]+):/gm)].map(([, name]) => name!),
      ),
    );
    const unknown = [...sources('src', ['.css'])].flatMap(([path, css]) =>
      [...css.matchAll(/var\((--[\w-]+)/g)]
        .filter(([, name]) => !defined.has(name!))
        .map(([, name]) => `${path}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('keeps text readable on every ground (%s)', (theme) => {
    const color = tokens.color[theme];
    const inks = ['ink-900', 'ink-700', 'ink-500', 'jade-700', 'cinnabar-600', 'gold-600', 'indigo-600'] as const;
    const grounds = ['paper', 'surface', 'sunken', 'jade-wash'] as const;
    for (const ink of inks) {
      for (const ground of grounds) {
        expect(contrast(color[ink], color[ground]), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrast(color['on-jade'], color['jade-700'])).toBeGreaterThanOrEqual(4.5);
  });
});
