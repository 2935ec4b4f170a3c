import { useSearchParams } from 'react-router';
import { isMonth, beijingDay } from '@/shared/releases/moments';
import type { ReleaseState } from '@/shared/releases/queries';
import { RELEASE_STATES } from '@/shared/releases/ReleaseStateMark';
import { useMedia } from '@/shared/ui/useMedia';

export type View = 'calendar' | 'list';

/** What is shown lives in the address: the view, its month, or states and page. */
export function useReleasesView() {
  const [params, setParams] = useSearchParams();
  const wide = useMedia('(min-width: 760px)');
  const asked = params.get('view');
  const view: View = asked === 'list' || asked === 'calendar' ? asked : wide ? 'calendar' : 'list';
  const month = params.get('month');
  const change = (part: Record<string, string | null>, replace = false) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        for (const [key, value] of Object.entries(part)) {
          if (value === null) next.delete(key);
          else next.set(key, value);
        }
        return next;
      },
      { replace },
    );
  return {
    view,
    wide,
    month: isMonth(month) ? month : beijingDay(new Date().toISOString()).slice(0, 7),
    state: RELEASE_STATES.find((one) => one === params.get('state')) ?? (null as ReleaseState | null),
    after: params.get('after'),
    before: params.get('before'),
    change,
  };
}
