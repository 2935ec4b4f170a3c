import { useQuery } from '@tanstack/react-query';
import type { Asset } from '@/shared/api/fragments';
import { loadAssetsByIds } from './queries';

/** One asset by id; undefined while it is asked for or when it is gone. */
export function useAsset(id: string | null): Asset | undefined {
  const { data } = useQuery({
    queryKey: ['assets', 'by-id', [id]],
    queryFn: ({ signal }) => loadAssetsByIds([id!], signal),
    enabled: id !== null,
    staleTime: 60_000,
  });
  return id === null ? undefined : data?.get(id);
}
