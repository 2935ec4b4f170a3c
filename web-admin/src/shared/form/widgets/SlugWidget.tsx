import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/ui/Problem';
import { SlugProposal } from '../queries';
import { useFormContext } from './form-context';
import type { WidgetProps } from './types';

/** Part of the entry's address; proposed by the server from the title, which knows pinyin and what is taken. */
export function SlugWidget({ id, field, value, onChange, disabled, describedBy }: WidgetProps) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const form = useFormContext();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const from = form.valueOf(field.options.from ?? '');
  const text = typeof from === 'string' ? from : '';
  async function propose() {
    setBusy(true);
    setProblem(null);
    try {
      onChange((await request(SlugProposal, { type: form.typeId, text })).slugProposal);
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <Space.Compact className="compact-pair">
        <Input
          id={id}
          className="code-input"
          dir="ltr"
          value={typeof value === 'string' ? value : ''}
          disabled={disabled}
          aria-describedby={describedBy}
          spellCheck={false}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        />
        <Button disabled={disabled || form.trial || text === ''} loading={busy} onClick={() => void propose()}>
          {t('widget.slugPropose')}
        </Button>
      </Space.Compact>
      {problem && <p className="finding finding-error">{problem}</p>}
    </>
  );
}
