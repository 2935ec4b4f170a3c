import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { uuid7 } from '@/shared/ids';
import { TypeIcon } from '@/shared/model/TypeIcon';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { useViewer } from '@/shared/session/session';
import { PageHeader } from '@/shared/ui/PageHeader';
import type { PlanChange } from './queries';

/** The change is in force: what to do with it next. */
export function Applied({ changes }: { changes: Pick<PlanChange, 'kind' | 'target'>[] }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const model = useModel();
  const permissions = useViewer().permissions;
  const concerned = new Set(
    changes.filter(({ kind }) => kind.startsWith('TYPE_') || kind.startsWith('FIELD_')).map(({ target }) => target),
  );
  const added = new Set(changes.filter(({ kind }) => kind === 'TYPE_ADDED').map(({ target }) => target));
  const types = model.types.filter(({ id }) => concerned.has(id) || added.has(id));
  const first = types.find(({ id }) => added.has(id))?.id;
  return (
    <div className="page">
      <PageHeader title={t('model.applied')} lead={t('model.appliedText')} />
      <ul className="model-rows">
        {types.map((type) => (
          <li key={type.id} className="model-row model-row-applied">
            <div className="model-row-text">
              <Link to={`/content/${type.id}`}>
                <TypeIcon name={type.icon} /> {textIn(type.pluralLabel)}
              </Link>
              {added.has(type.id) && <span className="muted">{t('model.inMenu')}</span>}
            </div>
            {type.actions.includes('CREATE') && (
              <Link to={`/content/${type.id}/${uuid7()}?new=1`}>
                <Button type={type.id === first ? 'primary' : 'default'}>
                  {t('list.create', { type: textIn(type.label) })}
                </Button>
              </Link>
            )}
          </li>
        ))}
      </ul>
      {added.size > 0 && (
        <section className="card site-hint">
          <div>
            <h2>{t('model.access')}</h2>
            <p className="muted">{t('model.accessText')}</p>
          </div>
          {permissions.includes('users.manage') && (
            <Link to="/users">
              <Button>{t('model.toRoles')}</Button>
            </Link>
          )}
        </section>
      )}
      <p className="applied-back">
        <Link to="/model">{t('model.toModel')}</Link>
      </p>
    </div>
  );
}
