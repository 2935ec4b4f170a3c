import { createContext, useContext } from 'react';
import type { JsonObject } from '@/shared/json';
import type { Fault } from './checks';
import type { Difference } from './diff';
import type { Documents } from './documents';
import type { ModelDocument, ModelWords, SiteModel } from './queries';
import type { Draft } from './stored';

/** The site's model as it is edited, and what stands around it. */
export interface ModelDraft {
  /** As the server has it now. */
  server: SiteModel;
  draft: Draft;
  /** Documents of core and of plugins. */
  others: ModelDocument[];
  words: ModelWords;
  changes: Difference[];
  faults: Fault[];
  /** Somebody changed the model after this draft was begun. */
  overtaken: boolean;
  /** Replaces or removes one document. */
  put: (path: string, document: JsonObject | null) => void;
  /** Goes on from another state of the server. */
  rebase: (base: SiteModel, documents: Documents) => void;
  discard: () => void;
  /** What was sent is in force; what was written meanwhile goes on from there. */
  applied: (sent: Documents, base: SiteModel) => void;
}

export const DraftContext = createContext<ModelDraft | null>(null);

export function useDraft(): ModelDraft {
  const draft = useContext(DraftContext);
  if (!draft) throw new Error('the draft of the model is asked for outside of its pages');
  return draft;
}
