import { describe, expect, it } from 'vitest';
import { sources } from './sources';

const files = sources('src', ['.ts', '.tsx']);

function importsOf(path: string, text: string): string[] {
  return [...text.matchAll(/(?:from|import|import\()\s*'([^']+)'/g)].map(([, target]) => {
    if (target!.startsWith('@/')) return `src/${target!.slice(2)}`;
    if (!target!.startsWith('.')) return target!;
    const parts = path.split('/').slice(0, -1);
    for (const step of target!.split('/')) {
      if (step === '..') parts.pop();
      else if (step !== '.') parts.push(step);
    }
    return parts.join('/');
  });
}

describe('the borders of the rooms', () => {
  it('no feature imports another feature', () => {
    const crossings = [...files].flatMap(([path, text]) => {
      const own = /^src\/features\/([^/]+)\//.exec(path)?.[1];
      if (!own) return [];
      return importsOf(path, text)
        .map((target) => /^src\/features\/([^/]+)/.exec(target)?.[1])
        .filter((other) => other !== undefined && other !== own)
        .map((other) => `${path} imports ${other}`);
    });
    expect(crossings).toEqual([]);
  });

  it('shared and design import neither features nor app, design imports no shared', () => {
    const crossings = [...files].flatMap(([path, text]) => {
      const forbidden = path.startsWith('src/shared/')
        ? ['src/features/', 'src/app/']
        : path.startsWith('src/design/')
          ? ['src/features/', 'src/app/', 'src/shared/']
          : [];
      return importsOf(path, text)
        .filter((target) => forbidden.some((room) => target.startsWith(room)))
        .map((target) => `${path} imports ${target}`);
    });
    expect(crossings).toEqual([]);
  });

  it('nobody imports app but app', () => {
    const crossings = [...files].flatMap(([path, text]) =>
      path.startsWith('src/app/')
        ? []
        : importsOf(path, text)
            .filter((target) => target.startsWith('src/app/'))
            .map((target) => `${path} imports ${target}`),
    );
    expect(crossings).toEqual([]);
  });

  it('no file has more than 400 lines', () => {
    const long = [...files].filter(([, text]) => text.split('\n').length > 400).map(([path]) => path);
    expect(long).toEqual([]);
  });
});
