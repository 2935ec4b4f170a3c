import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { request } from '@/shared/api/client';
import { useTextIn } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Problem } from '@/shared/ui/Problem';
import { SearchInput } from '@/shared/ui/SearchInput';
import { SecretOnce } from '@/shared/ui/SecretOnce';
import { Waiting } from '@/shared/ui/Waiting';
import { UsersQuery, type User } from './queries';
import { UserDrawer } from './UserDrawer';

export function UsersPage() {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const time = useTime();
  const [params, setParams] = useSearchParams();
  const search = params.get('q') ?? '';
  const [opened, setOpened] = useState<User | 'new' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const pages = useInfiniteQuery({
    queryKey: ['users', search],
    queryFn: ({ pageParam, signal }) => request(UsersQuery, { search: search || null, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ users }) => (users.pageInfo.hasNextPage ? users.pageInfo.endCursor : undefined),
    placeholderData: keepPreviousData,
  });
  const users = pages.data?.pages.flatMap((page) => page.users.nodes) ?? [];
  const roles = pages.data?.pages[0]?.roles ?? [];
  // A partner's users hold its own role as well, which is not among those that are given and has no name.
  const roleNames = (ids: string[]) => roles.filter(({ id }) => ids.includes(id)).map(({ label }) => textIn(label));
  return (
    <div className="page page-wide">
      <PageHeader
        title={t('nav.users')}
        count={pages.data?.pages[0] ? String(pages.data.pages[0].users.totalCount) : undefined}
        lead={t('users.lead')}
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpened('new')}>
            {t('users.create')}
          </Button>
        }
      />
      <div className="list-tools">
        <SearchInput
          value={search}
          onSearch={(q) => setParams(q ? { q } : {}, { replace: true })}
          placeholder={t('users.search')}
        />
      </div>
      {pages.isPending && <Waiting />}
      {pages.isError && <Problem error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isSuccess && users.length === 0 && (
        <EmptyState title={t('list.noMatch')}>{t('list.noMatchText')}</EmptyState>
      )}
      {users.length > 0 && (
        <Table<User>
          className="entry-table"
          rowKey="id"
          size="middle"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={users}
          onRow={(user) => ({ onClick: () => setOpened(user) })}
          columns={[
            {
              key: 'name',
              title: t('users.name'),
              render: (_v, user) => (
                <button type="button" className="text-button" onClick={() => setOpened(user)}>
                  {user.displayName}
                </button>
              ),
            },
            { key: 'account', title: t('signIn.account'), dataIndex: 'account' },
            { key: 'roles', title: t('users.roles'), render: (_v, user) => roleNames(user.roles).join(t('comma')) },
            {
              key: 'enterprise',
              title: t('users.enterprise'),
              render: (_v, user) => <span dir="auto">{user.enterprise?.title}</span>,
            },
            {
              key: 'enabled',
              title: t('users.state'),
              render: (_v, user) =>
                user.enabled ? t('users.enabled') : <span className="muted">{t('users.disabled')}</span>,
            },
            {
              key: 'lastSignIn',
              title: t('users.lastSignIn'),
              render: (_v, user) => (user.lastSignInAt ? time.short(user.lastSignInAt) : t('users.never')),
            },
          ]}
        />
      )}
      {pages.hasNextPage && (
        <Button className="more-button" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
      {opened && (
        <UserDrawer
          user={opened === 'new' ? null : opened}
          roles={roles}
          onClose={() => setOpened(null)}
          onPassword={setSecret}
        />
      )}
      {secret && (
        <SecretOnce
          title={t('users.passwordTitle')}
          text={t('users.passwordText')}
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
    </div>
  );
}
