import { FindingParts, SummaryParts } from '@/shared/api/fragments';
import { graphql, type ResultOf } from '@/shared/api/graphql';

const UserParts = graphql(
  `
    fragment UserParts on User {
      id
      account
      displayName
      email
      roles
      enabled
      enterprise {
        ...SummaryParts
      }
      lastSignInAt
      createdAt
      version
    }
  `,
  [SummaryParts],
);

export const UsersQuery = graphql(
  `
    query Users($search: String, $after: String) {
      users(search: $search, first: 50, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...UserParts
        }
      }
      roles {
        id
        label
        description
      }
    }
  `,
  [UserParts],
);
export type User = ResultOf<typeof UsersQuery>['users']['nodes'][number];
export type Role = ResultOf<typeof UsersQuery>['roles'][number];

export const CreateUser = graphql(
  `
    mutation CreateUser($input: CreateUserInput!) {
      createUser(input: $input) {
        generatedPassword
        user {
          ...UserParts
        }
        findings {
          ...FindingParts
        }
      }
    }
  `,
  [UserParts, FindingParts],
);

export const UpdateUser = graphql(
  `
    mutation UpdateUser($input: UpdateUserInput!) {
      updateUser(input: $input) {
        generatedPassword
        user {
          ...UserParts
        }
        findings {
          ...FindingParts
        }
      }
    }
  `,
  [UserParts, FindingParts],
);

export const TokensQuery = graphql(`
  query ApiTokens {
    apiTokens {
      id
      name
      prefix
      scopes
      createdAt
      expiresAt
      lastUsedAt
      revokedAt
      createdBy {
        id
        displayName
      }
    }
  }
`);
export type ApiToken = ResultOf<typeof TokensQuery>['apiTokens'][number];

export const CreateApiToken = graphql(
  `
    mutation CreateApiToken($input: CreateApiTokenInput!) {
      createApiToken(input: $input) {
        secret
        token {
          id
          name
        }
        findings {
          ...FindingParts
        }
      }
    }
  `,
  [FindingParts],
);

export const RevokeApiToken = graphql(`
  mutation RevokeApiToken($id: ID!) {
    revokeApiToken(id: $id)
  }
`);
