import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTextIn } from '@/shared/model/useModel';
import { emptyTick, type StepDraft, type TickDraft } from './draft';
import type { Arrangements } from './queries';
import { TwoTexts } from './TwoTexts';

interface Props {
  step: StepDraft;
  number: number;
  handle: ReactNode;
  roles: Arrangements['reviewRoles'];
  onChange: (step: StepDraft) => void;
  /** Null where it is the only one. */
  onRemove: (() => void) | null;
}

/** One step: its name, who decides it, until when, and its two tick lists. */
export function StepEditor({ step, number, handle, roles, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const name = t('workflows.stepNumber', { number });
  return (
    <section className="step-editor" aria-label={name}>
      <header>
        {handle}
        <strong>{name}</strong>
        {onRemove && (
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('workflows.removeStep', { number })}
            onClick={onRemove}
          />
        )}
      </header>
      <TwoTexts
        label={t('workflows.stepName')}
        value={step.name}
        onChange={(next) => onChange({ ...step, name: next })}
      />
      <div className="step-who">
        <Select
          mode="multiple"
          aria-label={t('workflows.roles')}
          placeholder={t('workflows.roles')}
          value={step.roles}
          onChange={(next) => onChange({ ...step, roles: next })}
          optionFilterProp="label"
          options={roles.map(({ id, label }) => ({ value: id, label: textIn(label) }))}
        />
        <InputNumber
          aria-label={t('workflows.hours')}
          min={1}
          max={8760}
          value={step.hours}
          suffix={t('workflows.hoursUnit')}
          onChange={(next) => onChange({ ...step, hours: next ?? 24 })}
        />
      </div>
      <Ticks
        title={t('reviews.contentTicks')}
        ticks={step.contentTicks}
        onChange={(contentTicks) => onChange({ ...step, contentTicks })}
      />
      <Ticks
        title={t('reviews.textTicks')}
        ticks={step.textTicks}
        onChange={(textTicks) => onChange({ ...step, textTicks })}
      />
    </section>
  );
}

interface TicksProps {
  title: string;
  ticks: TickDraft[];
  onChange: (ticks: TickDraft[]) => void;
}

function Ticks({ title, ticks, onChange }: TicksProps) {
  const { t } = useTranslation();
  const put = (changed: TickDraft) => onChange(ticks.map((tick) => (tick.key === changed.key ? changed : tick)));
  return (
    <fieldset className="step-ticks">
      <legend>{title}</legend>
      {ticks.map((tick) => (
        <div key={tick.key} className="step-tick">
          <TwoTexts label={title} value={tick.text} onChange={(text) => put({ ...tick, text })} />
          <Checkbox checked={tick.required} onChange={({ target }) => put({ ...tick, required: target.checked })}>
            {t('workflows.required')}
          </Checkbox>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('workflows.removeTick')}
            onClick={() => onChange(ticks.filter((other) => other.key !== tick.key))}
          />
        </div>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        disabled={ticks.length >= 40}
        onClick={() => onChange([...ticks, emptyTick()])}
      >
        {t('workflows.addTick')}
      </Button>
    </fieldset>
  );
}
