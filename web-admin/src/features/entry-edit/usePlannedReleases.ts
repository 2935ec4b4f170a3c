import { useQuery } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import { lookAgain } from '@/shared/releases/moments';
import { EntryReleasesQuery } from '@/shared/releases/queries';

/** What is still to happen to an entry, the next first. */
export function usePlannedReleases(entryId: string) {
  return useQuery({
    queryKey: ['releases', 'of-entry', entryId],
    queryFn: async ({ signal }) => (await request(EntryReleasesQuery, { entryId }, { signal })).entryReleases,
    refetchInterval: ({ state: { data } }) =>
      lookAgain((data ?? []).filter(({ state }) => state === 'SCHEDULED').map(({ at }) => at)),
  });
}
