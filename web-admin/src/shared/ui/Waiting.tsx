import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';

/** Grey lines in the shape of what is coming. */
export function Waiting({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className="waiting" role="status" aria-label={t('waiting')}>
      <Skeleton active title={{ width: '32%' }} paragraph={{ rows }} />
    </div>
  );
}
