import { EntryParts, FindingParts, SummaryParts } from '@/shared/api/fragments';
import { graphql, type ResultOf } from '@/shared/api/graphql';

export const VersionsQuery = graphql(
  `
    query Versions($entryId: ID!, $after: String) {
      entry(id: $entryId) {
        id
        version
        actions
        summary {
          ...SummaryParts
        }
      }
      versions(entryId: $entryId, first: 40, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          number
          revision
          closed
          note
          createdAt
          updatedAt
          createdBy {
            id
            displayName
          }
          changed {
            field
            locale
          }
          publishedLocales
        }
      }
    }
  `,
  [SummaryParts],
);
export type VersionNode = ResultOf<typeof VersionsQuery>['versions']['nodes'][number];

export const PublicationsQuery = graphql(`
  query Publications($entryId: ID!, $locale: Locale, $after: String) {
    publications(entryId: $entryId, locale: $locale, first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        locale
        version
        from
        publishedBy {
          id
          displayName
        }
        to
        end
        endedBy {
          id
          displayName
        }
      }
    }
  }
`);
export type PublicationNode = ResultOf<typeof PublicationsQuery>['publications']['nodes'][number];

export const VersionQuery = graphql(`
  query Version($entryId: ID!, $number: Int!) {
    version(entryId: $entryId, number: $number) {
      number
      fields
    }
  }
`);

export const RestoreVersion = graphql(
  `
    mutation RestoreVersion($input: RestoreVersionInput!) {
      result: restoreVersion(input: $input) {
        __typename
        ... on SavedEntry {
          entry {
            ...EntryParts
          }
          findings {
            ...FindingParts
          }
        }
        ... on EntryConflict {
          current {
            id
            version
          }
        }
      }
    }
  `,
  [EntryParts, FindingParts],
);
