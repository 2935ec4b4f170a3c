import { LockOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { SITE } from './parts';

/** Whose a part of the model is; a lock where it is not ours. */
export function OwnerMark({ owner }: { owner: string }) {
  const { t } = useTranslation();
  if (owner === SITE) return <span className="owner-mark owner-site">{t('model.owner.site')}</span>;
  return (
    <span className="owner-mark">
      <LockOutlined aria-hidden="true" />{' '}
      {owner === 'core' ? t('model.owner.core') : t('model.owner.plugin', { name: owner })}
    </span>
  );
}
