import { useTranslation } from 'react-i18next';
import { useTextIn } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import type { Opinion, Review } from './queries';
import './reviews.css';

/** What was done in a review, the oldest first, and the steps that are still to come. */
export function ReviewTimeline({ review }: { review: Review }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const time = useTime();
  const waits = review.state === 'IN_REVIEW' || review.afterwards;
  const open = waits ? review.steps.slice(review.step) : [];
  return (
    <ol className="review-line">
      {review.opinions.map((opinion, index) => (
        <Said key={index} review={review} opinion={opinion} />
      ))}
      {open.map((step, index) => (
        <li key={step.id} className={index === 0 ? 'review-now' : 'review-later'}>
          <strong>{textIn(step.name)}</strong>
          <p className="muted">
            {index === 0
              ? t('reviews.decidedBy', { roles: step.roles.map((role) => textIn(role.label)).join(t('comma')) })
              : t('reviews.later')}
          </p>
          {index === 0 && review.dueAt && (
            <p className={review.overdue ? 'review-overdue' : 'muted'}>
              {t(review.overdue ? 'reviews.overdueSince' : 'reviews.dueBy', { at: time.full(review.dueAt) })}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Said({ review, opinion }: { review: Review; opinion: Opinion }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const time = useTime();
  const step = review.steps[opinion.step];
  const about = opinion.decision === 'APPROVE' || opinion.decision === 'RETURN' || opinion.decision === 'VETO';
  return (
    <li className={`review-${opinion.decision.toLowerCase()}`}>
      <strong>
        {about && step ? `${textIn(step.name)} · ` : ''}
        {t(`reviews.did.${opinion.decision}`)}
      </strong>
      <p className="muted">
        {t('panel.byAt', { who: opinion.by?.displayName ?? t('panel.system'), at: time.short(opinion.at) })} ·{' '}
        {t('versions.number', { number: opinion.version })}
      </p>
      {opinion.opinion && (
        <p className="review-said" dir="auto">
          {opinion.opinion}
        </p>
      )}
      {opinion.ticks.length > 0 && (
        <ul className="review-ticked">
          {opinion.ticks.map((tick) => (
            <li key={tick.id}>{textIn(tick.text)}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
