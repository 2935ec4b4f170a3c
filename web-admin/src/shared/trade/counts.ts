import { useQuery } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import { graphql } from '@/shared/api/graphql';
import { useViewer } from '@/shared/session/session';

const TradeCountsQuery = graphql(`
  query TradeCounts {
    tradeCounts {
      newInquiries
      waitingPartners
    }
  }
`);

export const countsKey = ['trade-counts'];

/** What the viewer may do in trade. An editor of one enterprise sees its inquiries without any permission. */
export function useTradeAccess(): { inquiries: boolean; partners: boolean } {
  const { permissions, roles } = useViewer();
  return {
    inquiries: permissions.includes('inquiries.manage') || roles.includes('enterpriseEditor'),
    partners: permissions.includes('partners.manage'),
  };
}

/** What waits for somebody: new inquiries, applications. Nothing while it is not known. */
export function useTradeCounts() {
  const { inquiries, partners } = useTradeAccess();
  const counts = useQuery({
    queryKey: countsKey,
    queryFn: async ({ signal }) => (await request(TradeCountsQuery, {}, { signal })).tradeCounts,
    enabled: inquiries || partners,
    refetchInterval: 60_000,
    refetchOnWindowFocus: true,
  });
  return counts.data ?? { newInquiries: 0, waitingPartners: 0 };
}
