import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Release } from '@/shared/releases/queries';
import { useTime } from '@/shared/time';

/** Who did what with it, and when. */
export function ReleaseFacts({ release }: { release: Release }) {
  const { t } = useTranslation();
  const time = useTime();
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title">{t('releases.facts')}</h2>
      <dl className="facts">
        <Fact name={t('releases.kindTitle')}>{t(`releases.kind.${release.kind}`)}</Fact>
        <Fact name={t('releases.createdBy')}>
          <By who={release.createdBy} /> {time.full(release.createdAt)}
        </Fact>
        {release.scheduledBy && release.at && (
          <Fact name={t('releases.scheduledBy')}>
            <By who={release.scheduledBy} />
          </Fact>
        )}
        {release.releasedAt && (
          <Fact name={t('releases.releasedBy')}>
            {release.releasedBy ? <By who={release.releasedBy} /> : t('releases.byItself')}{' '}
            {time.full(release.releasedAt)}
          </Fact>
        )}
        {release.revertedAt && (
          <Fact name={t('releases.revertedBy')}>
            <By who={release.revertedBy} /> {time.full(release.revertedAt)}
          </Fact>
        )}
      </dl>
    </section>
  );
}

function By({ who }: { who: { displayName: string } | null }) {
  const { t } = useTranslation();
  return <bdi>{who?.displayName ?? t('panel.system')}</bdi>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
