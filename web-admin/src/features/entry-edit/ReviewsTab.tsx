import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { request } from '@/shared/api/client';
import type { Entry } from '@/shared/api/fragments';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { DecideDialog } from '@/shared/reviews/DecideDialog';
import { WithdrawReview, type LocaleReview, type Review } from '@/shared/reviews/queries';
import { ReviewFindings } from '@/shared/reviews/ReviewFindings';
import { ReviewMark } from '@/shared/reviews/ReviewMark';
import '@/shared/reviews/reviews.css';
import { ReviewTimeline } from '@/shared/reviews/ReviewTimeline';
import { SubmitDialog } from '@/shared/reviews/SubmitDialog';
import { useEntryReviews, useReviewAction } from '@/shared/reviews/useReviews';
import { Problem } from '@/shared/ui/Problem';
import { Waiting } from '@/shared/ui/Waiting';

/** The reviews of the entry, language by language: who decided what, and the one thing the viewer can do. */
export function ReviewsTab({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const reviews = useEntryReviews(entry.id, entry.version);
  if (reviews.isPending) return <Waiting rows={4} />;
  if (reviews.isError) return <Problem error={reviews.error} retry={() => void reviews.refetch()} />;
  const shown = reviews.data.filter((one) => one.workflow !== null || one.review !== null);
  return (
    <div className="panel-body">
      {shown.length === 0 && <p className="muted">{t('reviews.noWorkflow')}</p>}
      {shown.map((one) => (
        <OfLocale key={one.locale} entry={entry} one={one} />
      ))}
    </div>
  );
}

function OfLocale({ entry, one }: { entry: Entry; one: LocaleReview }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const model = useModel();
  const [dialog, setDialog] = useState<'submit' | 'emergency' | null>(null);
  const [opened, setOpened] = useState<Review | null>(null);
  const { busy, act } = useReviewAction();
  const { review } = one;
  const pending = one.earlier.filter((earlier) => earlier.afterwards);
  const former = one.earlier.filter((earlier) => !earlier.afterwards);
  const decidable = [review, ...pending].filter((each): each is Review => each?.may.includes('APPROVE') ?? false);
  const seen = one.sinceMyLastLook;
  const compare = review && seen !== null && seen !== review.version ? { from: seen, to: review.version } : null;
  return (
    <section className="review-locale">
      <header>
        <strong>{textIn(model.locales.find(({ tag }) => tag === one.locale)?.name)}</strong>
        {review ? <ReviewMark review={review} /> : <span className="muted">{t('reviews.notSubmitted')}</span>}
      </header>
      {one.workflow && <p className="muted">{textIn(one.workflow)}</p>}
      {review?.changedSince && <p className="stale-mark">{t('reviews.changedSince')}</p>}
      {review && <ReviewTimeline review={review} />}
      {review && <ReviewFindings findings={review.findings} type={entry.type} />}
      {compare && (
        <Link to={`/content/${entry.type}/${entry.id}/versions?from=${compare.from}&to=${compare.to}`}>
          {t('reviews.compare', compare)}
        </Link>
      )}
      {pending.map((earlier) => (
        <div key={earlier.id}>
          <ReviewMark review={earlier} />
          <ReviewTimeline review={earlier} />
        </div>
      ))}
      {former.length > 0 && (
        <details>
          <summary>{t('reviews.former', { count: former.length })}</summary>
          {former.map((earlier) => (
            <div key={earlier.id}>
              <ReviewMark review={earlier} />
              <ReviewTimeline review={earlier} />
              <a href={`/admin/reviews/${earlier.id}/sheet`} target="_blank" rel="noreferrer">
                {t('reviews.sheet')}
              </a>
            </div>
          ))}
        </details>
      )}
      <div className="review-actions">
        {decidable.map((each) => (
          <Button key={each.id} type="primary" onClick={() => setOpened(each)}>
            {t('reviews.open')}
          </Button>
        ))}
        {one.may.includes('SUBMIT') && (
          <Button type={decidable.length === 0 ? 'primary' : 'default'} onClick={() => setDialog('submit')}>
            {t('reviews.submit.action')}
          </Button>
        )}
        {review?.may.includes('WITHDRAW') && (
          <Button
            loading={busy}
            onClick={() =>
              void act(
                () => request(WithdrawReview, { reviewId: review.id, turn: review.turn }),
                t('reviews.withdrawn'),
              )
            }
          >
            {t('reviews.withdraw')}
          </Button>
        )}
        {one.may.includes('EMERGENCY') && (
          <Button danger onClick={() => setDialog('emergency')}>
            {t('reviews.emergency.open')}
          </Button>
        )}
        {review && (
          <Button
            icon={<PrinterOutlined />}
            href={`/admin/reviews/${review.id}/sheet`}
            target="_blank"
            rel="noreferrer"
          >
            {t('reviews.sheet')}
          </Button>
        )}
      </div>
      {dialog && (
        <SubmitDialog
          entry={entry}
          locales={[one.locale]}
          emergency={dialog === 'emergency'}
          onClose={() => setDialog(null)}
        />
      )}
      {opened && <DecideDialog review={opened} seen={seen} onClose={() => setOpened(null)} />}
    </section>
  );
}
