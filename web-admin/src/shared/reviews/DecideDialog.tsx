import { Alert, Button, Checkbox, Input, Modal, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { request } from '@/shared/api/client';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { DecideReview, type Review, type ReviewTick } from './queries';
import './reviews.css';
import { ReviewFindings } from './ReviewFindings';
import { useReviewAction } from './useReviews';

const AUTHOR = '';
const DECISIONS = ['APPROVE', 'RETURN', 'VETO'] as const;
type Verdict = (typeof DECISIONS)[number];

interface Props {
  review: Review;
  /** Version the viewer decided on last. */
  seen: number | null;
  onClose: () => void;
}

/** The two tick lists, an opinion, and what becomes of it. */
export function DecideDialog({ review, seen, onClose }: Props) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const model = useModel();
  const { busy, findings, act } = useReviewAction();
  const [decision, setDecision] = useState<Verdict>('APPROVE');
  const [ticks, setTicks] = useState<string[]>([]);
  const [opinion, setOpinion] = useState('');
  const [returnTo, setReturnTo] = useState(AUTHOR);
  const opinionId = useId();
  const step = review.steps[review.step]!;
  const language = textIn(model.locales.find(({ tag }) => tag === review.locale)?.name);
  const missing = [...step.contentTicks, ...step.textTicks].filter((tick) => tick.required && !ticks.includes(tick.id));
  const from = seen !== null && seen !== review.version ? seen : Math.max(1, review.version - 1);
  const typed = opinion.trim() !== '' || ticks.length > 0;
  const ready = decision === 'APPROVE' ? missing.length === 0 : opinion.trim() !== '';

  async function send() {
    const result = await act(
      () =>
        request(DecideReview, {
          input: {
            reviewId: review.id,
            turn: review.turn,
            decision,
            opinion: opinion.trim() || null,
            ticks,
            returnTo: decision === 'RETURN' && returnTo !== AUTHOR ? returnTo : null,
          },
        }),
      t(`reviews.done.${decision}`),
    );
    // what was written stays until it has arrived
    if (result?.done) onClose();
  }

  const list = (title: string, points: ReviewTick[]) =>
    points.length > 0 && (
      <fieldset className="tick-list">
        <legend>{title}</legend>
        {points.map((tick) => (
          <Checkbox
            key={tick.id}
            checked={ticks.includes(tick.id)}
            onChange={({ target }) =>
              setTicks(target.checked ? [...ticks, tick.id] : ticks.filter((other) => other !== tick.id))
            }
          >
            {textIn(tick.text)}
            {!tick.required && <span className="muted"> {t('reviews.optional')}</span>}
          </Checkbox>
        ))}
      </fieldset>
    );
  return (
    <Modal
      open
      onCancel={onClose}
      maskClosable={!typed}
      keyboard={!typed}
      width={640}
      footer={null}
      title={t('reviews.decideTitle', { step: textIn(step.name), language })}
    >
      <div className="review-dialog">
        <p className="muted">
          {t('reviews.about', { number: review.version })}{' '}
          {review.entry && (
            <Link
              to={`/content/${review.entry.type}/${review.entry.id}/versions?from=${from}&to=${review.version}`}
              target="_blank"
            >
              {seen !== null && seen !== review.version
                ? t('reviews.compare', { from, to: review.version })
                : t('reviews.readVersion', { number: review.version })}
            </Link>
          )}
        </p>
        {review.changedSince && <Alert type="info" showIcon title={t('reviews.changedSince')} />}
        {review.afterwards && <Alert type="warning" showIcon title={t('reviews.afterwardsText')} />}
        <ReviewFindings findings={findings.length > 0 ? findings : review.findings} type={review.entry?.type} />
        {list(t('reviews.contentTicks'), step.contentTicks)}
        {list(t('reviews.textTicks'), step.textTicks)}
        <Radio.Group
          aria-label={t('reviews.decision')}
          value={decision}
          onChange={({ target }) => setDecision(target.value as Verdict)}
          options={DECISIONS.filter((one) => review.may.includes(one)).map((value) => ({
            value,
            label: t(`reviews.decide.${value}`),
          }))}
        />
        {decision === 'RETURN' && review.step > 0 && (
          <label className="review-field">
            <span>{t('reviews.returnTo')}</span>
            <Select
              value={returnTo}
              onChange={setReturnTo}
              options={[
                { value: AUTHOR, label: t('reviews.toAuthor') },
                ...review.steps.slice(0, review.step).map(({ id, name }) => ({ value: id, label: textIn(name) })),
              ]}
            />
          </label>
        )}
        <div className="review-field">
          <label htmlFor={opinionId}>{t(decision === 'APPROVE' ? 'reviews.opinion' : 'reviews.opinionRequired')}</label>
          <Input.TextArea
            id={opinionId}
            rows={3}
            maxLength={2000}
            value={opinion}
            dir="auto"
            onChange={({ target }) => setOpinion(target.value)}
          />
        </div>
        {decision === 'VETO' && <p className="muted">{t('reviews.vetoText')}</p>}
        <div className="modal-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            danger={decision === 'VETO'}
            disabled={!ready}
            loading={busy}
            onClick={() => void send()}
          >
            {t(`reviews.decide.${decision}`)}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
