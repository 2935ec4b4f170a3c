import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { codeOf } from '@/shared/api/problems';
import { useTextIn } from '@/shared/model/useModel';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { useProblemText } from '@/shared/ui/Problem';
import { Applied } from './Applied';
import { useDraft } from './draft-context';
import { PlanWaiting } from './PlanWaiting';
import { ApiChanges, Changes, Statements } from './PlanParts';
import { builderKey, changeModel, type Plan, type PlanChange } from './queries';
import { useChange, useModelPlan } from './useModelPlan';

type Made = Pick<PlanChange, 'kind' | 'target'>[];

/** What the changes would do, and the button that does it. */
export function PlanPage() {
  const { t } = useTranslation();
  const { changes, overtaken } = useDraft();
  const plan = useModelPlan(0);
  const [made, setMade] = useState<Made | null>(null);
  if (made) return <Applied changes={made} />;
  const header = (
    <>
      <p className="crumb">
        <Link to="/model">{t('nav.model')}</Link>
      </p>
      <PageHeader title={t('model.plan')} lead={t('model.planLead')} />
    </>
  );
  if (changes.length === 0) {
    return (
      <div className="page">
        {header}
        <EmptyState title={t('model.nothingChanged')} actions={<Link to="/model">{t('model.toModel')}</Link>}>
          {t('model.nothingChangedText')}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="page plan-page">
      {header}
      <PlanWaiting plan={plan} />
      {plan.data && !overtaken && (
        <PlanBody key={plan.data.hash} plan={plan.data} onMade={setMade} refresh={() => void plan.refetch()} />
      )}
    </div>
  );
}

interface Props {
  plan: Plan;
  onMade: (changes: Made) => void;
  refresh: () => void;
}

function PlanBody({ plan, onMade, refresh }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const textIn = useTextIn();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const { draft, applied } = useDraft();
  const change = useChange();
  const noteId = useId();
  const [note, setNote] = useState('');
  const [consent, setConsent] = useState(false);
  const [busy, setBusy] = useState(false);
  const removals = plan.changes.filter(({ removal }) => removal);

  async function apply() {
    setBusy(true);
    const { documents } = draft;
    try {
      const sent = note.trim() === '' ? change : { ...change, note: note.trim() };
      const { changeModel: done } = await changeModel(sent, plan.hash, consent);
      onMade(done.plan.changes);
      applied(documents, done.siteModel);
      await Promise.all(
        [builderKey, ['model'], ['terms'], ['model-revisions']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    } catch (error) {
      if (codeOf(error) === 'CONFLICT') {
        void message.warning(t('model.planMoved'));
        void queries.invalidateQueries({ queryKey: builderKey });
        refresh();
      } else void message.error(problemText(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <ApiChanges api={plan.api} />
      <Changes changes={plan.changes} />
      <Statements ddl={plan.ddl} />
      <section className="plan-consent">
        {plan.removes && (
          <Checkbox checked={consent} onChange={({ target }) => setConsent(target.checked)}>
            <span>{t('model.consent')}</span>
            <span className="consent-names">
              {removals.map(({ message: words }) => textIn(words)).join(t('semicolon'))}
            </span>
          </Checkbox>
        )}
        <label htmlFor={noteId}>{t('model.note')}</label>
        <Input.TextArea
          id={noteId}
          rows={2}
          maxLength={500}
          dir="auto"
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </section>
      <div className="action-bar model-bar">
        <span className="model-bar-text muted">{plan.applicable ? t('model.applyText') : t('model.mendFirst')}</span>
        <div className="action-bar-end">
          <Link to="/model">
            <Button>{t('model.goOn')}</Button>
          </Link>
          <Button
            type="primary"
            loading={busy}
            disabled={!plan.applicable || (plan.removes && !consent)}
            onClick={() => void apply()}
          >
            {t('model.apply')}
          </Button>
        </div>
      </div>
    </>
  );
}
