import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf } from '@/shared/api/problems';
import { useModel } from '@/shared/model/useModel';
import { useProblemText } from '@/shared/ui/Problem';
import { fullTime } from '@/shared/time';
import { localText } from './moments';
import type { Release, ReleaseLine, ReleaseResult } from './queries';
import { BEIJING, zoneName } from './zones';

export const releaseKey = (id: string) => ['releases', 'one', id];

/** Who edits or publishes anything may put releases together. */
export function useMayCollect(): boolean {
  return useModel().types.some((type) => type.actions.includes('EDIT') || type.actions.includes('PUBLISH'));
}

/** What a release is called: its name, or what it does with its entry. */
export function useReleaseName(): (release: ReleaseLine | Release) => string {
  const { t } = useTranslation();
  return (release) => {
    if (release.name) return release.name;
    const first = release.entries[0];
    if (!first) return t(`releases.unnamed.${release.kind}`);
    const more = release.size > 1 ? { count: release.size } : null;
    const named = { title: first.entry.title };
    return more ? t('releases.unnamed.several', { ...named, ...more }) : t(`releases.unnamed.${first.action}`, named);
  };
}

/** When it is to happen, in words: Beijing time first, the time of its own zone second. */
export function useMomentText() {
  const { i18n } = useTranslation();
  return (release: { at: string | null; local: string | null; zone: string | null }) => {
    const { at, local, zone } = release;
    if (!at) return null;
    const own =
      local && zone && zone !== BEIJING
        ? { text: localText(local, i18n.language), zone: zoneName(zone, i18n.language) }
        : null;
    return { beijing: fullTime(at, i18n.language), own };
  };
}

/** Sends changes of releases and brings what shows them up to date; says what stood in the way. */
export function useReleaseChange() {
  const { message } = App.useApp();
  const { t } = useTranslation();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);

  const take = useCallback(
    (release: Release | null) => {
      if (release) queries.setQueryData(releaseKey(release.id), release);
      void queries.invalidateQueries({
        queryKey: ['releases'],
        predicate: ({ queryKey }) => queryKey[1] !== 'one' || queryKey[2] !== release?.id,
      });
      if (release && ['RELEASED', 'REVERTED'].includes(release.state)) {
        void queries.invalidateQueries({ queryKey: ['entries'] });
        for (const { entry } of release.entries) {
          void queries.invalidateQueries({ queryKey: ['entry', entry.id] });
          void queries.invalidateQueries({ queryKey: ['versions', entry.id] });
        }
      }
    },
    [queries],
  );

  /** Null when it failed or was refused, which has been said then. */
  async function change(
    send: () => Promise<{ result: ReleaseResult }>,
    done?: string,
    releaseId?: string,
  ): Promise<ReleaseResult | null> {
    setBusy(true);
    try {
      const { result } = await send();
      take(result.release);
      if (result.done && done) void message.success(done);
      if (!result.done) void message.warning(t('releases.inTheWay'));
      return result;
    } catch (error) {
      void message.error(problemText(error));
      if (releaseId && codeOf(error) === 'CONFLICT') {
        await queries.invalidateQueries({ queryKey: releaseKey(releaseId) });
      }
      return null;
    } finally {
      setBusy(false);
    }
  }

  return { busy, change, take };
}
