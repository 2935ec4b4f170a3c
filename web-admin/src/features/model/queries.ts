import { request } from '@/shared/api/client';
import { graphql, type ResultOf } from '@/shared/api/graphql';
import { typeOf, TypeParts, type ContentType } from '@/shared/model/model';

const SiteModelParts = graphql(`
  fragment SiteModelParts on SiteModel {
    revision
    changedAt
    changedBy
    problem
    documents {
      path
      document
    }
  }
`);
export type SiteModel = ResultOf<typeof SiteModelParts>;

const BuilderQuery = graphql(
  `
    query ModelBuilder {
      siteModel {
        ...SiteModelParts
      }
      modelDocuments {
        owner
        kind
        id
        path
        document
      }
      modelWords {
        fieldTypes {
          word
          options
          localizable
          filterable
          sortable
          unique
        }
        units
        schemes {
          id
          label
        }
        menus {
          id
          label
        }
        icons
        assetKinds
      }
    }
  `,
  [SiteModelParts],
);
export type Builder = ResultOf<typeof BuilderQuery>;
export type ModelWords = Builder['modelWords'];
export type FieldTypeWords = ModelWords['fieldTypes'][number];
export type ModelDocument = Builder['modelDocuments'][number];

export const builderKey = ['model-builder'];
export const loadBuilder = (signal: AbortSignal) => request(BuilderQuery, {}, { signal });

export const RevisionsQuery = graphql(`
  query ModelRevisions($after: String) {
    siteModelRevisions(first: 20, after: $after) {
      nodes {
        revision
        changedAt
        changedBy
        note
        summary
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const PlanParts = graphql(
  `
    fragment PlanParts on ModelPlan {
      hash
      applicable
      removes
      problems {
        path
        at
        code
        message
      }
      changes {
        kind
        target
        field
        message
        entries
        invalid
        removal
      }
      ddl
      api {
        breaking
        path
        message
      }
      types {
        ...TypeParts
      }
      sdl {
        type
        sdl
      }
    }
  `,
  [TypeParts],
);

const PlanQuery = graphql(
  `
    query ModelPlan($change: ModelChangeInput!) {
      modelPlan(change: $change) {
        ...PlanParts
      }
    }
  `,
  [PlanParts],
);

const ChangeModel = graphql(
  `
    mutation ChangeModel($change: ModelChangeInput!, $plan: String!, $allowRemoval: Boolean!) {
      changeModel(change: $change, plan: $plan, allowRemoval: $allowRemoval) {
        siteModel {
          ...SiteModelParts
        }
        plan {
          hash
          changes {
            kind
            target
          }
        }
      }
    }
  `,
  [SiteModelParts],
);

export type Plan = Omit<ResultOf<typeof PlanParts>, 'types'> & { types: ContentType[] };
export type PlanProblem = Plan['problems'][number];
export type PlanChange = Plan['changes'][number];

export interface Change {
  base: number;
  documents: { path: string; document: ModelDocument['document'] }[];
  note?: string;
}

export async function loadPlan(change: Change, signal: AbortSignal): Promise<Plan> {
  const { modelPlan } = await request(PlanQuery, { change }, { signal });
  return { ...modelPlan, types: modelPlan.types.map(typeOf) };
}

export const changeModel = (change: Change, plan: string, allowRemoval: boolean) =>
  request(ChangeModel, { change, plan, allowRemoval });
