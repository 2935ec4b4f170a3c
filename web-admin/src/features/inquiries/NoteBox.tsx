import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  note: string;
  busy: boolean;
  onSave: (note: string) => Promise<boolean>;
}

/** A note among staff; the partner never sees it. */
export function NoteBox({ note, busy, onSave }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  if (text === null) {
    return (
      <section className="note-box" aria-labelledby="note-title">
        <h3 id="note-title">{t('inquiries.note')}</h3>
        {note ? (
          <p className="value-text" dir="auto">
            {note}
          </p>
        ) : (
          <p className="muted">{t('inquiries.noNote')}</p>
        )}
        <Button size="small" onClick={() => setText(note)}>
          {note ? t('inquiries.changeNote') : t('inquiries.writeNote')}
        </Button>
      </section>
    );
  }
  return (
    <form
      className="note-box"
      onSubmit={(event) => {
        event.preventDefault();
        void onSave(text.trim()).then((saved) => {
          if (saved) setText(null);
          return saved;
        });
      }}
    >
      <h3>
        <label htmlFor="note">{t('inquiries.note')}</label>
      </h3>
      <Input.TextArea
        id="note"
        autoFocus
        value={text}
        maxLength={4000}
        rows={2}
        dir="auto"
        onChange={(event) => setText(event.target.value)}
      />
      <div className="answer-foot">
        <span className="hint">{t('inquiries.noteHelp')}</span>
        <Button onClick={() => setText(null)}>{t('cancel')}</Button>
        <Button htmlType="submit" loading={busy}>
          {t('save.submit')}
        </Button>
      </div>
    </form>
  );
}
