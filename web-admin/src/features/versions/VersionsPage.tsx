import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Tabs } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { request } from '@/shared/api/client';
import { VersionNote } from '@/shared/entries/VersionNote';
import { changesBetween, valueAt, type Values } from '@/shared/fields/values';
import { uuid7 } from '@/shared/ids';
import { allFields, findField, type ContentType } from '@/shared/model/model';
import { useBlocks } from '@/shared/model/useBlocks';
import { useModel, useTextIn, useType } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Problem, useProblemText } from '@/shared/ui/Problem';
import { Waiting } from '@/shared/ui/Waiting';
import { FieldDiff } from './FieldDiff';
import { LED_TO_COMPARISON, PublicationHistory } from './PublicationHistory';
import { formerSpans } from './publications';
import { RestoreVersion, VersionQuery, VersionsQuery, type VersionNode } from './queries';
import { usePublications } from './usePublications';
import './versions.css';

const COMPARISON = 'comparison';
const HISTORY = 'publications';

/** Versions of an entry; two of them compared in the layout of the form; back to one, whole or by field. Beside them what was published when. */
export function VersionsPage() {
  const { t } = useTranslation();
  const { type: typeId, id = '' } = useParams();
  const type = useType(typeId);
  const [search, setSearch] = useSearchParams();
  const versions = useInfiniteQuery({
    queryKey: ['versions', id],
    queryFn: ({ pageParam, signal }) => request(VersionsQuery, { entryId: id, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ versions: page }) => (page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined),
  });
  if (!type) return <Problem error={null} />;
  if (versions.isPending) return <Waiting rows={8} />;
  if (versions.isError) return <Problem error={versions.error} retry={() => void versions.refetch()} />;
  const nodes = versions.data.pages.flatMap((page) => page.versions.nodes);
  const entry = versions.data.pages[0]?.entry;
  return (
    <div className="page page-wide">
      <PageHeader
        title={
          <span className="serif" dir="auto">
            {entry?.summary.title}
          </span>
        }
        windowTitle={t('versions.title')}
        lead={t('versions.lead')}
        actions={
          <Link to={`/content/${type.id}/${id}`}>
            <Button>{t('versions.back')}</Button>
          </Link>
        }
      />
      {nodes.length === 0 || !entry ? (
        <EmptyState title={t('versions.nothing')}>{t('versions.nothingText')}</EmptyState>
      ) : (
        <Tabs
          className="versions-tabs"
          activeKey={search.get('view') === HISTORY ? HISTORY : COMPARISON}
          onChange={(view) => setSearch(view === HISTORY ? { view } : {}, { replace: true })}
          items={[
            {
              key: COMPARISON,
              label: t('versions.compare'),
              children: (
                <div className="versions">
                  <Timeline
                    entryId={id}
                    nodes={nodes}
                    type={type}
                    more={versions.hasNextPage ? () => void versions.fetchNextPage() : null}
                  />
                  <Comparison
                    entryId={id}
                    version={entry.version}
                    mayEdit={entry.actions.includes('EDIT')}
                    type={type}
                    nodes={nodes}
                    complete={!versions.hasNextPage}
                  />
                </div>
              ),
            },
            {
              key: HISTORY,
              label: t('publications.title'),
              children: <PublicationHistory entryId={id} type={type} mayPublish={entry.actions.includes('PUBLISH')} />,
            },
          ]}
        />
      )}
    </div>
  );
}

/** The two versions compared, from the address: the newest against the one before it by default. */
function useChosen(nodes: VersionNode[]) {
  const [search, setSearch] = useSearchParams();
  const newest = nodes[0]?.number ?? 1;
  const to = Number(search.get('to') ?? newest);
  const from = Number(search.get('from') ?? Math.max(0, to - 1));
  const choose = (next: { from?: number; to?: number }) =>
    setSearch({ from: String(next.from ?? from), to: String(next.to ?? to) }, { replace: true });
  return { from, to, choose };
}

interface TimelineProps {
  entryId: string;
  nodes: VersionNode[];
  type: ContentType;
  more: (() => void) | null;
}

function Timeline({ entryId, nodes, type, more }: TimelineProps) {
  const { t } = useTranslation();
  const time = useTime();
  const textIn = useTextIn();
  const model = useModel();
  const { from, to, choose } = useChosen(nodes);
  const localeName = (tag: string) => textIn(model.locales.find((locale) => locale.tag === tag)?.name) || tag;
  const published = usePublications(entryId, null).nodes;
  return (
    <aside className="versions-list">
      <ol className="timeline">
        {nodes.map((node) => {
          const names = [...new Set(node.changed.map(({ field }) => textIn(findField(type, field)?.label) || field))];
          return (
            <li key={node.number} className={node.number === to ? 'timeline-current' : ''}>
              <button
                type="button"
                className="timeline-choice"
                aria-pressed={node.number === to}
                onClick={() => choose({ to: node.number, from: Math.max(0, node.number - 1) })}
              >
                <strong>{t('versions.number', { number: node.number })}</strong>
                {!node.closed && <span className="muted">{t('versions.open')}</span>}
                <span className="muted">
                  {t('panel.byAt', {
                    who: node.createdBy?.displayName ?? t('panel.system'),
                    at: time.short(node.updatedAt),
                  })}
                </span>
                {names.length > 0 && <span>{t('versions.changed', { fields: names.join(t('comma')) })}</span>}
                {node.note && <VersionNote note={node.note} />}
                {node.publishedLocales.length > 0 && (
                  <span className="state state-published">
                    {t('versions.published', { locales: node.publishedLocales.map(localeName).join(t('comma')) })}
                  </span>
                )}
                {formerSpans(published, node.number).map(({ locales, from: since, to: until }) => (
                  <span key={since} className="muted">
                    {t('versions.wasOnline', {
                      locales: locales.map(localeName).join(t('comma')),
                      from: time.short(since),
                      to: time.short(until),
                    })}
                  </span>
                ))}
              </button>
              {node.number < to && (
                <Checkbox checked={node.number === from} onChange={() => choose({ from: node.number })}>
                  {t('versions.compareWith')}
                </Checkbox>
              )}
            </li>
          );
        })}
      </ol>
      {more && (
        <Button block onClick={more}>
          {t('list.more')}
        </Button>
      )}
    </aside>
  );
}

interface ComparisonProps {
  entryId: string;
  version: string;
  mayEdit: boolean;
  type: ContentType;
  nodes: VersionNode[];
  /** There are no versions but these. */
  complete: boolean;
}

function useVersion(entryId: string, number: number) {
  return useQuery({
    queryKey: ['version', entryId, number],
    queryFn: async ({ signal }) =>
      number === 0
        ? {}
        : (((await request(VersionQuery, { entryId, number }, { signal })).version?.fields ?? {}) as Values),
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
}

/** Takes the focus when a link of the publication history led here, whose own place has gone. */
function ComparisonTitle({ children }: { children: string }) {
  const { state, key } = useLocation();
  const title = useRef<HTMLHeadingElement>(null);
  const led = state === LED_TO_COMPARISON;
  useEffect(() => {
    if (led) title.current?.focus();
  }, [led, key]);
  return (
    <h2 ref={title} tabIndex={-1}>
      {children}
    </h2>
  );
}

function Comparison({ entryId, version, mayEdit, type, nodes, complete }: ComparisonProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const model = useModel();
  const textIn = useTextIn();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const { from, to } = useChosen(nodes);
  const before = useVersion(entryId, from);
  const after = useVersion(entryId, to);
  const fields = useMemo(() => allFields(type), [type]);
  const formBlocks = useBlocks(type);
  const oldest = complete ? Math.min(...nodes.map(({ number }) => number)) : 1;

  async function restore(number: number, keys: string[] | null) {
    try {
      const { result } = await request(RestoreVersion, {
        input: {
          entryId,
          expectedVersion: version,
          number,
          idempotencyKey: uuid7(),
          ...(keys ? { fields: keys } : {}),
        },
      });
      await queries.invalidateQueries({ queryKey: ['versions', entryId] });
      if (result.__typename === 'EntryConflict') {
        void message.warning(t('versions.changedMeanwhile'));
        return;
      }
      void message.success(t('versions.restored', { number }));
      await navigate(`/content/${type.id}/${entryId}`);
    } catch (error) {
      void message.error(problemText(error));
    }
  }

  if (before.isPending || after.isPending) return <Waiting rows={8} />;
  if (before.isError) return <Problem error={before.error} retry={() => void before.refetch()} />;
  if (after.isError) return <Problem error={after.error} retry={() => void after.refetch()} />;
  const all = fields.map((field) => ({ ...field, writable: true }));
  const changes = changesBetween(before.data, after.data, all, null);
  const blocks = formBlocks.map((block) => ({
    ...block,
    fields: block.fields.filter((field) => changes.some((change) => change.field === field.key)),
  }));
  return (
    <section className="comparison" aria-live="polite">
      <header className="comparison-head">
        <ComparisonTitle>{from < oldest ? t('versions.first') : t('versions.between', { from, to })}</ComparisonTitle>
        {mayEdit && from >= oldest && (
          <Button onClick={() => void restore(from, null)}>{t('versions.restore', { number: from })}</Button>
        )}
      </header>
      {changes.length === 0 && <p className="muted">{t('versions.same')}</p>}
      {blocks
        .filter((block) => block.fields.length > 0)
        .map((block) => (
          <section key={block.id} className="form-section">
            <h3>{block.title}</h3>
            {block.fields.map((field) => (
              <div key={field.key} className="diff-field">
                <div className="form-label">
                  <strong>{textIn(field.label)}</strong>
                  {mayEdit && from >= oldest && field.writable && (
                    <Button size="small" type="link" onClick={() => void restore(from, [field.key])}>
                      {t('versions.restoreField', { number: from })}
                    </Button>
                  )}
                </div>
                {changes
                  .filter((change) => change.field === field.key)
                  .map((change) => {
                    const locale = model.locales.find(({ tag }) => tag === change.locale) ?? null;
                    return (
                      <div key={change.locale ?? ''} className="diff-locale">
                        {change.locale && <span className="locale-name">{textIn(locale?.name) || change.locale}</span>}
                        <FieldDiff
                          field={field}
                          locale={locale}
                          before={valueAt(before.data, field, change.locale)}
                          after={valueAt(after.data, field, change.locale)}
                        />
                      </div>
                    );
                  })}
              </div>
            ))}
          </section>
        ))}
    </section>
  );
}
