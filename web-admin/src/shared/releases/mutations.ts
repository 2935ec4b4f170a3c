import { graphql, type VariablesOf } from '@/shared/api/graphql';
import { ResultParts } from './queries';

export const CreateRelease = graphql(
  `
    mutation CreateRelease($input: CreateReleaseInput!) {
      result: createRelease(input: $input) {
        ...ReleaseResultParts
      }
    }
  `,
  [ResultParts],
);

export const UpdateRelease = graphql(
  `
    mutation UpdateRelease($input: UpdateReleaseInput!) {
      result: updateRelease(input: $input) {
        ...ReleaseResultParts
      }
    }
  `,
  [ResultParts],
);

export const AddToRelease = graphql(
  `
    mutation AddToRelease($input: AddToReleaseInput!) {
      result: addToRelease(input: $input) {
        ...ReleaseResultParts
      }
    }
  `,
  [ResultParts],
);
export type ReleaseEntryInput = VariablesOf<typeof AddToRelease>['input']['entries'][number];

export const RemoveFromRelease = graphql(
  `
    mutation RemoveFromRelease($id: ID!, $expectedRevision: Int!, $entryIds: [ID!]!) {
      result: removeFromRelease(id: $id, expectedRevision: $expectedRevision, entryIds: $entryIds) {
        ...ReleaseResultParts
      }
    }
  `,
  [ResultParts],
);

export const ScheduleRelease = graphql(
  `
    mutation ScheduleRelease($input: ScheduleReleaseInput!) {
      result: scheduleRelease(input: $input) {
        ...ReleaseResultParts
      }
    }
  `,
  [ResultParts],
);
export type MomentInput = VariablesOf<typeof ScheduleRelease>['input']['at'];

export const UnscheduleRelease = graphql(
  `
    mutation UnscheduleRelease($id: ID!, $expectedRevision: Int!) {
      result: unscheduleRelease(id: $id, expectedRevision: $expectedRevision) {
        ...ReleaseResultParts
      }
    }
  `,
  [ResultParts],
);

export const CancelRelease = graphql(
  `
    mutation CancelRelease($id: ID!, $expectedRevision: Int!) {
      result: cancelRelease(id: $id, expectedRevision: $expectedRevision) {
        ...ReleaseResultParts
      }
    }
  `,
  [ResultParts],
);

export const ReleaseNow = graphql(
  `
    mutation ReleaseNow($id: ID!, $expectedRevision: Int!, $idempotencyKey: String) {
      result: releaseNow(id: $id, expectedRevision: $expectedRevision, idempotencyKey: $idempotencyKey) {
        ...ReleaseResultParts
      }
    }
  `,
  [ResultParts],
);

export const RevertRelease = graphql(
  `
    mutation RevertRelease($id: ID!, $expectedRevision: Int!, $reason: String!, $idempotencyKey: String) {
      result: revertRelease(
        id: $id
        expectedRevision: $expectedRevision
        reason: $reason
        idempotencyKey: $idempotencyKey
      ) {
        ...ReleaseResultParts
      }
    }
  `,
  [ResultParts],
);

export const ScheduleEntry = graphql(
  `
    mutation ScheduleEntry($input: ScheduleEntryInput!) {
      result: scheduleEntry(input: $input) {
        ...ReleaseResultParts
      }
    }
  `,
  [ResultParts],
);

export const PublishTogether = graphql(
  `
    mutation PublishTogether($input: PublishTogetherInput!) {
      result: publishTogether(input: $input) {
        ...ReleaseResultParts
      }
    }
  `,
  [ResultParts],
);
