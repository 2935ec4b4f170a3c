import { request } from '@/shared/api/client';
import { AssetParts, type Asset } from '@/shared/api/fragments';
import { graphql } from '@/shared/api/graphql';

const AssetsQuery = graphql(
  `
    query Assets($search: String, $kinds: [String!], $first: Int, $after: String) {
      assets(search: $search, kinds: $kinds, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...AssetParts
        }
      }
    }
  `,
  [AssetParts],
);

const AssetsByIds = graphql(
  `
    query AssetsByIds($ids: [ID!]!) {
      assetsByIds(ids: $ids) {
        ...AssetParts
      }
    }
  `,
  [AssetParts],
);

export interface AssetFilter {
  search: string;
  kinds: string[];
}

export async function loadAssets(filter: AssetFilter, after: string | null, signal?: AbortSignal) {
  const { assets } = await request(
    AssetsQuery,
    {
      first: 48,
      after,
      ...(filter.search ? { search: filter.search } : {}),
      ...(filter.kinds.length > 0 ? { kinds: filter.kinds } : {}),
    },
    signal ? { signal } : {},
  );
  return assets;
}

export async function loadAssetsByIds(ids: string[], signal?: AbortSignal): Promise<Map<string, Asset>> {
  if (ids.length === 0) return new Map();
  const { assetsByIds } = await request(AssetsByIds, { ids }, signal ? { signal } : {});
  return new Map(assetsByIds.map((asset) => [asset.id, asset]));
}
