import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { ContentType } from '@/shared/model/model';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Problem } from '@/shared/ui/Problem';
import { StateMark } from '@/shared/ui/StateMark';
import { Waiting } from '@/shared/ui/Waiting';
import { offeredLanguages } from './publications';
import type { PublicationNode } from './queries';
import { usePublications } from './usePublications';

/** What a link from here says to the comparison it opens. */
export const LED_TO_COMPARISON = 'led-to-comparison';

interface Props {
  entryId: string;
  type: ContentType;
  mayPublish: boolean;
}

/** Which version was online in which language, from when until when, by whom. */
export function PublicationHistory({ entryId, type, mayPublish }: Props) {
  const { t } = useTranslation();
  const model = useModel();
  const textIn = useTextIn();
  const [search, setSearch] = useSearchParams();
  const locale = search.get('locale');
  const all = usePublications(entryId, null);
  const shown = usePublications(entryId, locale);
  const localeName = (tag: string) => textIn(model.locales.find((one) => one.tag === tag)?.name) || tag;
  const site = model.locales.map(({ tag }) => tag);
  const languages = type.localized ? offeredLanguages(all.nodes, all.hasNextPage, site) : [];
  if (all.isPending || shown.isPending) return <Waiting rows={6} />;
  const failed = [shown, all].find(({ isError }) => isError);
  if (failed) return <Problem error={failed.error} retry={() => void failed.refetch()} />;
  if (all.nodes.length === 0 && !all.hasNextPage)
    return <Never entryId={entryId} type={type} mayPublish={mayPublish} />;
  return (
    <section className="publications">
      <div className="publications-head">
        <p className="muted">{t(type.localized ? 'publications.lead' : 'publications.leadNotLocalized')}</p>
        {languages.length > 0 && (
          <Select
            aria-label={t('publications.language')}
            value={locale ?? ''}
            onChange={(tag) => setSearch({ view: 'publications', ...(tag && { locale: tag }) }, { replace: true })}
            options={[
              { value: '', label: t('publications.allLanguages') },
              ...languages.map((tag) => ({ value: tag, label: localeName(tag) })),
            ]}
          />
        )}
      </div>
      {shown.nodes.length === 0 && !shown.hasNextPage && locale && (
        <p className="muted">{t('publications.nothingIn', { language: localeName(locale) })}</p>
      )}
      <ol className="publication-list" aria-label={t('publications.list')}>
        {shown.nodes.map((publication) => (
          <Line
            key={`${publication.locale} ${publication.from} ${publication.version}`}
            publication={publication}
            language={type.localized ? localeName(publication.locale) : null}
          />
        ))}
      </ol>
      {shown.hasNextPage && (
        <Button loading={shown.isFetchingNextPage} onClick={() => void shown.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </section>
  );
}

function Line({ publication, language }: { publication: PublicationNode; language: string | null }) {
  const { t } = useTranslation();
  const { version, publishedBy, end, endedBy } = publication;
  const by = (person: { displayName: string } | null) => ({ who: person?.displayName ?? t('panel.system') });
  const people = [
    t('publications.publishedBy', by(publishedBy)),
    ...(end ? [t(end === 'REPLACED' ? 'publications.replacedBy' : 'publications.unpublishedBy', by(endedBy))] : []),
  ];
  return (
    <li>
      {language && <strong className="publication-language">{language}</strong>}
      <Link
        className="publication-version"
        to={`?from=${Math.max(0, version - 1)}&to=${version}`}
        state={LED_TO_COMPARISON}
        title={t('publications.compare', { number: version })}
      >
        {t('versions.number', { number: version })}
      </Link>
      <EndMark end={end} />
      <span className="publication-time">
        <Span publication={publication} />
        <span className="muted">{people.join(t('semicolon'))}</span>
      </span>
    </li>
  );
}

function EndMark({ end }: { end: PublicationNode['end'] }) {
  const { t } = useTranslation();
  if (!end) {
    return (
      <StateMark shape="full" tone="jade">
        {t('publications.out')}
      </StateMark>
    );
  }
  return (
    <StateMark shape={end === 'REPLACED' ? 'hollow' : 'dash'} tone="ink">
      {t(`publications.${end}`)}
    </StateMark>
  );
}

function Span({ publication: { from, to } }: { publication: PublicationNode }) {
  const { t } = useTranslation();
  const time = useTime();
  const title = [from, to].flatMap((at) => (at ? [time.full(at)] : [])).join(' – ');
  return (
    <span title={title}>
      {to
        ? t('publications.span', { from: time.short(from), to: time.short(to) })
        : t('publications.since', { from: time.short(from) })}
    </span>
  );
}

function Never({ entryId, type, mayPublish }: Props) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('publications.nothing')}
      actions={
        mayPublish && (
          <Link to={`/content/${type.id}/${entryId}`}>
            <Button>{t('publications.toPublish')}</Button>
          </Link>
        )
      }
    >
      {t('publications.nothingText')}
    </EmptyState>
  );
}
