import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import { AddToRelease } from '@/shared/releases/mutations';
import { ReleasePlanQuery, type Release } from '@/shared/releases/queries';
import { PlanView } from '@/shared/releases/PlanView';
import { useReleaseChange } from '@/shared/releases/useReleases';
import { Problem } from '@/shared/ui/Problem';
import { StateMark } from '@/shared/ui/StateMark';
import { Waiting } from '@/shared/ui/Waiting';

/** What the release would do if it happened now, and what stands in its way. */
export function Check({ release }: { release: Release }) {
  const { t } = useTranslation();
  const { busy, change } = useReleaseChange();
  const plan = useQuery({
    queryKey: ['releases', 'plan', release.id, release.revision],
    queryFn: async ({ signal }) => (await request(ReleasePlanQuery, { id: release.id }, { signal })).releasePlan,
    staleTime: 0,
    refetchOnWindowFocus: true,
  });
  const nothing = plan.data && plan.data.entries.length === 0 && plan.data.hidden === 0;
  return (
    <section className="release-check" aria-labelledby="check-title" aria-live="polite">
      <h2 id="check-title" tabIndex={-1}>
        {t('releases.check')}
      </h2>
      {plan.isPending && <Waiting rows={3} />}
      {plan.isError && <Problem error={plan.error} retry={() => void plan.refetch()} />}
      {plan.data && (
        <p>
          {plan.data.possible ? (
            <StateMark shape="full" tone="jade">
              {t(nothing ? 'releases.ready' : 'releases.readyBut')}
            </StateMark>
          ) : (
            <StateMark shape="cross" tone="cinnabar">
              {t('releases.notReady')}
            </StateMark>
          )}
        </p>
      )}
      {plan.data && !nothing && (
        <PlanView
          plan={plan.data}
          busy={busy}
          onAdd={
            release.actions.includes('ADD')
              ? (missing) =>
                  void change(
                    () =>
                      request(AddToRelease, {
                        input: {
                          id: release.id,
                          expectedRevision: release.revision,
                          entries: missing.map(({ id }) => ({ entryId: id })),
                        },
                      }),
                    t('releases.added', { count: missing.length }),
                    release.id,
                  )
              : undefined
          }
        />
      )}
    </section>
  );
}
