import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/ui/Problem';
import { useFindings } from '@/shared/ui/useFindings';
import { SaveSensitiveWords, type Words } from './queries';

const lines = (words: Words, severity: 'ERROR' | 'WARNING') =>
  words.words
    .filter((word) => word.severity === severity)
    .map(({ text }) => text)
    .join('\n');

const wordsOf = (typed: string, severity: 'ERROR' | 'WARNING') =>
  [...new Set(typed.split('\n').map((line) => line.trim()))].filter(Boolean).map((text) => ({ text, severity }));

/** Words that submissions are searched for, one on each line: those that refuse, and those that warn. */
export function SensitiveWords({ words }: { words: Words }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const findings = useFindings([]);
  const [refusing, setRefusing] = useState(lines(words, 'ERROR'));
  const [warning, setWarning] = useState(lines(words, 'WARNING'));
  const [busy, setBusy] = useState(false);
  const refusingId = useId();
  const warningId = useId();

  async function save() {
    setBusy(true);
    try {
      const { result } = await request(SaveSensitiveWords, {
        input: {
          expectedRevision: words.revision,
          words: [...wordsOf(refusing, 'ERROR'), ...wordsOf(warning, 'WARNING')],
        },
      });
      findings.set(result.findings);
      if (result.findings.length === 0) void message.success(t('workflows.wordsSaved'));
      void queries.invalidateQueries({ queryKey: ['workflows'] });
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <section className="words-editor" aria-labelledby="words-title">
      <h2 id="words-title">{t('workflows.words')}</h2>
      <p className="muted">{t('workflows.wordsText')}</p>
      {findings.elsewhere}
      <div className="words-lists">
        <div>
          <label htmlFor={refusingId}>{t('workflows.wordsRefuse')}</label>
          <Input.TextArea
            id={refusingId}
            rows={6}
            dir="auto"
            value={refusing}
            onChange={({ target }) => setRefusing(target.value)}
          />
        </div>
        <div>
          <label htmlFor={warningId}>{t('workflows.wordsWarn')}</label>
          <Input.TextArea
            id={warningId}
            rows={6}
            dir="auto"
            value={warning}
            onChange={({ target }) => setWarning(target.value)}
          />
        </div>
      </div>
      <Button loading={busy} onClick={() => void save()}>
        {t('workflows.saveWords')}
      </Button>
    </section>
  );
}
