import { FindingParts, SummaryParts } from '@/shared/api/fragments';
import { graphql, type ResultOf } from '@/shared/api/graphql';

export const ReviewParts = graphql(
  `
    fragment ReviewParts on Review {
      id
      entry {
        ...SummaryParts
      }
      locale
      workflow
      revision
      state
      emergency
      afterwards
      round
      turn
      version
      changedSince
      step
      steps {
        id
        name
        roles {
          id
          label
        }
        contentTicks {
          id
          text
          required
        }
        textTicks {
          id
          text
          required
        }
      }
      submittedBy {
        id
        displayName
      }
      submittedAt
      dueAt
      overdue
      findings {
        ...FindingParts
      }
      opinions {
        decision
        step
        round
        version
        opinion
        ticks {
          id
          text
        }
        by {
          id
          displayName
        }
        at
      }
      may
    }
  `,
  [FindingParts, SummaryParts],
);
export type Review = ResultOf<typeof ReviewParts>;
export type ReviewTick = Review['steps'][number]['contentTicks'][number];
export type Opinion = Review['opinions'][number];

export const EntryReviewsQuery = graphql(
  `
    query EntryReviews($entryId: ID!) {
      entryReviews(entryId: $entryId) {
        locale
        workflow
        approved
        may
        sinceMyLastLook
        review {
          ...ReviewParts
        }
        earlier {
          ...ReviewParts
        }
      }
    }
  `,
  [ReviewParts],
);
export type LocaleReview = ResultOf<typeof EntryReviewsQuery>['entryReviews'][number];

export const ReviewQueueQuery = graphql(
  `
    query ReviewQueue($after: String) {
      reviewQueue(first: 30, after: $after) {
        totalCount
        overdueCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...ReviewParts
        }
      }
    }
  `,
  [ReviewParts],
);

export const ReviewCountQuery = graphql(`
  query ReviewCount {
    reviewQueue(first: 1) {
      totalCount
      overdueCount
    }
  }
`);

const ResultParts = graphql(
  `
    fragment ReviewResultParts on ReviewResult {
      done
      findings {
        ...FindingParts
      }
    }
  `,
  [FindingParts],
);
export type ReviewResult = ResultOf<typeof ResultParts>;

export const SubmitForReview = graphql(
  `
    mutation SubmitForReview($input: SubmitInput!) {
      result: submitForReview(input: $input) {
        ...ReviewResultParts
      }
    }
  `,
  [ResultParts],
);

export const DecideReview = graphql(
  `
    mutation DecideReview($input: DecideInput!) {
      result: decideReview(input: $input) {
        ...ReviewResultParts
      }
    }
  `,
  [ResultParts],
);

export const WithdrawReview = graphql(
  `
    mutation WithdrawReview($reviewId: ID!, $turn: Int!) {
      result: withdrawReview(reviewId: $reviewId, turn: $turn) {
        ...ReviewResultParts
      }
    }
  `,
  [ResultParts],
);

export const ApproveInEmergency = graphql(
  `
    mutation ApproveInEmergency($input: EmergencyInput!) {
      result: approveInEmergency(input: $input) {
        ...ReviewResultParts
      }
    }
  `,
  [ResultParts],
);
