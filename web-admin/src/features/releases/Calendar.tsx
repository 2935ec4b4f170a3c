import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { request } from '@/shared/api/client';
import { beijingClock, beijingDay, lookAgain, monthAfter, monthGrid, monthText } from '@/shared/releases/moments';
import { ReleasesQuery, type ReleaseLine } from '@/shared/releases/queries';
import { ReleaseStateMark } from '@/shared/releases/ReleaseStateMark';
import { useReleaseName } from '@/shared/releases/useReleases';
import { useTime } from '@/shared/time';
import { Problem } from '@/shared/ui/Problem';
import { Waiting } from '@/shared/ui/Waiting';

const PAGE = 100;
const MOST_PAGES = 10;

/** All whose moment lies between two, the earliest first. */
async function between(from: string, to: string, signal: AbortSignal): Promise<ReleaseLine[]> {
  const found: ReleaseLine[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const {
      releases,
    }: { releases: { nodes: ReleaseLine[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } =
      await request(ReleasesQuery, { from, to, first: PAGE, after }, { signal });
    found.push(...releases.nodes);
    if (!releases.pageInfo.hasNextPage) break;
    after = releases.pageInfo.endCursor;
  }
  return found.filter(({ state }) => state !== 'CANCELLED').toReversed();
}

interface Props {
  month: string;
  wide: boolean;
  onMonth: (month: string | null) => void;
}

/** A month of releases in Beijing time: a grid on a wide screen, its days one below the other on a narrow one. */
export function Calendar({ month, wide, onMonth }: Props) {
  const { t, i18n } = useTranslation();
  const grid = useMemo(() => monthGrid(month), [month]);
  const today = beijingDay(new Date().toISOString());
  const found = useQuery({
    queryKey: ['releases', 'between', grid.from, grid.to],
    queryFn: ({ signal }) => between(grid.from, grid.to, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      lookAgain((data ?? []).filter(({ state }) => state === 'SCHEDULED').map(({ at }) => at)),
  });
  const unplanned = useQuery({
    queryKey: ['releases', 'open'],
    queryFn: async ({ signal }) =>
      (await request(ReleasesQuery, { states: ['OPEN', 'FAILED'], kinds: ['BUNDLE'], first: 50 }, { signal })).releases
        .nodes,
  });
  const byDay = new Map<string, ReleaseLine[]>();
  for (const release of found.data ?? []) {
    const day = beijingDay(release.when!);
    byDay.set(day, [...(byDay.get(day) ?? []), release]);
  }
  const waiting = unplanned.data?.filter(({ at }) => at === null) ?? [];
  return (
    <section className="calendar" aria-labelledby="calendar-month">
      <header className="calendar-head">
        <h2 id="calendar-month" aria-live="polite">
          {monthText(month, i18n.language)}
        </h2>
        <span className="muted">{t('releases.inBeijing')}</span>
        <span className="calendar-moves">
          <Button
            icon={<LeftOutlined />}
            aria-label={t('releases.previousMonth')}
            onClick={() => onMonth(monthAfter(month, -1))}
          />
          <Button onClick={() => onMonth(null)}>{t('releases.thisMonth')}</Button>
          <Button
            icon={<RightOutlined />}
            aria-label={t('releases.nextMonth')}
            onClick={() => onMonth(monthAfter(month, 1))}
          />
        </span>
      </header>
      {found.isPending && <Waiting rows={8} />}
      {found.isError && <Problem error={found.error} retry={() => void found.refetch()} />}
      {found.data &&
        (wide ? (
          <Grid weeks={grid.weeks} month={month} today={today} byDay={byDay} />
        ) : (
          <Agenda month={month} byDay={byDay} />
        ))}
      {waiting.length > 0 && (
        <section className="calendar-waiting" aria-labelledby="waiting-title">
          <h3 id="waiting-title">{t('releases.unplanned')}</h3>
          <ul>
            {waiting.map((release) => (
              <li key={release.id}>
                <Item release={release} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}

interface GridProps {
  weeks: string[][];
  month: string;
  today: string;
  byDay: Map<string, ReleaseLine[]>;
}

function Grid({ weeks, month, today, byDay }: GridProps) {
  const { t, i18n } = useTranslation();
  const time = useTime();
  const weekday = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'UTC',
    weekday: 'short',
  });
  return (
    <table className="calendar-grid">
      <thead>
        <tr>
          {weeks[0]!.map((day) => (
            <th key={day} scope="col">
              {weekday.format(new Date(`${day}T00:00:00Z`))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                className={day.startsWith(month) ? undefined : 'calendar-other'}
                aria-current={day === today ? 'date' : undefined}
              >
                <time dateTime={day} aria-label={time.day(day)} className="calendar-day">
                  {Number(day.slice(8))}
                  {day === today && <span className="calendar-today">{t('releases.today')}</span>}
                </time>
                {byDay.has(day) && (
                  <ul>
                    {byDay.get(day)!.map((release) => (
                      <li key={release.id}>
                        <Item release={release} />
                      </li>
                    ))}
                  </ul>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Agenda({ month, byDay }: { month: string; byDay: Map<string, ReleaseLine[]> }) {
  const { t } = useTranslation();
  const time = useTime();
  const days = [...byDay.keys()].filter((day) => day.startsWith(month)).sort();
  if (days.length === 0) return <p className="muted calendar-none">{t('releases.noneInMonth')}</p>;
  return (
    <ol className="calendar-agenda">
      {days.map((day) => (
        <li key={day}>
          <h3>{time.day(day)}</h3>
          <ul>
            {byDay.get(day)!.map((release) => (
              <li key={release.id}>
                <Item release={release} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Item({ release }: { release: ReleaseLine }) {
  const { t } = useTranslation();
  const name = useReleaseName();
  return (
    <Link to={`/releases/${release.id}`} className={`calendar-item calendar-${release.state.toLowerCase()}`}>
      <span className="calendar-item-head">
        {release.when && <span className="calendar-clock">{beijingClock(release.when)}</span>}
        <ReleaseStateMark state={release.state} />
      </span>
      <span className="calendar-name" dir="auto">
        {name(release)}
      </span>
      {release.kind !== 'SCHEDULE' && (
        <span className="calendar-size">{t('releases.size', { count: release.size })}</span>
      )}
    </Link>
  );
}
