import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { TypeIcon } from '@/shared/model/TypeIcon';
import { useTextIn } from '@/shared/model/useModel';
import { EmptyState } from '@/shared/ui/EmptyState';
import { textsOf } from './documents';
import { OwnerMark } from './OwnerMark';
import { matches, typesOf, type Part, type TypeParts } from './parts';
import { useMenus } from './useMenus';

interface Props {
  parts: Part[];
  search: string;
  onCreate: () => void;
}

/** Content types under the words of the menu they stand under. */
export function TypeList({ parts, search, onCreate }: Props) {
  const { t } = useTranslation();
  const known = useMenus();
  const types = typesOf(parts).filter(({ type }) => matches(search, type));
  const menus = [...known.map(({ value }) => value), ...types.map(({ menu }) => menu)];
  if (types.length === 0) {
    return <EmptyState title={t('model.noMatch')}>{t('list.noMatchText')}</EmptyState>;
  }
  const own = types.some(({ type }) => !type.locked);
  return (
    <>
      {!own && search === '' && (
        <section className="card site-hint">
          <div>
            <h2>{t('model.noOwnTypes')}</h2>
            <p className="muted">{t('model.noOwnTypesText')}</p>
          </div>
          <Button onClick={onCreate}>{t('model.newType')}</Button>
        </section>
      )}
      {[...new Set(menus)].map((menu) => (
        <MenuSection
          key={menu}
          title={known.find(({ value }) => value === menu)?.label ?? t('model.otherMenu')}
          types={types.filter((type) => type.menu === menu)}
        />
      ))}
    </>
  );
}

function MenuSection({ title, types }: { title: string; types: TypeParts[] }) {
  if (types.length === 0) return null;
  return (
    <section className="model-section">
      <h2>{title}</h2>
      <ul className="model-rows">
        {types.map((type) => (
          <TypeRow key={type.type.key} {...type} />
        ))}
      </ul>
    </section>
  );
}

function TypeRow({ id, type, groups, label, icon, fieldCount }: TypeParts) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const extended = type.locked && groups.some((group) => !group.locked);
  return (
    <li className="model-row">
      <TypeIcon name={icon} />
      <div className="model-row-text">
        <Link to={`/model/types/${id}`}>{textIn(label) || t('model.unnamed')}</Link>
        <span className="muted">{textIn(textsOf(type.document['description']))}</span>
      </div>
      <span className="model-row-count">{t('model.fieldCount', { count: fieldCount })}</span>
      <span className="model-row-owner">
        <OwnerMark owner={type.owner} />
        {extended && <span className="owner-mark owner-site">{t('model.extended')}</span>}
      </span>
    </li>
  );
}
