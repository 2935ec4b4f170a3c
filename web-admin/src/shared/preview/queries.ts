import { graphql } from '@/shared/api/graphql';

export const PreviewTokensQuery = graphql(`
  query PreviewTokens($entryId: ID, $releaseId: ID) {
    previewTokens(entryId: $entryId, releaseId: $releaseId) {
      id
      locale
      expiresAt
      live
      createdBy {
        id
        displayName
      }
    }
  }
`);

export const CreatePreviewToken = graphql(`
  mutation CreatePreviewToken($input: CreatePreviewTokenInput!) {
    createPreviewToken(input: $input) {
      secret
      url
    }
  }
`);

export const RevokePreviewToken = graphql(`
  mutation RevokePreviewToken($id: ID!) {
    revokePreviewToken(id: $id) {
      id
    }
  }
`);
