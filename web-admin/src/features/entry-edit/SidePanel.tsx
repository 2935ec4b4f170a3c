import { useQuery } from '@tanstack/react-query';
import { Button, Progress, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { request } from '@/shared/api/client';
import type { Finding } from '@/shared/api/fragments';
import { VersionNote } from '@/shared/entries/VersionNote';
import { progressOf } from '@/shared/fields/values';
import { allFields, findField, type ContentType } from '@/shared/model/model';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import { Picture } from '@/shared/ui/Picture';
import { Problem } from '@/shared/ui/Problem';
import { StateChip } from '@/shared/ui/StateChip';
import { Waiting } from '@/shared/ui/Waiting';
import { isStale } from '@/shared/form/EntryForm';
import { FindingList } from '@/shared/form/FindingList';
import { PlannedReleases } from './PlannedReleases';
import { RecentVersions, UsedByQuery } from './queries';
import { ReviewsTab } from './ReviewsTab';
import type { EntryEditor } from './useEntryEditor';

interface Props {
  id: string;
  type: ContentType;
  editor: EntryEditor;
  source: string;
  target: string | null;
  onTarget: (tag: string) => void;
  onJump: (finding: Finding) => void;
}

/** Beside the form: state, languages, versions, where the entry is used. */
export function SidePanel(props: Props) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const { entry } = props.editor.state;
  const asked = search.get('panel');
  return (
    <Tabs
      className="side-panel-tabs"
      {...(asked === 'reviews' ? { defaultActiveKey: asked } : {})}
      items={[
        { key: 'state', label: t('panel.state'), children: <StateTab {...props} /> },
        { key: 'locales', label: t('panel.locales'), children: <LocalesTab {...props} /> },
        ...(entry
          ? [
              { key: 'reviews', label: t('panel.reviews'), children: <ReviewsTab entry={entry} /> },
              { key: 'versions', label: t('panel.versions'), children: <VersionsTab {...props} /> },
              { key: 'uses', label: t('panel.uses'), children: <UsesTab {...props} /> },
            ]
          : []),
      ]}
    />
  );
}

function StateTab({ type, editor, onJump }: Props) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const model = useModel();
  const time = useTime();
  const { entry, findings } = editor.state;
  return (
    <div className="panel-body">
      {entry ? (
        <>
          <dl className="facts">
            <div>
              <dt>{t('panel.state')}</dt>
              <dd>
                <StateChip state={entry.summary.state} />
              </dd>
            </div>
            <div>
              <dt>{t('panel.updated')}</dt>
              <dd>
                {t('panel.byAt', {
                  who: entry.updatedBy?.displayName ?? t('panel.system'),
                  at: time.full(entry.updatedAt),
                })}
              </dd>
            </div>
            <div>
              <dt>{t('panel.created')}</dt>
              <dd>
                {t('panel.byAt', {
                  who: entry.createdBy?.displayName ?? t('panel.system'),
                  at: time.full(entry.createdAt),
                })}
              </dd>
            </div>
          </dl>
          <PlannedReleases entryId={entry.id} />
        </>
      ) : (
        <p className="muted">{t('panel.newEntry')}</p>
      )}
      <h3>{t('panel.findings', { count: findings.length })}</h3>
      {findings.length === 0 && <p className="muted">{t('panel.noFindings')}</p>}
      <ul className="jump-list">
        {findings.map((finding, index) => {
          const field = finding.field ? findField(type, finding.field) : undefined;
          const locale = model.locales.find(({ tag }) => tag === finding.locale);
          return (
            <li key={index}>
              {field && (
                <button type="button" className="text-button" onClick={() => onJump(finding)}>
                  {[textIn(field.label), textIn(locale?.name)].filter(Boolean).join(' · ')}
                </button>
              )}
              <FindingList findings={[finding]} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function LocalesTab({ type, editor, source, target, onTarget }: Props) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const model = useModel();
  const time = useTime();
  const { entry, values } = editor.state;
  const fields = allFields(type);
  if (!type.localized) return <p className="panel-body muted">{t('panel.notLocalized')}</p>;
  return (
    <ul className="panel-body locale-list">
      {model.locales.map((locale) => {
        const progress = progressOf(values, fields, locale.tag, source);
        const state = entry?.localeStates.find((candidate) => candidate.locale === locale.tag);
        const stale = fields.filter((field) => isStale(entry?.translations ?? null, field.key, locale.tag)).length;
        const fallback = locale.fallbacks
          .map((tag) => textIn(model.locales.find((candidate) => candidate.tag === tag)?.name) || tag)
          .join(' → ');
        return (
          <li key={locale.tag}>
            <div className="locale-list-head">
              <strong>{textIn(locale.name)}</strong>
              {state ? <StateChip state={state.state} /> : <span className="muted">{t('panel.notWritten')}</span>}
            </div>
            <Progress
              percent={progress.total === 0 ? 0 : Math.round((progress.filled / progress.total) * 100)}
              size="small"
              format={() => `${progress.filled}/${progress.total}`}
              aria-label={t('panel.progressOf', { language: textIn(locale.name) })}
            />
            {stale > 0 && <p className="stale-mark">{t('panel.stale', { count: stale })}</p>}
            {state?.publishedAt && (
              <p className="muted">
                {t('panel.publishedAt', { at: time.full(state.publishedAt), number: state.publishedVersion })}
              </p>
            )}
            {fallback && <p className="muted">{t('panel.fallback', { chain: fallback })}</p>}
            {locale.tag === source && <p className="muted">{t('panel.isSource')}</p>}
            {locale.tag !== source && locale.tag !== target && (
              <Button size="small" onClick={() => onTarget(locale.tag)}>
                {t('panel.writeHere')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function VersionsTab({ id, type, editor }: Props) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const time = useTime();
  const versions = useQuery({
    queryKey: ['versions', id, 'recent'],
    queryFn: async ({ signal }) => (await request(RecentVersions, { entryId: id }, { signal })).versions,
  });
  if (versions.isPending) return <Waiting rows={4} />;
  if (versions.isError) return <Problem error={versions.error} retry={() => void versions.refetch()} />;
  const current = editor.state.entry?.version.split('.')[0];
  return (
    <div className="panel-body">
      <ol className="timeline">
        {versions.data.nodes.map((version) => {
          const names = [
            ...new Set(version.changed.map(({ field }) => textIn(findField(type, field)?.label) || field)),
          ];
          return (
            <li key={version.number}>
              <Link to={`/content/${type.id}/${id}/versions?to=${version.number}`}>
                {t('versions.number', { number: version.number })}
              </Link>
              {String(version.number) === current && !version.closed && (
                <span className="muted"> {t('versions.open')}</span>
              )}
              <p className="muted">
                {t('panel.byAt', {
                  who: version.createdBy?.displayName ?? t('panel.system'),
                  at: time.short(version.updatedAt),
                })}
              </p>
              {names.length > 0 && <p>{t('versions.changed', { fields: names.join(t('comma')) })}</p>}
              {version.note && (
                <p>
                  <VersionNote note={version.note} />
                </p>
              )}
            </li>
          );
        })}
      </ol>
      <div className="panel-links">
        <Link to={`/content/${type.id}/${id}/versions`}>
          <Button>{t('versions.compare')}</Button>
        </Link>
        <Link to={`/content/${type.id}/${id}/versions?view=publications`}>
          <Button>{t('publications.title')}</Button>
        </Link>
      </div>
    </div>
  );
}

function UsesTab({ id }: Props) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const model = useModel();
  const uses = useQuery({
    queryKey: ['entries', 'uses', id],
    queryFn: async ({ signal }) => (await request(UsedByQuery, { id }, { signal })).usedBy,
  });
  if (uses.isPending) return <Waiting rows={4} />;
  if (uses.isError) return <Problem error={uses.error} retry={() => void uses.refetch()} />;
  if (uses.data.totalCount === 0) return <p className="panel-body muted">{t('panel.notUsed')}</p>;
  return (
    <div className="panel-body">
      <p className="muted">{t('panel.usedBy', { count: uses.data.totalCount })}</p>
      <ul className="use-list">
        {uses.data.nodes.map(({ source, field }) => {
          const type = model.types.find((candidate) => candidate.id === source.type);
          return (
            <li key={`${source.id} ${field}`}>
              <Picture asset={source.image} decorative />
              <span className="link-card-text">
                <Link to={`/content/${source.type}/${source.id}`} className="serif" dir="auto">
                  {source.title}
                </Link>
                <span className="muted">
                  {textIn(type?.label)} · {type ? textIn(findField(type, field)?.label) : field}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
