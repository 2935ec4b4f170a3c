import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { request } from '@/shared/api/client';
import { SummaryParts, type EntrySummary } from '@/shared/api/fragments';
import { graphql, type ResultOf } from '@/shared/api/graphql';
import { uuid7 } from '@/shared/ids';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { useViewer } from '@/shared/session/session';
import { useTradeAccess, useTradeCounts } from '@/shared/trade/counts';
import { useTime } from '@/shared/time';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Picture } from '@/shared/ui/Picture';
import { Problem } from '@/shared/ui/Problem';
import { StateChip } from '@/shared/ui/StateChip';
import { Waiting } from '@/shared/ui/Waiting';
import { UpcomingReleases } from './UpcomingReleases';

const DashboardQuery = graphql(
  `
    query Dashboard {
      dashboard {
        hasSampleContent
        counts {
          type
          total
          published
          drafts
        }
        recent {
          ...SummaryParts
        }
        myDrafts {
          ...SummaryParts
        }
        coverage {
          type
          locale
          published
          total
        }
      }
    }
  `,
  [SummaryParts],
);
type Dashboard = ResultOf<typeof DashboardQuery>['dashboard'];

export function DashboardPage() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const dashboard = useQuery({
    queryKey: ['entries', 'dashboard'],
    queryFn: async ({ signal }) => (await request(DashboardQuery, {}, { signal })).dashboard,
    // Right after the set-up the sample content is still coming in.
    refetchInterval: ({ state: { data } }) =>
      data?.hasSampleContent && Date.now() - Date.parse(data.recent[0]?.updatedAt ?? '9999-01-01') < 20_000
        ? 2000
        : false,
  });
  return (
    <div className="page">
      <PageHeader
        title={t('dashboard.greeting', { name: viewer.displayName })}
        windowTitle={t('nav.dashboard')}
        lead={t('dashboard.lead', { site: viewer.siteName })}
      />
      {dashboard.isPending && <Waiting rows={8} />}
      {dashboard.isError && <Problem error={dashboard.error} retry={() => void dashboard.refetch()} />}
      {dashboard.data &&
        (dashboard.data.counts.every((count) => count.total === 0) ? (
          <FirstSteps />
        ) : (
          <Filled dashboard={dashboard.data} />
        ))}
    </div>
  );
}

/** An empty house: what to do first. */
function FirstSteps() {
  const { t } = useTranslation();
  const model = useModel();
  const textIn = useTextIn();
  const navigate = useNavigate();
  const creatable = model.types.filter((type) => type.actions.includes('CREATE')).slice(0, 4);
  return (
    <EmptyState
      title={t('dashboard.emptyTitle')}
      actions={creatable.map((type, index) => (
        <Button
          key={type.id}
          type={index === 0 ? 'primary' : 'default'}
          onClick={() => void navigate(`/content/${type.id}/${uuid7()}?new=1`)}
        >
          {t('list.create', { type: textIn(type.label) })}
        </Button>
      ))}
    >
      {t('dashboard.emptyText')} <Link to="/media">{t('dashboard.toMedia')}</Link>
    </EmptyState>
  );
}

function Filled({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation();
  return (
    <div className="dashboard">
      <Counts counts={dashboard.counts} />
      <Trade />
      <UpcomingReleases />
      <section className="card">
        <h2>{t('dashboard.myDrafts')}</h2>
        <Entries entries={dashboard.myDrafts} none={t('dashboard.noDrafts')} />
      </section>
      <section className="card">
        <h2>{t('dashboard.recent')}</h2>
        <Entries entries={dashboard.recent} none={t('dashboard.noRecent')} />
      </section>
      <Coverage coverage={dashboard.coverage} />
    </div>
  );
}

/** What partners wait for; nothing for those who have no part in trade. */
function Trade() {
  const { t } = useTranslation();
  const access = useTradeAccess();
  const { newInquiries, waitingPartners } = useTradeCounts();
  if (!access.inquiries && !access.partners) return null;
  return (
    <section className="card card-wide trade-card" aria-labelledby="trade-title">
      <h2 id="trade-title">{t('dashboard.trade')}</h2>
      {newInquiries + waitingPartners === 0 && <p className="muted">{t('dashboard.noneWaiting')}</p>}
      {newInquiries > 0 && (
        <Link to="/inquiries" className="trade-count">
          <strong>{newInquiries}</strong> {t('dashboard.newInquiries')}
        </Link>
      )}
      {waitingPartners > 0 && (
        <Link to="/partners" className="trade-count">
          <strong>{waitingPartners}</strong> {t('dashboard.waitingPartners')}
        </Link>
      )}
    </section>
  );
}

function Counts({ counts }: { counts: Dashboard['counts'] }) {
  const { t } = useTranslation();
  const model = useModel();
  const textIn = useTextIn();
  const shown = counts.filter((count) => count.total > 0).sort((a, b) => b.total - a.total);
  return (
    <section className="counts" aria-label={t('dashboard.counts')}>
      {shown.map((count) => (
        <Link key={count.type} to={`/content/${count.type}`} className="count">
          <span className="count-label">
            {textIn(model.types.find((type) => type.id === count.type)?.pluralLabel) || count.type}
          </span>
          <span className="count-total">{count.total}</span>
          <span className="muted">
            {t('dashboard.countText', { published: count.published, drafts: count.drafts })}
          </span>
        </Link>
      ))}
    </section>
  );
}

function Entries({ entries, none }: { entries: EntrySummary[]; none: string }) {
  const model = useModel();
  const textIn = useTextIn();
  const time = useTime();
  if (entries.length === 0) return <p className="muted">{none}</p>;
  return (
    <ul className="entry-lines">
      {entries.map((entry) => (
        <li key={entry.id}>
          <Link to={`/content/${entry.type}/${entry.id}`}>
            <Picture asset={entry.image} decorative />
            <span className="entry-line-text">
              <span className="serif" dir="auto">
                {entry.title}
              </span>
              <span className="muted">
                {textIn(model.types.find((type) => type.id === entry.type)?.label)} · {time.short(entry.updatedAt)}
              </span>
            </span>
            <StateChip state={entry.state} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** How much of each type is out in each language. */
function Coverage({ coverage }: { coverage: Dashboard['coverage'] }) {
  const { t } = useTranslation();
  const model = useModel();
  const textIn = useTextIn();
  const types = model.types.filter((type) => coverage.some((cell) => cell.type === type.id && cell.total > 0));
  const locales = model.locales.filter((locale) => coverage.some((cell) => cell.locale === locale.tag));
  if (types.length === 0 || locales.length === 0) return null;
  return (
    <section className="card card-wide">
      <h2>{t('dashboard.coverage')}</h2>
      <p className="muted">{t('dashboard.coverageLead')}</p>
      <div className="scroll-x">
        <table className="coverage">
          <thead>
            <tr>
              <th scope="col">{t('dashboard.type')}</th>
              {locales.map((locale) => (
                <th key={locale.tag} scope="col">
                  {textIn(locale.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {types.map((type) => (
              <tr key={type.id}>
                <th scope="row">
                  <Link to={`/content/${type.id}`}>{textIn(type.pluralLabel)}</Link>
                </th>
                {locales.map((locale) => {
                  const cell = coverage.find((one) => one.type === type.id && one.locale === locale.tag);
                  const share = cell && cell.total > 0 ? cell.published / cell.total : 0;
                  return (
                    <td key={locale.tag}>
                      <span className="coverage-cell">
                        <span className="coverage-bar" aria-hidden="true">
                          <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
                        </span>
                        {cell ? `${cell.published}/${cell.total}` : '—'}
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
