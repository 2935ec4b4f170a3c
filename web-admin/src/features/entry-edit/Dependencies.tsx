import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '@/shared/api/graphql';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { StateChip } from '@/shared/ui/StateChip';
import { FindingList } from '@/shared/form/FindingList';
import type { PublishPlanQuery } from './queries';

export type Dependency = ResultOf<typeof PublishPlanQuery>['publishPlan']['dependencies'][number];

interface Props {
  dependencies: Dependency[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

/** What the entry names that is not published, and what that names in turn: each can go out with it. */
export function Dependencies({ dependencies, chosen, onChange }: Props) {
  const { t } = useTranslation();
  const model = useModel();
  const textIn = useTextIn();
  const nameOf = (tag: string) => textIn(model.locales.find((locale) => locale.tag === tag)?.name) || tag;
  return (
    <fieldset className="plan-references">
      <legend className="sub-label">{t('publish.unpublishedReferences')}</legend>
      <ul>
        {dependencies.map(({ entry, namedBy, steps, locales, findings, publishable }) => (
          <li key={entry.id}>
            <Checkbox
              checked={chosen.includes(entry.id)}
              disabled={!publishable}
              aria-label={t('publish.along', { title: entry.title })}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, entry.id] : chosen.filter((id) => id !== entry.id))
              }
            />
            <span className="plan-reference">
              <Link to={`/content/${entry.type}/${entry.id}`} dir="auto">
                {entry.title}
              </Link>
              <span className="muted">
                {[steps > 1 && t('publish.namedBy', { title: namedBy.title }), locales.map(nameOf).join(t('comma'))]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <FindingList findings={findings} />
            </span>
            <StateChip state={entry.state} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
