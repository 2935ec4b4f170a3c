import { useQuery } from '@tanstack/react-query';
import { App, Alert, Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import type { Entry, Finding } from '@/shared/api/fragments';
import { uuid7 } from '@/shared/ids';
import { findField, type ContentType } from '@/shared/model/model';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { AddToReleaseDialog } from '@/shared/releases/AddToReleaseDialog';
import { PlanView } from '@/shared/releases/PlanView';
import { PublishTogether, ScheduleEntry } from '@/shared/releases/mutations';
import { type ReleasePlan } from '@/shared/releases/queries';
import { ScheduleDialog } from '@/shared/releases/ScheduleDialog';
import { useReleaseChange } from '@/shared/releases/useReleases';
import { useTime } from '@/shared/time';
import { Problem, useProblemText } from '@/shared/ui/Problem';
import { StateChip } from '@/shared/ui/StateChip';
import { Waiting } from '@/shared/ui/Waiting';
import { Dependencies } from './Dependencies';
import { FindingList } from '@/shared/form/FindingList';
import { EntryQuery, Publish, PublishPlanQuery } from './queries';

interface Props {
  entry: Entry;
  type: ContentType;
  onPublished: (entry: Entry) => void;
  onJump: (finding: Finding) => void;
  onClose: () => void;
}

/** Shows what publishing would do in each language before anything happens. */
export function PublishDialog({ entry, type, onPublished, onJump, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const model = useModel();
  const textIn = useTextIn();
  const problemText = useProblemText();
  const [chosen, setChosen] = useState<string[] | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Finding[]>([]);
  const [along, setAlong] = useState<string[]>([]);
  const [inTheWay, setInTheWay] = useState<ReleasePlan | null>(null);
  const [step, setStep] = useState<'schedule' | 'release' | null>(null);
  const time = useTime();
  const { take } = useReleaseChange();
  const plan = useQuery({
    queryKey: ['publish-plan', entry.id, entry.version],
    queryFn: async ({ signal }) => (await request(PublishPlanQuery, { entryId: entry.id }, { signal })).publishPlan,
    gcTime: 0,
  });
  const nameOf = (tag: string) => textIn(model.locales.find((locale) => locale.tag === tag)?.name) || tag;
  const ready = plan.data?.locales.filter((locale) => locale.publishable && locale.changed) ?? [];
  const selected = chosen ?? ready.map(({ locale }) => locale);
  const dependencies = plan.data?.dependencies ?? [];
  const together = dependencies.filter(({ entry: named }) => along.includes(named.id));
  const trimmed = note.trim() ? { note: note.trim() } : {};

  /** The entry with some that it names, all or none. */
  async function publishTogether() {
    const { result } = await request(PublishTogether, {
      input: {
        entries: [
          { entryId: entry.id, expectedVersion: entry.version, locales: selected },
          ...together.map((one) => ({ entryId: one.entry.id, expectedVersion: one.version, locales: one.locales })),
        ],
        idempotencyKey: uuid7(),
        ...trimmed,
      },
    });
    setInTheWay(result.plan);
    if (!result.done) return;
    take(result.release);
    const { entry: published } = await request(EntryQuery, { id: entry.id });
    if (published) onPublished(published);
    void message.success(t('publish.doneTogether', { count: together.length + 1 }));
  }

  async function publish() {
    setBusy(true);
    try {
      if (together.length > 0) {
        await publishTogether();
        return;
      }
      const { publish: result } = await request(Publish, {
        input: {
          entryId: entry.id,
          expectedVersion: entry.version,
          locales: selected,
          idempotencyKey: uuid7(),
          ...trimmed,
        },
      });
      if (!result.entry) {
        setRefused(result.findings);
        return;
      }
      onPublished(result.entry);
      void message.success(t('publish.done', { locales: result.published.map(nameOf).join(t('comma')) }));
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setBusy(false);
    }
  }
  if (step === 'schedule') {
    return (
      <ScheduleDialog
        title={t('publish.scheduleTitle')}
        lead={t('publish.scheduleText', { locales: selected.map(nameOf).join(t('comma')) })}
        submit={t('schedule.submit')}
        onSubmit={async (at) =>
          (
            await request(ScheduleEntry, {
              input: {
                entryId: entry.id,
                expectedVersion: entry.version,
                locales: selected,
                at,
                idempotencyKey: uuid7(),
                ...trimmed,
              },
            })
          ).result
        }
        onClose={() => setStep(null)}
        onDone={(release) => {
          if (release.at) void message.success(t('schedule.done', { at: time.full(release.at) }));
          onClose();
        }}
      />
    );
  }
  if (step === 'release') {
    return (
      <AddToReleaseDialog
        entries={[{ entryId: entry.id, locales: chosen }, ...together.map((one) => ({ entryId: one.entry.id }))]}
        onClose={() => setStep(null)}
        onDone={onClose}
      />
    );
  }
  return (
    <Modal open onCancel={onClose} title={t('publish.title')} width={640} footer={null}>
      {plan.isPending && <Waiting rows={4} />}
      {plan.isError && <Problem error={plan.error} retry={() => void plan.refetch()} />}
      {plan.data && (
        <>
          <ul className="plan">
            {plan.data.locales.map((locale) => (
              <li key={locale.locale}>
                <div className="plan-line">
                  <Checkbox
                    checked={selected.includes(locale.locale)}
                    disabled={!locale.publishable}
                    onChange={(event) =>
                      setChosen(
                        event.target.checked
                          ? [...selected, locale.locale]
                          : selected.filter((other) => other !== locale.locale),
                      )
                    }
                  >
                    {nameOf(locale.locale)}
                  </Checkbox>
                  <StateChip state={locale.state} />
                  <span className="muted">
                    {!locale.publishable
                      ? t('publish.notReady')
                      : locale.changed
                        ? t('publish.willChange')
                        : t('publish.unchanged')}
                  </span>
                </div>
                {locale.findings.map((finding, index) => (
                  <div key={index} className="plan-finding">
                    <FindingList findings={[finding]} />
                    {finding.field && findField(type, finding.field) && (
                      <Button type="link" size="small" onClick={() => onJump(finding)}>
                        {t('publish.goToField', { field: textIn(findField(type, finding.field)?.label) })}
                      </Button>
                    )}
                  </div>
                ))}
              </li>
            ))}
          </ul>
          {plan.data.locales.length === 0 && <p>{t('publish.noLocales')}</p>}
          {plan.data.sharedChanges && <Alert type="info" showIcon title={t('publish.sharedChanges')} />}
          {dependencies.length > 0 && <Dependencies dependencies={dependencies} chosen={along} onChange={setAlong} />}
          <label className="sub-field">
            <span className="sub-label">{t('publish.note')}</span>
            <Input value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
          </label>
          <FindingList findings={refused} />
          {inTheWay && <PlanView plan={inTheWay} heading={t('releases.inTheWay')} />}
          <div className="modal-actions">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button disabled={plan.data.locales.length === 0} onClick={() => setStep('release')}>
              {t('releases.addMenu')}
            </Button>
            <Button disabled={selected.length === 0} onClick={() => setStep('schedule')}>
              {t('publish.schedule')}
            </Button>
            <Button type="primary" disabled={selected.length === 0} loading={busy} onClick={() => void publish()}>
              {together.length > 0
                ? t('publish.submitTogether', { count: together.length + 1 })
                : t('publish.submit', { count: selected.length })}
            </Button>
          </div>
        </>
      )}
    </Modal>
  );
}
