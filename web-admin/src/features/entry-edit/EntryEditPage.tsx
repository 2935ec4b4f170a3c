import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { request } from '@/shared/api/client';
import { useType } from '@/shared/model/useModel';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Problem } from '@/shared/ui/Problem';
import { Waiting } from '@/shared/ui/Waiting';
import { EntryEditor } from './EntryEditor';
import { EntryQuery } from './queries';

/** Loads the entry of the address, or opens an empty form for a new one (?new=1). */
export function EntryEditPage() {
  const { t } = useTranslation();
  const { type: typeId, id = '' } = useParams();
  const [search] = useSearchParams();
  const type = useType(typeId);
  const isNew = search.has('new');
  const loaded = useQuery({
    queryKey: ['entry', id],
    queryFn: ({ signal }) => request(EntryQuery, { id }, { signal }),
    enabled: !isNew && type !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
  if (!type) return <NotThere text={t('list.noType')} to="/" label={t('notFound.home')} />;
  if (isNew) return <EntryEditor key={id} id={id} type={type} loaded={null} />;
  if (loaded.isPending) return <Waiting rows={10} />;
  if (loaded.isError) return <Problem error={loaded.error} retry={() => void loaded.refetch()} />;
  if (!loaded.data.entry)
    return <NotThere text={t('edit.noEntry')} to={`/content/${type.id}`} label={t('edit.toList')} />;
  return <EntryEditor key={id} id={id} type={type} loaded={loaded.data.entry} />;
}

function NotThere({ text, to, label }: { text: string; to: string; label: string }) {
  const { t } = useTranslation();
  return (
    <div className="page">
      <EmptyState
        title={t('edit.notThere')}
        actions={
          <Link to={to}>
            <Button type="primary">{label}</Button>
          </Link>
        }
      >
        {text}
      </EmptyState>
    </div>
  );
}
