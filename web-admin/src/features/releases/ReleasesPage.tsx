import { CalendarOutlined, PlusOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { request } from '@/shared/api/client';
import { ReleasesQuery } from '@/shared/releases/queries';
import { ReleaseForm } from '@/shared/releases/ReleaseForm';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Problem } from '@/shared/ui/Problem';
import { Calendar } from './Calendar';
import { ReleaseList } from './ReleaseList';
import '@/shared/releases/releases.css';
import { useReleasesView, type View } from './useReleasesView';

/** What goes out and comes back together or at a moment: a month, or a list. */
export function ReleasesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const shown = useReleasesView();
  const [creating, setCreating] = useState(false);
  const any = useQuery({
    queryKey: ['releases', 'any'],
    queryFn: async ({ signal }) => (await request(ReleasesQuery, { first: 1 }, { signal })).releases.nodes.length > 0,
  });
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
      {t('releases.create')}
    </Button>
  );
  const none = any.data === false;
  return (
    <div className="page page-wide">
      <PageHeader title={t('nav.releases')} lead={t('releases.lead')} actions={none ? undefined : create} />
      {any.isError && <Problem error={any.error} retry={() => void any.refetch()} />}
      {none && (
        <EmptyState title={t('releases.empty')} actions={create}>
          {t('releases.emptyText')}
        </EmptyState>
      )}
      {any.data && (
        <>
          <div className="list-tools">
            <Segmented<View>
              aria-label={t('releases.view')}
              value={shown.view}
              onChange={(view) => shown.change({ view, after: null, before: null })}
              options={[
                { value: 'calendar', label: t('releases.calendar'), icon: <CalendarOutlined aria-hidden="true" /> },
                { value: 'list', label: t('releases.list'), icon: <UnorderedListOutlined aria-hidden="true" /> },
              ]}
            />
          </div>
          {shown.view === 'calendar' ? (
            <Calendar month={shown.month} wide={shown.wide} onMonth={(month) => shown.change({ month })} />
          ) : (
            <ReleaseList state={shown.state} after={shown.after} before={shown.before} change={shown.change} />
          )}
        </>
      )}
      {creating && (
        <ReleaseForm
          release={null}
          onClose={() => setCreating(false)}
          onSaved={(release) => void navigate(`/releases/${release.id}`)}
        />
      )}
    </div>
  );
}
