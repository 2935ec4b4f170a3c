import { initGraphQLTada } from 'gql.tada';
import type { Json } from '@/shared/json';
import type { introspection } from './schema';

/** Writes a typed operation against schema/admin.graphql (its path stands in tsconfig.json alone). */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: {
    JSON: Json;
    Texts: Record<string, string>;
    DateTime: string;
    LocalDateTime: string;
    Locale: string;
    Decimal: string;
  };
}>();

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';
