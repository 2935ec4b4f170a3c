import { WarningOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTextIn } from '@/shared/model/useModel';
import { textsOf } from './documents';
import { useDraft } from './draft-context';
import { idOf, partsOf } from './parts';
import type { Plan, PlanChange } from './queries';

/** What changes for those who read the delivery API, what breaks them first. */
export function ApiChanges({ api }: { api: Plan['api'] }) {
  const { t } = useTranslation();
  if (api.length === 0) return null;
  const breaking = api.filter((change) => change.breaking);
  const others = api.filter((change) => !change.breaking);
  return (
    <section className="plan-section">
      <h2>{t('model.api')}</h2>
      {breaking.length > 0 && (
        <div className="breaking">
          <h3>
            <WarningOutlined aria-hidden="true" /> {t('model.breaking', { count: breaking.length })}
          </h3>
          <p className="hint">{t('model.breakingText')}</p>
          <ApiList changes={breaking} />
        </div>
      )}
      {others.length > 0 && (
        <details open={breaking.length === 0 && others.length <= 12}>
          <summary>{t('model.notBreaking', { count: others.length })}</summary>
          <ApiList changes={others} />
        </details>
      )}
    </section>
  );
}

function ApiList({ changes }: { changes: Plan['api'] }) {
  const textIn = useTextIn();
  return (
    <ul className="api-list">
      {changes.map(({ path, message }, index) => (
        <li key={index}>
          <code dir="ltr">{path}</code>
          <span>{textIn(message)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What changes for editors, with how many entries it is about. */
export function Changes({ changes }: { changes: PlanChange[] }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const model = useDraft();
  const parts = useMemo(() => partsOf(model), [model]);
  const names = (target: string) =>
    textIn(textsOf(parts.find((part) => part.kind !== 'VOCABULARY' && idOf(part) === target)?.document['label']));
  if (changes.length === 0) return null;
  return (
    <section className="plan-section">
      <h2>{t('model.forEditors')}</h2>
      <ul className="plan-changes">
        {changes.map((change, index) => (
          <li key={index} className={change.removal ? 'plan-removal' : undefined}>
            <span>
              {change.field !== null && names(change.target) && (
                <span className="muted">{names(change.target)} · </span>
              )}
              {textIn(change.message)}
            </span>
            <span className="muted">
              {change.entries > 0 && t('model.entriesConcerned', { count: change.entries })}
              {change.entries === 0 && !change.kind.endsWith('_ADDED') && t('model.noEntries')}
            </span>
            {change.invalid > 0 && (
              <span className="finding finding-warning">{t('model.entriesInvalid', { count: change.invalid })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For those who look after the database. */
export function Statements({ ddl }: { ddl: string[] }) {
  const { t } = useTranslation();
  if (ddl.length === 0) return null;
  return (
    <details className="plan-section">
      <summary>{t('model.ddl', { count: ddl.length })}</summary>
      <pre className="sdl" dir="ltr">
        {ddl.join(';\n')}
      </pre>
    </details>
  );
}
