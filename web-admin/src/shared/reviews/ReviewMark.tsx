import { useTranslation } from 'react-i18next';
import { useTextIn } from '@/shared/model/useModel';
import { StateMark, type Shape, type Tone } from '@/shared/ui/StateMark';
import type { Review } from './queries';

const LOOKS: Record<Review['state'], { shape: Shape; tone: Tone }> = {
  IN_REVIEW: { shape: 'half', tone: 'indigo' },
  RETURNED: { shape: 'ring', tone: 'gold' },
  APPROVED: { shape: 'full', tone: 'jade' },
  VETOED: { shape: 'cross', tone: 'cinnabar' },
  WITHDRAWN: { shape: 'dash', tone: 'ink' },
};

/** Where a review stands, in words: the step it waits for, or how it ended. */
export function ReviewMark({ review }: { review: Review }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  if (review.afterwards) {
    return (
      <StateMark shape="clock" tone="gold">
        {t('reviews.afterwards')}
      </StateMark>
    );
  }
  const { shape, tone } = LOOKS[review.state];
  return (
    <StateMark shape={shape} tone={tone}>
      {review.state === 'IN_REVIEW'
        ? t('reviews.waitsFor', { step: textIn(review.steps[review.step]?.name) })
        : t(`reviews.state.${review.state}`)}
    </StateMark>
  );
}
