import { useQuery } from '@tanstack/react-query';
import { useDebounced } from '@/shared/ui/useDebounced';
import { inputOf } from './documents';
import { useDraft } from './draft-context';
import { loadPlan, type Change } from './queries';

/** The draft as the server takes it. */
export function useChange(): Change {
  const { draft } = useDraft();
  return { base: draft.revision, documents: inputOf(draft.documents) };
}

/** What the draft would do; asked anew once typing has stopped. */
export function useModelPlan(delay: number) {
  const { draft, changes, overtaken } = useDraft();
  const settled = useDebounced(draft, delay);
  return useQuery({
    queryKey: ['model-plan', settled.revision, settled.documents],
    queryFn: ({ signal }) => loadPlan({ base: settled.revision, documents: inputOf(settled.documents) }, signal),
    enabled: changes.length > 0 && !overtaken,
    gcTime: 60_000,
    staleTime: 30_000,
  });
}
