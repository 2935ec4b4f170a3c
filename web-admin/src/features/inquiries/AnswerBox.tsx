import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale, useTextIn } from '@/shared/model/useModel';
import { keep, readKept } from '@/shared/session/kept';
import { useViewer } from '@/shared/session/session';

interface Props {
  inquiryId: string;
  /** The partner's language: what the answer should be in. */
  language: string;
  busy: boolean;
  onSend: (text: string) => Promise<boolean>;
}

/** The answer being written; it stays in this browser until it is sent. */
export function AnswerBox({ inquiryId, language, busy, onSend }: Props) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const locale = useLocale(language);
  const { id: viewerId } = useViewer();
  const kept = `answer.${inquiryId}`;
  const [text, setText] = useState(() => readKept(viewerId, kept) ?? '');
  const write = (next: string) => {
    setText(next);
    keep(viewerId, kept, next);
  };
  async function send() {
    if (text.trim() === '' || busy) return;
    if (await onSend(text.trim())) write('');
  }
  return (
    <form
      className="answer-box"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label htmlFor="answer">{t('inquiries.answer')}</label>
      <Input.TextArea
        id="answer"
        value={text}
        maxLength={4000}
        rows={3}
        dir="auto"
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          // Enter alone is a new line; with an input method it chooses a candidate.
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void send();
        }}
      />
      <div className="answer-foot">
        <span className="hint">
          {locale ? t('inquiries.answerIn', { language: textIn(locale.name) }) : t('inquiries.answerHelp')}
        </span>
        <Button type="primary" htmlType="submit" loading={busy} disabled={text.trim() === ''}>
          {t('inquiries.send')}
        </Button>
      </div>
    </form>
  );
}
