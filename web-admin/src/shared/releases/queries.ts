import { FindingParts, SummaryParts } from '@/shared/api/fragments';
import { graphql, type ResultOf } from '@/shared/api/graphql';

const PlanParts = graphql(
  `
    fragment ReleasePlanParts on ReleasePlan {
      possible
      hidden
      entries {
        entry {
          ...SummaryParts
        }
        findings {
          ...FindingParts
        }
        missing {
          ...SummaryParts
        }
      }
    }
  `,
  [SummaryParts, FindingParts],
);
export type ReleasePlan = ResultOf<typeof PlanParts>;

const LineParts = graphql(`
  fragment ReleaseLineParts on Release {
    id
    kind
    name
    state
    revision
    at
    when
    local
    zone
    size
    createdAt
    createdBy {
      id
      displayName
    }
    releasedAt
    entries {
      action
      version
      behind
      locales
      entry {
        id
        type
        title
      }
    }
  }
`);
export type ReleaseLine = ResultOf<typeof LineParts>;
export type ReleaseState = ReleaseLine['state'];

const ReleaseParts = graphql(
  `
    fragment ReleaseParts on Release {
      id
      kind
      name
      note
      state
      revision
      at
      when
      local
      zone
      size
      createdAt
      createdBy {
        id
        displayName
      }
      scheduledBy {
        id
        displayName
      }
      releasedAt
      releasedBy {
        id
        displayName
      }
      revertedAt
      revertedBy {
        id
        displayName
      }
      reason
      actions
      failure {
        ...ReleasePlanParts
      }
      entries {
        action
        locales
        version
        behind
        done {
          locale
          before
          after
        }
        entry {
          ...SummaryParts
        }
      }
    }
  `,
  [PlanParts, SummaryParts],
);
export type Release = ResultOf<typeof ReleaseParts>;
export type ReleaseEntry = Release['entries'][number];
export type ReleaseDeed = Release['actions'][number];

export const ResultParts = graphql(
  `
    fragment ReleaseResultParts on ReleaseResult {
      done
      release {
        ...ReleaseParts
      }
      plan {
        ...ReleasePlanParts
      }
    }
  `,
  [ReleaseParts, PlanParts],
);
export type ReleaseResult = ResultOf<typeof ResultParts>;

export const ReleasesQuery = graphql(
  `
    query Releases(
      $states: [ReleaseState!]
      $kinds: [ReleaseKind!]
      $from: DateTime
      $to: DateTime
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      releases(
        states: $states
        kinds: $kinds
        from: $from
        to: $to
        first: $first
        after: $after
        last: $last
        before: $before
      ) {
        nodes {
          ...ReleaseLineParts
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
      }
    }
  `,
  [LineParts],
);

export const ReleaseQuery = graphql(
  `
    query Release($id: ID!) {
      release(id: $id) {
        ...ReleaseParts
      }
    }
  `,
  [ReleaseParts],
);

export const ReleasePlanQuery = graphql(
  `
    query ReleasePlan($id: ID!) {
      releasePlan(id: $id) {
        ...ReleasePlanParts
      }
    }
  `,
  [PlanParts],
);

export const EntryReleasesQuery = graphql(
  `
    query EntryReleases($entryId: ID!) {
      entryReleases(entryId: $entryId) {
        ...ReleaseLineParts
      }
    }
  `,
  [LineParts],
);

export const MomentQuery = graphql(`
  query Moment($local: LocalDateTime!, $zone: String!) {
    moment(local: $local, zone: $zone) {
      instants
      after
    }
  }
`);
