import { AssetParts, FindingParts, SummaryParts } from '@/shared/api/fragments';
import { graphql } from '@/shared/api/graphql';

export const AssetQuery = graphql(
  `
    query Asset($id: ID!) {
      asset(id: $id) {
        ...AssetParts
      }
    }
  `,
  [AssetParts],
);

export const UpdateAsset = graphql(
  `
    mutation UpdateAsset($input: UpdateAssetInput!) {
      updateAsset(input: $input) {
        asset {
          ...AssetParts
        }
        findings {
          ...FindingParts
        }
      }
    }
  `,
  [AssetParts, FindingParts],
);

export const DeleteAsset = graphql(
  `
    mutation DeleteAsset($id: ID!) {
      deleteAsset(id: $id) {
        deleted
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
