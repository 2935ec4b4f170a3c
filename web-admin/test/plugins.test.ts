import { describe, expect, it } from 'vitest';
import { namesOf, sumOf } from '@/features/plugins/contributions';
import { RequestProblem, reasonsOf } from '@/shared/api/problems';

const label = (zh: string) => ({ 'zh-Hans': zh, en: zh });
const group = { kind: 'FIELD_GROUP', id: 'jade', type: 'work', label: label('玉石'), terms: 0 } as const;

describe('what a plugin adds', () => {
  it('is counted over types and groups', () => {
    const sum = sumOf([
      { ...group, fields: [label('名称'), label('品种')] },
      { ...group, kind: 'TYPE', id: 'jadeAppraisal', type: null, fields: [label('题名')] },
      { ...group, kind: 'VOCABULARY', id: 'jadeName', type: null, fields: [], terms: 30 },
    ]);
    expect(sum).toEqual({ types: 1, groups: 1, fields: 3, vocabularies: 1 });
  });

  it('is named, the rest counted, and never is just one left out', () => {
    const labels = (count: number) => Array.from({ length: count }, (_, index) => label(`字段${index}`));
    const textIn = (texts: Record<string, string>) => texts['zh-Hans'] ?? '';
    expect(namesOf(labels(2), textIn)).toEqual({ names: ['字段0', '字段1'], more: 0 });
    expect(namesOf(labels(5), textIn).more).toBe(0);
    expect(namesOf(labels(6), textIn)).toMatchObject({ names: ['字段0', '字段1', '字段2', '字段3'], more: 2 });
  });
});

describe('a refusal', () => {
  const refused = new RequestProblem('PLUGIN_REJECTED', 'refused', undefined, {
    reasonsZh: '\n- 缺少文件。\n- 版本无效。',
    reasonsEn: '\n- A file is missing.\n- The version is not valid.',
  });

  it('lists each reason in the language of the reader', () => {
    expect(reasonsOf(refused, 'zh-Hans')).toEqual(['缺少文件。', '版本无效。']);
    expect(reasonsOf(refused, 'en')).toEqual(['A file is missing.', 'The version is not valid.']);
  });

  it('of another kind has no reasons', () => {
    expect(reasonsOf(new RequestProblem('NETWORK', 'no answer'), 'en')).toEqual([]);
    expect(reasonsOf(new Error('else'), 'en')).toEqual([]);
  });
});
