import { request } from '@/shared/api/client';
import { SummaryParts, type EntrySummary } from '@/shared/api/fragments';
import { graphql } from '@/shared/api/graphql';

const FindEntries = graphql(
  `
    query FindEntries($types: [ID!]!, $search: String!, $first: Int) {
      findEntries(types: $types, search: $search, first: $first) {
        ...SummaryParts
      }
    }
  `,
  [SummaryParts],
);

const EntrySummaries = graphql(
  `
    query EntrySummaries($ids: [ID!]!) {
      entrySummaries(ids: $ids) {
        ...SummaryParts
      }
    }
  `,
  [SummaryParts],
);

/** The server looks through so many types in one go. */
const MOST_TYPES = 10;

export async function findEntries(types: string[], search: string, first: number, signal?: AbortSignal) {
  const groups = Array.from({ length: Math.ceil(types.length / MOST_TYPES) }, (_group, index) =>
    types.slice(index * MOST_TYPES, (index + 1) * MOST_TYPES),
  );
  const found = await Promise.all(
    groups.map((group) => request(FindEntries, { types: group, search, first }, signal ? { signal } : {})),
  );
  return found.flatMap((answer) => answer.findEntries);
}

/** Summaries by id; entries that are gone or may not be read are missing. */
export async function entrySummaries(ids: string[], signal?: AbortSignal): Promise<Map<string, EntrySummary>> {
  if (ids.length === 0) return new Map();
  const { entrySummaries: found } = await request(EntrySummaries, { ids }, signal ? { signal } : {});
  return new Map(found.map((summary) => [summary.id, summary]));
}
