import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Modal, Radio, Select, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import { RequestProblem } from '@/shared/api/problems';
import { fullTime } from '@/shared/time';
import { useProblemText } from '@/shared/ui/Problem';
import { localIn, localText, spanText } from './moments';
import { PlanView } from './PlanView';
import { type MomentInput } from './mutations';
import { MomentQuery, type Release, type ReleasePlan, type ReleaseResult } from './queries';
import './releases.css';
import { useReleaseChange } from './useReleases';
import { BEIJING, zoneName, zoneOptions } from './zones';

const DAY = 24 * 60 * 60 * 1000;
type Occurrence = NonNullable<MomentInput['occurrence']>;
type Place = 'local' | 'zone' | 'occurrence';

interface Props {
  title: string;
  submit: string;
  /** What happens at the moment, above the choice. */
  lead?: ReactNode;
  /** Further choices, below it. */
  children?: ReactNode;
  /** Where it stands now. */
  start?: { local: string | null; zone: string | null };
  onSubmit: (at: MomentInput) => Promise<ReleaseResult>;
  onDone: (release: Release) => void;
  onClose: () => void;
}

/** A moment as people say it: day, time and the place whose clock is meant; what it means is said before anything happens. */
export function ScheduleDialog({ title, submit, lead, children, start, onSubmit, onDone, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const problemText = useProblemText();
  const { take } = useReleaseChange();
  const [opening] = useState(
    () => start?.local ?? `${localIn(new Date(Date.now() + DAY).toISOString(), BEIJING).slice(0, 10)}T10:00`,
  );
  const [day, setDay] = useState<Dayjs | null>(() => dayjs(opening));
  const [clock, setClock] = useState<Dayjs | null>(() => dayjs(opening));
  const [zone, setZone] = useState(start?.zone ?? BEIJING);
  const [occurrence, setOccurrence] = useState<Occurrence | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ at: Place | null; text: string } | null>(null);
  const [plan, setPlan] = useState<ReleasePlan | null>(null);
  const now = useNow();
  const local = day && clock ? `${day.format('YYYY-MM-DD')}T${clock.format('HH:mm')}:00` : null;
  const moment = useQuery({
    queryKey: ['moment', local, zone],
    queryFn: async ({ signal }) => (await request(MomentQuery, { local: local ?? '', zone }, { signal })).moment,
    enabled: local !== null,
    placeholderData: keepPreviousData,
  });
  const meaning = local && !moment.isPlaceholderData ? moment.data : undefined;
  const twice = (meaning?.instants.length ?? 0) > 1;
  const gap = meaning?.instants.length === 0;
  const instant = twice
    ? occurrence && (occurrence === 'FIRST' ? meaning?.instants[0] : meaning?.instants[1])
    : meaning?.instants[0];
  const past = instant ? Date.parse(instant) <= now : false;
  const zones = zoneOptions(i18n.language);

  /** Anything chosen anew makes what was said about the last choice untrue. */
  function chosen<T>(set: (value: T) => void) {
    return (value: T) => {
      setRefused(null);
      setPlan(null);
      set(value);
    };
  }

  function wordsOf(problem: RequestProblem): { at: Place | null; text: string } {
    const at = (['local', 'zone', 'occurrence'] as const).find((place) => problem.field === `at.${place}`) ?? null;
    const { after } = problem.params;
    if (at === 'local') {
      return typeof after === 'string'
        ? { at, text: t('schedule.gap', { after: localText(after, i18n.language) }) }
        : { at, text: t('schedule.past') };
    }
    if (at === 'zone') return { at, text: t('schedule.noZone') };
    if (at === 'occurrence') return { at, text: t('schedule.twice') };
    return { at, text: problemText(problem) };
  }

  async function send() {
    if (!local) return;
    setBusy(true);
    try {
      const result = await onSubmit({ local, zone, ...(twice && occurrence ? { occurrence } : {}) });
      if (result.done && result.release) {
        take(result.release);
        onDone(result.release);
      } else {
        setPlan(result.plan);
      }
    } catch (error) {
      setRefused(error instanceof RequestProblem ? wordsOf(error) : { at: null, text: problemText(error) });
    } finally {
      setBusy(false);
    }
  }
  const at = (place: Place) => (refused?.at === place ? { validateStatus: 'error' as const, help: refused.text } : {});
  return (
    <Modal open onCancel={onClose} title={title} footer={null} destroyOnHidden width={560}>
      {lead && <div className="dialog-lead">{lead}</div>}
      <Form layout="vertical" requiredMark={false} onFinish={() => void send()} className="schedule-form">
        <div className="schedule-when">
          <Form.Item label={t('schedule.day')} htmlFor="schedule-day" {...at('local')}>
            <DatePicker
              id="schedule-day"
              value={day}
              allowClear={false}
              onChange={chosen(setDay)}
              disabledDate={(one) => one.isBefore(dayjs().subtract(1, 'day'), 'day')}
            />
          </Form.Item>
          <Form.Item label={t('schedule.clock')} htmlFor="schedule-clock">
            <TimePicker
              id="schedule-clock"
              value={clock}
              format="HH:mm"
              allowClear={false}
              needConfirm={false}
              onChange={chosen(setClock)}
            />
          </Form.Item>
          <Form.Item label={t('schedule.zone')} htmlFor="schedule-zone" className="schedule-zone" {...at('zone')}>
            <Select
              id="schedule-zone"
              value={zone}
              onChange={chosen(setZone)}
              options={zones}
              showSearch={{
                filterOption: (typed, option) => option?.words.includes(typed.trim().toLowerCase()) ?? false,
              }}
            />
          </Form.Item>
        </div>
        {twice && meaning && (
          <Form.Item label={t('schedule.twice')} {...at('occurrence')}>
            <Radio.Group
              className="check-list"
              value={occurrence}
              onChange={(event) => chosen(setOccurrence)(event.target.value as Occurrence)}
              options={(['FIRST', 'SECOND'] as const).map((value, index) => ({
                value,
                label: t(`schedule.occurrence.${value}`, { at: fullTime(meaning.instants[index]!, i18n.language) }),
              }))}
            />
          </Form.Item>
        )}
        <div className="schedule-meaning" aria-live="polite">
          {moment.isError && <p className="finding finding-error">{problemText(moment.error)}</p>}
          {gap && meaning?.after && (
            <p className="finding finding-warning">
              {t('schedule.gap', { after: localText(meaning.after, i18n.language) })}{' '}
              <Button
                size="small"
                onClick={() => {
                  const after = dayjs(meaning.after);
                  chosen(setDay)(after);
                  setClock(after);
                }}
              >
                {t('schedule.takeAfter')}
              </Button>
            </p>
          )}
          {instant && (
            <>
              <p>
                <strong>{fullTime(instant, i18n.language)}</strong>{' '}
                {!past && (
                  <span className="muted">
                    {t('schedule.in', {
                      span: spanText(Date.parse(instant) - now, i18n.language) || t('schedule.soon'),
                    })}
                  </span>
                )}
              </p>
              {zone !== BEIJING && local && (
                <p className="muted">
                  {t('schedule.there', { zone: zoneName(zone, i18n.language), at: localText(local, i18n.language) })}
                </p>
              )}
            </>
          )}
          {past && <p className="finding finding-error">{t('schedule.past')}</p>}
        </div>
        {children}
        {refused?.at === null && (
          <p className="finding finding-error" role="alert">
            {refused.text}
          </p>
        )}
        {plan && <PlanView plan={plan} heading={t('releases.inTheWay')} />}
        <div className="modal-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!instant || past}>
            {submit}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}

/** The time now, every few seconds. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
