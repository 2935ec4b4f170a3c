import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { request } from '@/shared/api/client';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { DecideDialog } from '@/shared/reviews/DecideDialog';
import { ReviewQueueQuery, type Review } from '@/shared/reviews/queries';
import { ReviewMark } from '@/shared/reviews/ReviewMark';
import '@/shared/reviews/reviews.css';
import { useTime } from '@/shared/time';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Problem } from '@/shared/ui/Problem';
import { StateMark } from '@/shared/ui/StateMark';
import { Waiting } from '@/shared/ui/Waiting';

/** What waits for the viewer to decide, what is due first on top. */
export function ReviewsPage() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Review | null>(null);
  const pages = useInfiniteQuery({
    queryKey: ['reviews', 'queue'],
    queryFn: ({ pageParam, signal }) => request(ReviewQueueQuery, { after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ reviewQueue }) =>
      reviewQueue.pageInfo.hasNextPage ? reviewQueue.pageInfo.endCursor : undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const first = pages.data?.pages[0]?.reviewQueue;
  const reviews = pages.data?.pages.flatMap((page) => page.reviewQueue.nodes) ?? [];
  return (
    <div className="page page-wide">
      <PageHeader
        title={t('nav.reviews')}
        count={first ? String(first.totalCount) : undefined}
        lead={
          first && first.overdueCount > 0 ? t('reviews.overdueCount', { count: first.overdueCount }) : t('reviews.lead')
        }
      />
      {pages.isPending && <Waiting />}
      {pages.isError && <Problem error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isSuccess && reviews.length === 0 && !pages.hasNextPage && (
        <EmptyState title={t('reviews.empty')}>{t('reviews.emptyText')}</EmptyState>
      )}
      {reviews.length > 0 && (
        <ul className="review-queue">
          {reviews.map((review) => (
            <ReviewRow key={review.id} review={review} onDecide={() => setOpened(review)} />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button className="more-button" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
      {opened && <DecideDialog review={opened} seen={null} onClose={() => setOpened(null)} />}
    </div>
  );
}

function ReviewRow({ review, onDecide }: { review: Review; onDecide: () => void }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const time = useTime();
  const model = useModel();
  const { entry } = review;
  const type = model.types.find(({ id }) => id === entry?.type);
  const language = textIn(model.locales.find(({ tag }) => tag === review.locale)?.name);
  const title = entry?.title || t('reviews.untitled');
  return (
    <li className="review-row">
      <div>
        <h2>
          {entry ? (
            <Link to={`/content/${entry.type}/${entry.id}?panel=reviews`} dir="auto">
              {title}
            </Link>
          ) : (
            title
          )}
        </h2>
        <p className="muted">
          {[
            textIn(type?.label),
            language,
            t('panel.byAt', {
              who: review.submittedBy?.displayName ?? t('panel.system'),
              at: time.short(review.submittedAt),
            }),
          ].join(' · ')}
        </p>
      </div>
      <div>
        <ReviewMark review={review} />
        {review.dueAt && (
          <p className="muted">
            {review.overdue ? (
              <StateMark shape="clock" tone="cinnabar">
                {t('reviews.overdueSince', { at: time.short(review.dueAt) })}
              </StateMark>
            ) : (
              t('reviews.dueBy', { at: time.short(review.dueAt) })
            )}
          </p>
        )}
      </div>
      <Button onClick={onDecide} aria-label={t('reviews.openOf', { title, language })}>
        {t('reviews.open')}
      </Button>
    </li>
  );
}
