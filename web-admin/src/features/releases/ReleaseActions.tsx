import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import { uuid7 } from '@/shared/ids';
import { useModel } from '@/shared/model/useModel';
import { PreviewDialog } from '@/shared/preview/PreviewDialog';
import {
  CancelRelease,
  ReleaseNow,
  RevertRelease,
  ScheduleRelease,
  UnscheduleRelease,
} from '@/shared/releases/mutations';
import { type Release, type ReleaseDeed, type ReleasePlan } from '@/shared/releases/queries';
import { ReleaseForm } from '@/shared/releases/ReleaseForm';
import { ScheduleDialog } from '@/shared/releases/ScheduleDialog';
import { useReleaseChange } from '@/shared/releases/useReleases';
import { fullTime } from '@/shared/time';
import { ReasonDialog } from '@/shared/ui/ReasonDialog';

interface Props {
  release: Release;
  name: string;
  /** What stood in the way of what was tried. */
  onStopped: (plan: ReleasePlan | null) => void;
}

/** What the server allows this viewer to do with it now; one of them is the next step. */
export function ReleaseActions({ release, name, onStopped }: Props) {
  const { t, i18n } = useTranslation();
  const { modal, message } = App.useApp();
  const model = useModel();
  const { busy, change } = useReleaseChange();
  const [dialog, setDialog] = useState<'form' | 'schedule' | 'revert' | 'preview' | null>(null);
  const may = (deed: ReleaseDeed) => release.actions.includes(deed);
  const seen = { id: release.id, expectedRevision: release.revision };
  const filled = release.size > 0;
  const scheduled = release.state === 'SCHEDULED';
  const out = release.entries.filter(({ action }) => action === 'PUBLISH').length;

  async function releaseNow() {
    const result = await change(
      () => request(ReleaseNow, { ...seen, idempotencyKey: uuid7() }),
      t('releases.released', { name }),
      release.id,
    );
    if (!result) return;
    onStopped(result.plan);
    if (!result.done) document.getElementById('check-title')?.focus();
  }
  const askReleaseNow = () =>
    void modal.confirm({
      title: t('releases.nowTitle', { name }),
      content: t(out === release.entries.length ? 'releases.nowOut' : 'releases.nowBoth', {
        out,
        back: release.entries.length - out,
      }),
      okText: t('releases.now'),
      cancelText: t('cancel'),
      onOk: releaseNow,
    });
  const askUnschedule = () =>
    void modal.confirm({
      title: t('releases.unscheduleTitle'),
      content: t('releases.unscheduleText'),
      okText: t('releases.unschedule'),
      cancelText: t('cancel'),
      onOk: () => change(() => request(UnscheduleRelease, seen), t('releases.unscheduled'), release.id),
    });
  // One of a single entry has nothing but its moment.
  const cancelWord = t(release.kind === 'BUNDLE' ? 'releases.cancel' : 'releases.unschedule');
  const askCancel = () =>
    void modal.confirm({
      title: t('releases.cancelTitle', { name }),
      content: t('releases.cancelText'),
      okText: cancelWord,
      okButtonProps: { danger: true },
      cancelText: t('releases.keep'),
      onOk: () => change(() => request(CancelRelease, seen), t('releases.cancelled'), release.id),
    });
  const schedule = may('SCHEDULE') && filled && (
    <Button
      key="schedule"
      type={scheduled ? 'default' : 'primary'}
      disabled={busy}
      onClick={() => setDialog('schedule')}
    >
      {t(scheduled ? 'releases.move' : 'releases.schedule')}
    </Button>
  );
  return (
    <div className="release-actions">
      {may('CANCEL') && (
        <Button danger type="text" disabled={busy} onClick={askCancel}>
          {cancelWord}
        </Button>
      )}
      {may('UPDATE') && (
        <Button disabled={busy} onClick={() => setDialog('form')}>
          {t('releases.rename')}
        </Button>
      )}
      {['OPEN', 'SCHEDULED', 'FAILED'].includes(release.state) && filled && (
        <Button disabled={busy} onClick={() => setDialog('preview')}>
          {t('previewLink.menu')}
        </Button>
      )}
      {may('UNSCHEDULE') && (
        <Button disabled={busy} onClick={askUnschedule}>
          {t('releases.unschedule')}
        </Button>
      )}
      {may('RELEASE') && filled && (
        <Button disabled={busy} onClick={askReleaseNow}>
          {t('releases.now')}
        </Button>
      )}
      {schedule}
      {may('REVERT') && (
        <Button danger disabled={busy} onClick={() => setDialog('revert')}>
          {t('releases.revert')}
        </Button>
      )}
      {dialog === 'form' && (
        <ReleaseForm release={release} onClose={() => setDialog(null)} onSaved={() => setDialog(null)} />
      )}
      {dialog === 'preview' && (
        <PreviewDialog of={{ releaseId: release.id }} locale={model.defaultLocale} onClose={() => setDialog(null)} />
      )}
      {dialog === 'schedule' && (
        <ScheduleDialog
          title={t(scheduled ? 'releases.moveTitle' : 'releases.scheduleTitle', { name })}
          lead={t(scheduled ? 'releases.moveText' : 'releases.scheduleText', { count: release.size })}
          submit={t(scheduled ? 'releases.moveSubmit' : 'schedule.submit')}
          start={release}
          onSubmit={async (at) => (await request(ScheduleRelease, { input: { ...seen, at } })).result}
          onClose={() => setDialog(null)}
          onDone={(changed) => {
            setDialog(null);
            if (changed.at) void message.success(t('schedule.done', { at: fullTime(changed.at, i18n.language) }));
          }}
        />
      )}
      {dialog === 'revert' && (
        <ReasonDialog
          title={t('releases.revertTitle', { name })}
          text={t('releases.revertText')}
          label={t('releases.reason')}
          missing={t('releases.reasonMissing')}
          submit={t('releases.revert')}
          onClose={() => setDialog(null)}
          onSubmit={async (reason) => {
            const result = await change(
              () => request(RevertRelease, { ...seen, reason, idempotencyKey: uuid7() }),
              t('releases.reverted', { name }),
              release.id,
            );
            onStopped(result?.plan ?? null);
            return result !== null;
          }}
        />
      )}
    </div>
  );
}
