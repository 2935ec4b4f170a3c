import { PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { useProblemText } from '@/shared/ui/Problem';
import { Sortable } from '@/shared/ui/Sortable';
import { useFindings } from '@/shared/ui/useFindings';
import { emptyStep, inputOf, type StepDraft, type WorkflowDraft } from './draft';
import { SaveWorkflow, type Arrangements } from './queries';
import { StepEditor } from './StepEditor';
import { TwoTexts } from './TwoTexts';

const MOST_STEPS = 12;

interface Props {
  start: WorkflowDraft;
  /** Entries whose reviews go on as they began. */
  underWay: number;
  roles: Arrangements['reviewRoles'];
  onClose: () => void;
}

/** A workflow as it is edited; saving makes a new revision. */
export function WorkflowDrawer({ start, underWay, roles, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const model = useModel();
  const textIn = useTextIn();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const findings = useFindings([]);
  const [draft, setDraft] = useState(start);
  const [busy, setBusy] = useState(false);
  const putStep = (changed: StepDraft) =>
    setDraft({ ...draft, steps: draft.steps.map((step) => (step.key === changed.key ? changed : step)) });

  async function save() {
    setBusy(true);
    try {
      const { result } = await request(SaveWorkflow, { input: inputOf(draft) });
      findings.set(result.findings);
      if (result.findings.length > 0) return;
      void message.success(t('workflows.saved'));
      void queries.invalidateQueries({ queryKey: ['workflows'] });
      onClose();
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Drawer
      open
      onClose={onClose}
      size={720}
      title={draft.id ? t('workflows.edit') : t('workflows.create')}
      footer={
        <div className="modal-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={busy} onClick={() => void save()}>
            {t('workflows.save')}
          </Button>
        </div>
      }
    >
      <div className="workflow-form">
        {underWay > 0 && <Alert type="info" showIcon title={t('workflows.keepTheirs', { count: underWay })} />}
        {findings.elsewhere}
        <TwoTexts label={t('workflows.name')} value={draft.name} onChange={(name) => setDraft({ ...draft, name })} />
        <Select
          mode="multiple"
          aria-label={t('workflows.types')}
          placeholder={t('workflows.allTypes')}
          value={draft.types}
          onChange={(types) => setDraft({ ...draft, types })}
          optionFilterProp="label"
          options={model.types.map(({ id, label }) => ({ value: id, label: textIn(label) }))}
        />
        <Checkbox checked={draft.fourEyes} onChange={({ target }) => setDraft({ ...draft, fourEyes: target.checked })}>
          {t('workflows.fourEyes')}
        </Checkbox>
        <Sortable
          rows={draft.steps}
          keyOf={(step) => step.key}
          onSort={(steps) => setDraft({ ...draft, steps })}
          disabled={draft.steps.length < 2}
          layout="list"
          render={(step, index, handle) => (
            <StepEditor
              step={step}
              number={index + 1}
              handle={handle}
              roles={roles}
              onChange={putStep}
              onRemove={
                draft.steps.length > 1
                  ? () => setDraft({ ...draft, steps: draft.steps.filter((other) => other.key !== step.key) })
                  : null
              }
            />
          )}
        />
        <Button
          icon={<PlusOutlined />}
          disabled={draft.steps.length >= MOST_STEPS}
          onClick={() => setDraft({ ...draft, steps: [...draft.steps, emptyStep()] })}
        >
          {t('workflows.addStep')}
        </Button>
      </div>
    </Drawer>
  );
}
