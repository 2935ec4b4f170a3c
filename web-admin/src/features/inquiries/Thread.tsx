import { useTranslation } from 'react-i18next';
import { useTime } from '@/shared/time';
import type { Inquiry } from './queries';

interface Said {
  id: string;
  side: 'STAFF' | 'PARTNER';
  who: string;
  text: string;
  at: string;
}

/** The conversation: the partner's words at the start, ours at the end of the line, each with its writer and time. */
export function Thread({ inquiry }: { inquiry: Inquiry }) {
  const { t } = useTranslation();
  const time = useTime();
  const first: Said[] = inquiry.message
    ? [{ id: 'first', side: 'PARTNER', who: inquiry.sentBy.displayName, text: inquiry.message, at: inquiry.sentAt }]
    : [];
  const said: Said[] = [
    ...first,
    ...inquiry.messages.map(({ id, side, by, text, sentAt }) => ({
      id,
      side,
      who: by?.displayName ?? t('inquiries.formerUser'),
      text,
      at: sentAt,
    })),
  ];
  return (
    <section aria-labelledby="thread-title">
      <h3 id="thread-title">{t('inquiries.thread')}</h3>
      {said.length === 0 && <p className="muted">{t('inquiries.noWords')}</p>}
      <ol className="thread">
        {said.map((one) => (
          <li key={one.id} className={`said said-${one.side.toLowerCase()}`}>
            <p className="said-head">
              <bdi>{one.who}</bdi>
              <span className="muted">{one.side === 'STAFF' ? t('inquiries.ours') : inquiry.company}</span>
              <time className="muted" dateTime={one.at}>
                {time.short(one.at)}
              </time>
            </p>
            <p className="said-text" dir="auto">
              {one.text}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
