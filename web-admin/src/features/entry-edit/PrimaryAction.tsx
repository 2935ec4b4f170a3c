import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '@/shared/api/fragments';
import { DecideDialog } from '@/shared/reviews/DecideDialog';
import type { LocaleReview, Review } from '@/shared/reviews/queries';
import { SubmitDialog } from '@/shared/reviews/SubmitDialog';
import { useEntryReviews } from '@/shared/reviews/useReviews';

/** An entry whose published languages are up to date still has work in a language that is not out. */
function stateToAct(entry: Entry): Entry['summary']['state'] {
  const { state } = entry.summary;
  const waiting = entry.localeStates.some((locale) => locale.state === 'DRAFT' || locale.state === 'CHANGED');
  return state === 'PUBLISHED' && waiting ? 'CHANGED' : state;
}

interface Props {
  entry: Entry | null;
  mayPublish: boolean;
  unsaved: number;
  busy: boolean;
  onSave: () => void;
  /** Saves first what is not saved; false where that failed. */
  onSubmit: () => Promise<boolean>;
  onPublish: () => void;
}

/** The one primary action for this viewer and this state: decide what waits for them, else publish, else submit, else save. */
export function PrimaryAction({ entry, mayPublish, unsaved, busy, onSave, onSubmit, onPublish }: Props) {
  const { t } = useTranslation();
  const reviews = useEntryReviews(entry?.id, entry?.version).data ?? [];
  const [submitting, setSubmitting] = useState(false);
  const [opened, setOpened] = useState<{ review: Review; seen: number | null } | null>(null);
  const waiting = reviews.find((one) => one.review?.may.includes('APPROVE'));
  const submittable = entry ? submittableLocales(entry, reviews) : [];
  const held = reviews.some((one) => one.workflow !== null);
  const passed = reviews.some((one) => one.approved && isBehind(entry, one.locale));
  const current =
    entry === null ? null : unsaved > 0 && stateToAct(entry) === 'PUBLISHED' ? 'CHANGED' : stateToAct(entry);
  return (
    <>
      {waiting?.review && unsaved === 0 ? (
        <Button
          type="primary"
          onClick={() => waiting.review && setOpened({ review: waiting.review, seen: waiting.sinceMyLastLook })}
        >
          {t('reviews.open')}
        </Button>
      ) : mayPublish && current !== null && (!held || passed || submittable.length === 0) ? (
        <Button type="primary" disabled={current === 'PUBLISHED'} onClick={onPublish}>
          {t(`publish.primary.${current}`)}
        </Button>
      ) : submittable.length > 0 ? (
        <Button type="primary" loading={busy} onClick={() => void onSubmit().then((stored) => setSubmitting(stored))}>
          {t('reviews.submit.action')}
        </Button>
      ) : (
        <Button type="primary" disabled={unsaved === 0} loading={busy} onClick={onSave}>
          {t('save.submit')}
        </Button>
      )}
      {submitting && entry && (
        <SubmitDialog entry={entry} locales={submittable} emergency={false} onClose={() => setSubmitting(false)} />
      )}
      {opened && <DecideDialog review={opened.review} seen={opened.seen} onClose={() => setOpened(null)} />}
    </>
  );
}

function isBehind(entry: Entry | null, tag: string): boolean {
  const state = entry?.localeStates.find(({ locale }) => locale === tag)?.state;
  return state !== undefined && state !== 'PUBLISHED';
}

/** Languages that hold something and that the viewer can send to the reviewers. */
function submittableLocales(entry: Entry, reviews: LocaleReview[]): string[] {
  const written = new Set(
    Object.values(entry.changes as Record<string, Record<string, string>>).flatMap((places) => Object.keys(places)),
  );
  return reviews
    .filter((one) => one.workflow !== null && one.may.includes('SUBMIT'))
    .map((one) => one.locale)
    .filter((tag) => reviews.length === 1 || written.has(tag));
}
