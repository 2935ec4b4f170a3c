import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { request } from '@/shared/api/client';
import type { Finding } from '@/shared/api/fragments';
import { useTextIn } from '@/shared/model/useModel';
import { useProblemText } from '@/shared/ui/Problem';
import { EntryReviewsQuery, ReviewCountQuery, type ReviewResult } from './queries';

/** The reviews of an entry, locale by locale. */
export function useEntryReviews(entryId: string | undefined, version: string | undefined) {
  return useQuery({
    queryKey: ['reviews', entryId, version],
    queryFn: async ({ signal }) =>
      (await request(EntryReviewsQuery, { entryId: entryId ?? '' }, { signal })).entryReviews,
    enabled: entryId !== undefined && version !== undefined,
    placeholderData: (before) => before,
    refetchOnWindowFocus: true,
  });
}

/** What waits for the viewer. Nothing while it is not known. */
export function useReviewCounts() {
  const counts = useQuery({
    queryKey: ['reviews', 'count'],
    queryFn: async ({ signal }) => (await request(ReviewCountQuery, {}, { signal })).reviewQueue,
    refetchInterval: 60_000,
    refetchOnWindowFocus: true,
  });
  return counts.data ?? { totalCount: 0, overdueCount: 0 };
}

/** Sends a submission or decision; what is in the way stays to be read. */
export function useReviewAction() {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const textIn = useTextIn();
  const [busy, setBusy] = useState(false);
  const [findings, setFindings] = useState<Finding[]>([]);

  /** Resolves to what came of it; to null where it failed. */
  async function act(work: () => Promise<{ result: ReviewResult }>, done: string): Promise<ReviewResult | null> {
    setBusy(true);
    try {
      const { result } = await work();
      if (result.done) {
        void message.success(done);
        // what is left to do, as unpublishing what was vetoed while it is out
        result.findings.forEach((finding) => void message.warning(textIn(finding.message), 15));
      } else setFindings(result.findings);
      return result;
    } catch (error) {
      void message.error(problemText(error));
      return null;
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ['reviews'] });
      void queries.invalidateQueries({ queryKey: ['publish-plan'] });
    }
  }

  return { busy, findings, act };
}
