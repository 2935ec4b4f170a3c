import { CloseCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { EntrySummary, Finding } from '@/shared/api/fragments';
import { findField } from '@/shared/model/model';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { StateChip } from '@/shared/ui/StateChip';
import type { ReleasePlan } from './queries';
import './releases.css';

interface Props {
  plan: ReleasePlan;
  heading?: string;
  /** Puts missing entries in; absent where that cannot be done now. */
  onAdd?: ((missing: EntrySummary[]) => void) | undefined;
  busy?: boolean;
}

/** What stands in the way of a release, entry by entry, in words; what it names that readers will not see. */
export function PlanView({ plan, heading, onAdd, busy = false }: Props) {
  const { t } = useTranslation();
  return (
    <div className="release-plan" role={heading ? 'alert' : undefined}>
      {heading && <p className="finding finding-error">{heading}</p>}
      <ul>
        {plan.entries.map((planned) => (
          <li key={planned.entry.id}>
            <EntryLink entry={planned.entry} />
            {planned.findings.map((finding, index) => (
              <Found key={index} finding={finding} type={planned.entry.type} />
            ))}
            {planned.missing.length > 0 && (
              <div className="release-missing">
                <p className="muted">{t('releases.missing')}</p>
                <ul>
                  {planned.missing.map((missing) => (
                    <li key={missing.id}>
                      <EntryLink entry={missing} />
                      <StateChip state={missing.state} />
                    </li>
                  ))}
                </ul>
                {onAdd && (
                  <Button size="small" disabled={busy} onClick={() => onAdd(planned.missing)}>
                    {t('releases.addMissing', { count: planned.missing.length })}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {plan.hidden > 0 && (
        <p className="finding finding-error">
          <CloseCircleOutlined aria-label={t('finding.error')} />
          <span>{t('releases.hidden', { count: plan.hidden })}</span>
        </p>
      )}
    </div>
  );
}

function EntryLink({ entry }: { entry: EntrySummary }) {
  return (
    <Link to={`/content/${entry.type}/${entry.id}`} className="serif" dir="auto">
      {entry.title}
    </Link>
  );
}

/** A finding with the name of its field and language before it. */
function Found({ finding, type }: { finding: Finding; type: string }) {
  const { t } = useTranslation();
  const model = useModel();
  const textIn = useTextIn();
  const known = model.types.find((one) => one.id === type);
  const field = known && finding.field ? findField(known, finding.field) : undefined;
  const locale = model.locales.find(({ tag }) => tag === finding.locale);
  const where = [textIn(field?.label), textIn(locale?.name)].filter(Boolean).join(' · ');
  return (
    <p className={`finding finding-${finding.severity.toLowerCase()}`}>
      {finding.severity === 'ERROR' ? (
        <CloseCircleOutlined aria-label={t('finding.error')} />
      ) : (
        <ExclamationCircleOutlined aria-label={t('finding.warning')} />
      )}
      <span>{where ? t('releases.foundAt', { where, what: textIn(finding.message) }) : textIn(finding.message)}</span>
    </p>
  );
}
