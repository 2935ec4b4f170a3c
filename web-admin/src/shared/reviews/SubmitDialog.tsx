import { Alert, Button, Checkbox, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { ApproveInEmergency, SubmitForReview } from './queries';
import './reviews.css';
import { ReviewFindings } from './ReviewFindings';
import { useReviewAction } from './useReviews';

const SHORTEST_REASON = 10;

interface Props {
  entry: { id: string; type: string; version: string };
  /** Those that can be submitted now. */
  locales: string[];
  /** Lets it pass at once, to be reviewed afterwards. */
  emergency: boolean;
  onClose: () => void;
}

/** Which languages go to the reviewers, and a word to them; in an emergency the reason. */
export function SubmitDialog({ entry, locales, emergency, onClose }: Props) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const model = useModel();
  const { busy, findings, act } = useReviewAction();
  const [chosen, setChosen] = useState(locales);
  const [text, setText] = useState('');
  const textId = useId();
  const words = emergency ? 'reviews.emergency' : 'reviews.submit';
  const ready = chosen.length > 0 && (!emergency || [...text.trim()].length >= SHORTEST_REASON);

  async function send() {
    const shared = { entryId: entry.id, expectedVersion: entry.version, locales: chosen };
    const result = await act(
      () =>
        emergency
          ? request(ApproveInEmergency, { input: { ...shared, reason: text.trim() } })
          : request(SubmitForReview, { input: { ...shared, note: text.trim() || null } }),
      t(`${words}.done`),
    );
    // what was written stays until it has arrived
    if (result?.done) onClose();
  }

  return (
    <Modal
      open
      onCancel={onClose}
      maskClosable={text.trim() === ''}
      keyboard={text.trim() === ''}
      width={560}
      footer={null}
      title={t(`${words}.title`)}
    >
      <div className="review-dialog">
        {emergency ? (
          <Alert type="warning" showIcon title={t('reviews.emergency.text')} />
        ) : (
          <p className="muted">{t('reviews.submit.text')}</p>
        )}
        <fieldset className="tick-list">
          <legend>{t('reviews.languages')}</legend>
          {locales.map((tag) => (
            <Checkbox
              key={tag}
              checked={chosen.includes(tag)}
              onChange={({ target }) =>
                setChosen(target.checked ? [...chosen, tag] : chosen.filter((other) => other !== tag))
              }
            >
              {textIn(model.locales.find((locale) => locale.tag === tag)?.name)}
            </Checkbox>
          ))}
        </fieldset>
        <ReviewFindings findings={findings} type={entry.type} />
        <div className="review-field">
          <label htmlFor={textId}>{t(`${words}.label`)}</label>
          <Input.TextArea
            id={textId}
            rows={3}
            maxLength={500}
            value={text}
            dir="auto"
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        <div className="modal-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" danger={emergency} disabled={!ready} loading={busy} onClick={() => void send()}>
            {t(`${words}.action`)}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
