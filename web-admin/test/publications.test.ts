import { describe, expect, it } from 'vitest';
import { formerSpans, offeredLanguages } from '@/features/versions/publications';
import type { PublicationNode } from '@/features/versions/queries';

const [JAN, FEB, MAR, APR] = ['01', '02', '03', '04'].map((month) => `2027-${month}-01T00:00:00Z`) as [
  string,
  string,
  string,
  string,
];

function publication(locale: string, version: number, from: string, to: string | null = null): PublicationNode {
  const person = { id: 'ann', displayName: 'Ann' };
  return {
    locale,
    version,
    from,
    to,
    end: to === null ? null : 'REPLACED',
    publishedBy: person,
    endedBy: to === null ? null : person,
  };
}

describe('when a version was online', () => {
  it('is told once for languages that came and went together, in the order they were published', () => {
    const history = [
      publication('en', 2, MAR),
      publication('zh-Hans', 2, MAR),
      publication('en', 1, JAN, MAR),
      publication('zh-Hans', 1, JAN, MAR),
    ];
    expect(formerSpans(history, 1)).toEqual([{ locales: ['zh-Hans', 'en'], from: JAN, to: MAR }]);
  });

  it('is told apart for languages that went at different times', () => {
    const history = [publication('en', 1, JAN, MAR), publication('zh-Hans', 1, JAN, FEB)];
    expect(formerSpans(history, 1)).toEqual([
      { locales: ['en'], from: JAN, to: MAR },
      { locales: ['zh-Hans'], from: JAN, to: FEB },
    ]);
  });

  it('is the last time of several, and nothing while the version is online again', () => {
    const twice = [publication('en', 1, MAR, APR), publication('en', 1, JAN, FEB)];
    expect(formerSpans(twice, 1)).toEqual([{ locales: ['en'], from: MAR, to: APR }]);
    expect(formerSpans([publication('en', 1, APR), ...twice], 1)).toEqual([]);
  });

  it('is nothing of a version that never was', () => {
    expect(formerSpans([publication('en', 1, JAN, FEB)], 2)).toEqual([]);
  });
});

describe('languages to choose from', () => {
  const site = ['zh-Hans', 'en', 'ar'];
  const chinese = publication('zh-Hans', 1, JAN);
  const arabic = publication('ar', 1, JAN);

  it('are those of the history in the order of the site', () => {
    expect(offeredLanguages([arabic, chinese, arabic], false, site)).toEqual(['zh-Hans', 'ar']);
  });

  it('are all while more of the history is to come', () => {
    expect(offeredLanguages([chinese], true, site)).toEqual(site);
  });

  it('are none where there is one', () => {
    expect(offeredLanguages([chinese], false, site)).toEqual([]);
    expect(offeredLanguages([], false, site)).toEqual([]);
  });
});
