import { EntryParts, FindingParts, SummaryParts } from '@/shared/api/fragments';
import { graphql } from '@/shared/api/graphql';

export const EntryQuery = graphql(
  `
    query EntryForEdit($id: ID!) {
      entry(id: $id) {
        ...EntryParts
      }
    }
  `,
  [EntryParts],
);

const SaveOutcomeParts = graphql(
  `
    fragment SaveOutcomeParts on SaveEntryResult {
      __typename
      ... on SavedEntry {
        merged
        entry {
          ...EntryParts
        }
        findings {
          ...FindingParts
        }
      }
      ... on EntryConflict {
        conflicts {
          field
          locale
          yours
          theirs
          changedAt
          changedBy {
            id
            displayName
          }
        }
        current {
          ...EntryParts
        }
      }
    }
  `,
  [EntryParts, FindingParts],
);

export const CreateEntry = graphql(
  `
    mutation CreateEntry($input: CreateEntryInput!) {
      result: createEntry(input: $input) {
        ...SaveOutcomeParts
      }
    }
  `,
  [SaveOutcomeParts],
);

export const SaveEntry = graphql(
  `
    mutation SaveEntry($input: SaveEntryInput!) {
      result: saveEntry(input: $input) {
        ...SaveOutcomeParts
      }
    }
  `,
  [SaveOutcomeParts],
);

export const CloseVersion = graphql(
  `
    mutation CloseVersion($entryId: ID!, $expectedVersion: String!, $note: String) {
      result: closeVersion(entryId: $entryId, expectedVersion: $expectedVersion, note: $note) {
        __typename
        ... on SavedEntry {
          entry {
            ...EntryParts
          }
        }
        ... on EntryConflict {
          current {
            ...EntryParts
          }
        }
      }
    }
  `,
  [EntryParts],
);

export const DuplicateEntry = graphql(`
  mutation DuplicateEntry($id: ID!) {
    result: duplicateEntry(id: $id) {
      __typename
      ... on SavedEntry {
        entry {
          id
        }
      }
    }
  }
`);

export const TrashEntry = graphql(
  `
    mutation TrashEntry($id: ID!, $expectedVersion: String!) {
      trashEntry(id: $id, expectedVersion: $expectedVersion) {
        entry {
          id
        }
        uses {
          field
          source {
            ...SummaryParts
          }
        }
      }
    }
  `,
  [SummaryParts],
);

export const UntrashEntry = graphql(
  `
    mutation UntrashEntry($id: ID!) {
      untrashEntry(id: $id) {
        entry {
          ...EntryParts
        }
      }
    }
  `,
  [EntryParts],
);

export const PublishPlanQuery = graphql(
  `
    query PublishPlan($entryId: ID!) {
      publishPlan(entryId: $entryId) {
        version
        sharedChanges
        publishable
        dependencies {
          entry {
            ...SummaryParts
          }
          namedBy {
            id
            title
          }
          steps
          locales
          version
          publishable
          findings {
            ...FindingParts
          }
        }
        locales {
          locale
          state
          publishable
          changed
          findings {
            ...FindingParts
          }
        }
      }
    }
  `,
  [SummaryParts, FindingParts],
);

export const Publish = graphql(
  `
    mutation Publish($input: PublishInput!) {
      publish(input: $input) {
        published
        position
        entry {
          ...EntryParts
        }
        findings {
          ...FindingParts
        }
      }
    }
  `,
  [EntryParts, FindingParts],
);

export const Unpublish = graphql(
  `
    mutation Unpublish($input: UnpublishInput!) {
      unpublish(input: $input) {
        entry {
          ...EntryParts
        }
        findings {
          ...FindingParts
        }
      }
    }
  `,
  [EntryParts, FindingParts],
);

export const UsedByQuery = graphql(
  `
    query UsedBy($id: ID!) {
      usedBy(id: $id, first: 50) {
        totalCount
        nodes {
          field
          source {
            ...SummaryParts
          }
        }
      }
    }
  `,
  [SummaryParts],
);

export const RecentVersions = graphql(`
  query RecentVersions($entryId: ID!) {
    versions(entryId: $entryId, first: 20) {
      totalCount
      nodes {
        number
        revision
        closed
        note
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
`);
