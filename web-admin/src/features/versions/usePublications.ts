import { useInfiniteQuery } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import { PublicationsQuery } from './queries';

/** What was published of an entry when, the newest first; of one language, or all. */
export function usePublications(entryId: string, locale: string | null) {
  const pages = useInfiniteQuery({
    // below the versions of the entry, whose changes are its changes
    queryKey: ['versions', entryId, 'publications', locale],
    queryFn: ({ pageParam, signal }) => request(PublicationsQuery, { entryId, locale, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ publications: page }) => (page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined),
  });
  const nodes = pages.data?.pages.flatMap(({ publications }) => publications.nodes) ?? [];
  return { ...pages, nodes };
}
