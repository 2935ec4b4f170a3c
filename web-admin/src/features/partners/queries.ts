import { FindingParts, SummaryParts } from '@/shared/api/fragments';
import { graphql, type ResultOf, type VariablesOf } from '@/shared/api/graphql';

const PartnerParts = graphql(
  `
    fragment PartnerParts on Partner {
      id
      company
      country
      languages
      currencies
      contact
      email
      phone
      website
      message
      note
      state
      reason
      version
      createdAt
      createdBy {
        id
        displayName
      }
      decidedAt
      decidedBy {
        id
        displayName
      }
      namesakes
      users {
        id
        account
        displayName
        email
        enabled
        lastSignInAt
      }
      catalogues {
        catalogueId
        catalogue {
          ...SummaryParts
          values(fields: ["core.audience"])
        }
        grantedAt
        grantedBy {
          id
          displayName
        }
        until
        holds
      }
    }
  `,
  [SummaryParts],
);
export type Partner = ResultOf<typeof PartnerParts>;
export type PartnerState = Partner['state'];
export type CatalogueGrant = Partner['catalogues'][number];

const ResultParts = graphql(
  `
    fragment PartnerResultParts on PartnerResult {
      generatedPassword
      partner {
        ...PartnerParts
      }
      findings {
        ...FindingParts
      }
    }
  `,
  [PartnerParts, FindingParts],
);
export type PartnerResult = ResultOf<typeof ResultParts>;

export const PartnersQuery = graphql(`
  query Partners($search: String, $states: [PartnerState!], $after: String) {
    partners(search: $search, states: $states, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        company
        country
        contact
        message
        state
        createdAt
        namesakes
        users {
          id
        }
        catalogues {
          catalogueId
          holds
        }
      }
    }
  }
`);
export type PartnerLine = ResultOf<typeof PartnersQuery>['partners']['nodes'][number];

export const PartnerQuery = graphql(
  `
    query Partner($id: ID!) {
      partner(id: $id) {
        ...PartnerParts
      }
    }
  `,
  [PartnerParts],
);

export const CreatePartner = graphql(
  `
    mutation CreatePartner($input: CreatePartnerInput!) {
      result: createPartner(input: $input) {
        ...PartnerResultParts
      }
    }
  `,
  [ResultParts],
);
export type CreatePartnerInput = VariablesOf<typeof CreatePartner>['input'];

export const UpdatePartner = graphql(
  `
    mutation UpdatePartner($input: UpdatePartnerInput!) {
      result: updatePartner(input: $input) {
        ...PartnerResultParts
      }
    }
  `,
  [ResultParts],
);

export const ApprovePartner = graphql(
  `
    mutation ApprovePartner($id: ID!, $expectedVersion: String!) {
      result: approvePartner(id: $id, expectedVersion: $expectedVersion) {
        ...PartnerResultParts
      }
    }
  `,
  [ResultParts],
);

export const RefusePartner = graphql(
  `
    mutation RefusePartner($id: ID!, $expectedVersion: String!, $reason: String!) {
      result: refusePartner(id: $id, expectedVersion: $expectedVersion, reason: $reason) {
        ...PartnerResultParts
      }
    }
  `,
  [ResultParts],
);

export const SuspendPartner = graphql(
  `
    mutation SuspendPartner($id: ID!, $expectedVersion: String!, $reason: String!) {
      result: suspendPartner(id: $id, expectedVersion: $expectedVersion, reason: $reason) {
        ...PartnerResultParts
      }
    }
  `,
  [ResultParts],
);

export const GrantCatalogues = graphql(
  `
    mutation GrantCatalogues($id: ID!, $expectedVersion: String!, $catalogues: [CatalogueGrantInput!]!) {
      result: grantCatalogues(id: $id, expectedVersion: $expectedVersion, catalogues: $catalogues) {
        ...PartnerResultParts
      }
    }
  `,
  [ResultParts],
);

export const AddPartnerUser = graphql(
  `
    mutation AddPartnerUser($id: ID!, $account: PartnerAccountInput!) {
      result: addPartnerUser(id: $id, account: $account) {
        ...PartnerResultParts
      }
    }
  `,
  [ResultParts],
);

export const RemovePartnerUser = graphql(
  `
    mutation RemovePartnerUser($id: ID!, $userId: ID!) {
      result: removePartnerUser(id: $id, userId: $userId) {
        ...PartnerResultParts
      }
    }
  `,
  [ResultParts],
);

export const CatalogueFields = graphql(`
  query CatalogueFields($id: ID!) {
    entry(id: $id) {
      fields
    }
  }
`);

export const ProductPrices = graphql(`
  query ProductPrices($ids: [ID!]!) {
    entrySummaries(ids: $ids) {
      id
      state
      values(fields: ["core.price"])
    }
  }
`);
