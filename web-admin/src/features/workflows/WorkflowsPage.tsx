import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Problem, useProblemText } from '@/shared/ui/Problem';
import { StateMark } from '@/shared/ui/StateMark';
import { Waiting } from '@/shared/ui/Waiting';
import { empty, ofTemplate, ofWorkflow, type WorkflowDraft } from './draft';
import { ActivateWorkflow, WorkflowsQuery, type Workflow } from './queries';
import { SensitiveWords } from './SensitiveWords';
import { WorkflowDrawer } from './WorkflowDrawer';
import './workflows.css';

/** Workflows: what content passes before it is published, and the words it is searched for. */
export function WorkflowsPage() {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const [opened, setOpened] = useState<{ start: WorkflowDraft; underWay: number } | null>(null);
  const arranged = useQuery({
    queryKey: ['workflows'],
    queryFn: ({ signal }) => request(WorkflowsQuery, {}, { signal }),
  });
  const make = (start: WorkflowDraft) => setOpened({ start, underWay: 0 });
  const button = (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...(arranged.data?.workflowTemplates ?? []).map((template, index) => ({
            key: String(index),
            label: t('workflows.fromTemplate', { name: textIn(template.name) }),
            onClick: () => make(ofTemplate(template)),
          })),
          { key: 'empty', label: t('workflows.fromNothing'), onClick: () => make(empty()) },
        ],
      }}
    >
      <Button type="primary">{t('workflows.create')}</Button>
    </Dropdown>
  );
  const none = arranged.data?.workflows.length === 0;
  return (
    <div className="page page-wide">
      <PageHeader title={t('nav.workflows')} lead={t('workflows.lead')} actions={none ? undefined : button} />
      {arranged.isPending && <Waiting />}
      {arranged.isError && <Problem error={arranged.error} retry={() => void arranged.refetch()} />}
      {none && (
        <EmptyState title={t('workflows.empty')} actions={button}>
          {t('workflows.emptyText')}
        </EmptyState>
      )}
      {arranged.data && !none && (
        <ul className="workflow-list">
          {arranged.data.workflows.map((workflow) => (
            <WorkflowRow
              key={workflow.id}
              workflow={workflow}
              onEdit={() => setOpened({ start: ofWorkflow(workflow), underWay: workflow.entriesUnderWay })}
            />
          ))}
        </ul>
      )}
      {arranged.data && (
        <SensitiveWords key={arranged.data.sensitiveWords.revision} words={arranged.data.sensitiveWords} />
      )}
      {opened && (
        <WorkflowDrawer
          start={opened.start}
          underWay={opened.underWay}
          roles={arranged.data?.reviewRoles ?? []}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

function WorkflowRow({ workflow, onEdit }: { workflow: Workflow; onEdit: () => void }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const textIn = useTextIn();
  const time = useTime();
  const model = useModel();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const [busy, setBusy] = useState(false);
  const name = textIn(workflow.name);
  const types = workflow.types.map((id) => textIn(model.types.find((type) => type.id === id)?.label)).filter(Boolean);

  async function set(active: boolean) {
    setBusy(true);
    try {
      const { result } = await request(ActivateWorkflow, {
        id: workflow.id,
        expectedRevision: workflow.revision,
        active,
      });
      if (result.findings.length > 0) {
        void message.error(result.findings.map((finding) => textIn(finding.message)).join(' '));
      } else {
        void message.success(t(active ? 'workflows.activated' : 'workflows.deactivated', { name }));
      }
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ['workflows'] });
      void queries.invalidateQueries({ queryKey: ['reviews'] });
    }
  }

  const ask = () =>
    void modal.confirm({
      title: t(workflow.active ? 'workflows.deactivateTitle' : 'workflows.activateTitle', { name }),
      content: t(workflow.active ? 'workflows.deactivateText' : 'workflows.activateText'),
      okText: t(workflow.active ? 'workflows.deactivate' : 'workflows.activate'),
      cancelText: t('cancel'),
      onOk: () => set(!workflow.active),
    });
  return (
    <li className="workflow-row">
      <div>
        <h2>{name}</h2>
        <p>{workflow.steps.map((step) => textIn(step.name)).join(' → ')}</p>
        <p className="muted">
          {[
            types.length > 0 ? types.join(t('comma')) : t('workflows.allTypes'),
            t('workflows.revision', { number: workflow.revision, at: time.short(workflow.changedAt) }),
            workflow.entriesUnderWay > 0 && t('workflows.underWay', { count: workflow.entriesUnderWay }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {workflow.entriesUnderOlder > 0 && (
          <p className="muted">{t('workflows.underOlder', { count: workflow.entriesUnderOlder })}</p>
        )}
      </div>
      <StateMark shape={workflow.active ? 'full' : 'hollow'} tone={workflow.active ? 'jade' : 'ink'}>
        {t(workflow.active ? 'workflows.on' : 'workflows.off')}
      </StateMark>
      <div className="review-actions">
        <Button onClick={onEdit} aria-label={t('workflows.editOf', { name })}>
          {t('workflows.edit')}
        </Button>
        <Button loading={busy} onClick={ask}>
          {t(workflow.active ? 'workflows.deactivate' : 'workflows.activate')}
        </Button>
      </div>
    </li>
  );
}
