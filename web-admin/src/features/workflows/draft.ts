import type { Arrangements, Step, Workflow } from './queries';

/** A text in the two languages of the interface, as it is typed. */
export interface Typed {
  zh: string;
  en: string;
}

export interface TickDraft {
  key: string;
  id: string | null;
  text: Typed;
  required: boolean;
}

export interface StepDraft {
  key: string;
  id: string | null;
  name: Typed;
  roles: string[];
  contentTicks: TickDraft[];
  textTicks: TickDraft[];
  hours: number;
}

export interface WorkflowDraft {
  id: string | null;
  revision: number;
  name: Typed;
  /** Empty: all. */
  types: string[];
  steps: StepDraft[];
  fourEyes: boolean;
}

const typed = (texts: Record<string, string>): Typed => ({ zh: texts['zh-Hans'] ?? '', en: texts['en'] ?? '' });
const texts = ({ zh, en }: Typed) => ({ 'zh-Hans': zh, en });

let last = 0;
const key = () => `row-${(last += 1)}`;

export const emptyTick = (): TickDraft => ({ key: key(), id: null, text: { zh: '', en: '' }, required: true });

export const emptyStep = (): StepDraft => ({
  key: key(),
  id: null,
  name: { zh: '', en: '' },
  roles: [],
  contentTicks: [],
  textTicks: [],
  hours: 24,
});

function stepDraft(step: Step): StepDraft {
  const ticks = (points: Step['contentTicks']): TickDraft[] =>
    points.map(({ id, text, required }) => ({ key: key(), id, text: typed(text), required }));
  return {
    key: key(),
    id: step.id,
    name: typed(step.name),
    roles: step.roles.map(({ id }) => id),
    contentTicks: ticks(step.contentTicks),
    textTicks: ticks(step.textTicks),
    hours: step.hours,
  };
}

export const ofWorkflow = (workflow: Workflow): WorkflowDraft => ({
  id: workflow.id,
  revision: workflow.revision,
  name: typed(workflow.name),
  types: workflow.types,
  steps: workflow.steps.map(stepDraft),
  fourEyes: workflow.fourEyes,
});

export const ofTemplate = (template: Arrangements['workflowTemplates'][number]): WorkflowDraft => ({
  id: null,
  revision: 0,
  name: typed(template.name),
  types: [],
  steps: template.steps.map(stepDraft),
  fourEyes: template.fourEyes,
});

export const empty = (): WorkflowDraft => ({
  id: null,
  revision: 0,
  name: { zh: '', en: '' },
  types: [],
  steps: [emptyStep()],
  fourEyes: true,
});

/** As the server takes it. */
export function inputOf(draft: WorkflowDraft) {
  const ticks = (points: TickDraft[]) => points.map(({ id, text, required }) => ({ id, text: texts(text), required }));
  return {
    id: draft.id,
    expectedRevision: draft.revision,
    name: texts(draft.name),
    types: draft.types,
    fourEyes: draft.fourEyes,
    steps: draft.steps.map(({ id, name, roles, contentTicks, textTicks, hours }) => ({
      id,
      name: texts(name),
      roles,
      hours,
      contentTicks: ticks(contentTicks),
      textTicks: ticks(textTicks),
    })),
  };
}
