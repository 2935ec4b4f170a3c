import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTextIn } from '@/shared/model/useModel';
import { Problem } from '@/shared/ui/Problem';
import { Waiting } from '@/shared/ui/Waiting';
import { addressOfProblem } from './addresses';
import { useDraft } from './draft-context';
import type { PlanProblem } from './queries';
import type { useModelPlan } from './useModelPlan';

/** In place of a preview, or above one: what is being asked for, what failed, what has to be mended first. */
export function PlanWaiting({ plan }: { plan: ReturnType<typeof useModelPlan> }) {
  const { t } = useTranslation();
  const { overtaken } = useDraft();
  if (overtaken) return <p className="finding finding-warning">{t('model.mergeFirst')}</p>;
  if (plan.isError) return <Problem error={plan.error} retry={() => void plan.refetch()} />;
  if (plan.isLoading) return <Waiting rows={4} />;
  const problems = plan.data?.problems ?? [];
  if (problems.length === 0) return null;
  return (
    <section className="plan-problems" aria-label={t('model.problems', { count: problems.length })}>
      <h3>{t('model.problems', { count: problems.length })}</h3>
      <ProblemList problems={problems} />
    </section>
  );
}

/** What stands in the way, each with a link to where it is mended. */
export function ProblemList({ problems }: { problems: PlanProblem[] }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const model = useDraft();
  return (
    <ul className="problem-list">
      {problems.map((problem, index) => {
        const address = addressOfProblem(model, problem.path, problem.at);
        return (
          <li key={index}>
            <span className="finding finding-error">{textIn(problem.message)}</span>
            {address && <Link to={address}>{t('model.toField')}</Link>}
          </li>
        );
      })}
    </ul>
  );
}
