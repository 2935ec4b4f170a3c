import { FindingParts } from '@/shared/api/fragments';
import { graphql, type ResultOf } from '@/shared/api/graphql';

const StepParts = graphql(`
  fragment StepParts on ReviewStep {
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
    hours
  }
`);
export type Step = ResultOf<typeof StepParts>;

const WorkflowParts = graphql(
  `
    fragment WorkflowParts on Workflow {
      id
      revision
      name
      types
      steps {
        ...StepParts
      }
      fourEyes
      active
      changedAt
      changedBy {
        id
        displayName
      }
      entriesUnderWay
      entriesUnderOlder
    }
  `,
  [StepParts],
);
export type Workflow = ResultOf<typeof WorkflowParts>;

export const WorkflowsQuery = graphql(
  `
    query Workflows {
      workflows {
        ...WorkflowParts
      }
      workflowTemplates {
        name
        fourEyes
        steps {
          ...StepParts
        }
      }
      reviewRoles {
        id
        label
      }
      sensitiveWords {
        revision
        words {
          text
          severity
        }
      }
    }
  `,
  [WorkflowParts, StepParts],
);
export type Arrangements = ResultOf<typeof WorkflowsQuery>;
export type Words = Arrangements['sensitiveWords'];

const ResultParts = graphql(
  `
    fragment WorkflowResultParts on WorkflowResult {
      workflow {
        ...WorkflowParts
      }
      findings {
        ...FindingParts
      }
    }
  `,
  [WorkflowParts, FindingParts],
);

export const SaveWorkflow = graphql(
  `
    mutation SaveWorkflow($input: SaveWorkflowInput!) {
      result: saveWorkflow(input: $input) {
        ...WorkflowResultParts
      }
    }
  `,
  [ResultParts],
);

export const ActivateWorkflow = graphql(
  `
    mutation ActivateWorkflow($id: ID!, $expectedRevision: Int!, $active: Boolean!) {
      result: activateWorkflow(id: $id, expectedRevision: $expectedRevision, active: $active) {
        ...WorkflowResultParts
      }
    }
  `,
  [ResultParts],
);

export const SaveSensitiveWords = graphql(
  `
    mutation SaveSensitiveWords($input: SensitiveWordsInput!) {
      result: saveSensitiveWords(input: $input) {
        list {
          revision
        }
        findings {
          ...FindingParts
        }
      }
    }
  `,
  [FindingParts],
);
