import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useState } from 'react';
import { codeOf } from '@/shared/api/problems';
import { useTextIn } from '@/shared/model/useModel';
import { countsKey } from '@/shared/trade/counts';
import { useProblemText } from '@/shared/ui/Problem';
import type { Partner, PartnerResult } from './queries';

export const partnerKey = (id: string) => ['partners', 'one', id];

/** Sends changes of a partner and brings lists and badges up to date; says what stood in the way. */
export function usePartnerChange() {
  const { message } = App.useApp();
  const textIn = useTextIn();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const take = useCallback(
    (partner: Partner) => {
      queries.setQueryData(partnerKey(partner.id), partner);
      void queries.invalidateQueries({ queryKey: ['partners', 'list'] });
      void queries.invalidateQueries({ queryKey: countsKey });
    },
    [queries],
  );

  /** Null when it was refused or failed, which has been said then. */
  async function change(
    send: () => Promise<{ result: PartnerResult }>,
    done?: string,
    partnerId?: string,
  ): Promise<PartnerResult | null> {
    setBusy(true);
    try {
      const { result } = await send();
      if (!result.partner) {
        for (const finding of result.findings) void message.error(textIn(finding.message));
        return null;
      }
      take(result.partner);
      if (done) void message.success(done);
      return result;
    } catch (error) {
      void message.error(problemText(error));
      if (partnerId && codeOf(error) === 'CONFLICT') {
        await queries.invalidateQueries({ queryKey: partnerKey(partnerId) });
      }
      return null;
    } finally {
      setBusy(false);
    }
  }

  return { busy, change, take };
}
