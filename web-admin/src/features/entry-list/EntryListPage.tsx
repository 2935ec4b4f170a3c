import { AppstoreOutlined, PlusOutlined, TableOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Popover, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { request } from '@/shared/api/client';
import { SummaryParts, type EntryState } from '@/shared/api/fragments';
import { graphql, type ResultOf } from '@/shared/api/graphql';
import { uuid7 } from '@/shared/ids';
import { allFields, findField, type ContentType } from '@/shared/model/model';
import { useModel, useTextIn, useType } from '@/shared/model/useModel';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Problem } from '@/shared/ui/Problem';
import { SearchInput } from '@/shared/ui/SearchInput';
import { Waiting } from '@/shared/ui/Waiting';
import { showableFields, useColumns } from './columns';
import { EntryGallery } from './EntryGallery';
import { EntryTable } from './EntryTable';
import { FilterBar } from './FilterBar';
import { whereOf } from './filters';
import { useListState, type ListState } from './useListState';

const EntriesQuery = graphql(
  `
    query Entries(
      $type: ID!
      $where: JSON
      $search: String
      $orderBy: [EntryOrder!]
      $states: [EntryState!]
      $trashed: Boolean
      $first: Int
      $after: String
      $last: Int
      $before: String
      $fields: [String!]!
    ) {
      entries(
        type: $type
        where: $where
        search: $search
        orderBy: $orderBy
        states: $states
        trashed: $trashed
        first: $first
        after: $after
        last: $last
        before: $before
      ) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        nodes {
          ...SummaryParts
          values(fields: $fields)
        }
      }
    }
  `,
  [SummaryParts],
);
export type EntryRow = ResultOf<typeof EntriesQuery>['entries']['nodes'][number];

const PAGE = 30;

export function EntryListPage() {
  const { t } = useTranslation();
  const { type: typeId } = useParams();
  const type = useType(typeId);
  if (!type) {
    return (
      <div className="page">
        <EmptyState title={t('notFound.heading')}>{t('list.noType')}</EmptyState>
      </div>
    );
  }
  return <EntryList key={type.id} type={type} />;
}

function EntryList({ type }: { type: ContentType }) {
  const { t, i18n } = useTranslation();
  const model = useModel();
  const textIn = useTextIn();
  const navigate = useNavigate();
  const { state, change } = useListState();
  const { columns, change: changeColumns } = useColumns(type);
  const isTree = (id: string) => model.vocabularies.some((vocabulary) => vocabulary.id === id && vocabulary.tree);
  const where = whereOf(state.filters, (key) => findField(type, key), isTree);
  const variables = {
    type: type.id,
    search: state.search || null,
    states: state.states.length > 0 ? state.states : null,
    orderBy: [{ by: state.orderBy, direction: state.direction }],
    trashed: state.trashed,
    fields: state.view === 'table' ? columns : [],
    ...(where === undefined ? {} : { where }),
    ...(state.before ? { last: PAGE, before: state.before } : { first: PAGE, after: state.after }),
  };
  const entries = useQuery({
    queryKey: ['entries', 'list', variables, i18n.language],
    queryFn: async ({ signal }) => (await request(EntriesQuery, variables, { signal })).entries,
    placeholderData: keepPreviousData,
  });
  const narrowed = state.search !== '' || where !== undefined || state.states.length > 0;
  const create = type.actions.includes('CREATE') && !state.trashed && (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      onClick={() => void navigate(`/content/${type.id}/${uuid7()}?new=1`)}
    >
      {t('list.create', { type: textIn(type.label) })}
    </Button>
  );
  const total = entries.data?.totalCount;
  return (
    <div className="page page-wide">
      <PageHeader
        title={state.trashed ? t('list.trashTitle', { types: textIn(type.pluralLabel) }) : textIn(type.pluralLabel)}
        count={total === undefined ? undefined : total.toLocaleString(i18n.language)}
        lead={state.trashed ? t('list.trashLead') : textIn(type.description)}
        actions={create}
      />
      <Tools type={type} state={state} change={change} columns={columns} onColumns={changeColumns} />
      <FilterBar
        type={type}
        fields={allFields(type).filter((field) => field.filterable && field.type !== 'group')}
        filters={state.filters}
        onChange={(filters) => change({ filters })}
      />
      {entries.isPending && <Waiting rows={10} />}
      {entries.isError && <Problem error={entries.error} retry={() => void entries.refetch()} />}
      {entries.data && entries.data.nodes.length === 0 && (
        <Nothing
          type={type}
          state={state}
          narrowed={narrowed}
          onClear={() => change({ search: '', filters: [], states: [] })}
        >
          {create}
        </Nothing>
      )}
      {entries.data && entries.data.nodes.length > 0 && (
        <div className={entries.isPlaceholderData ? 'list-stale' : undefined}>
          {state.view === 'table' ? (
            <EntryTable type={type} rows={entries.data.nodes} columns={columns} state={state} onChange={change} />
          ) : (
            <EntryGallery rows={entries.data.nodes} />
          )}
          <nav
            className="paging"
            aria-label={t('list.paging')}
            hidden={!entries.data.pageInfo.hasPreviousPage && !entries.data.pageInfo.hasNextPage}
          >
            <Button
              disabled={!entries.data.pageInfo.hasPreviousPage}
              onClick={() => change({ before: entries.data.pageInfo.startCursor, after: null })}
            >
              {t('list.previous')}
            </Button>
            <Button
              disabled={!entries.data.pageInfo.hasNextPage}
              onClick={() => change({ after: entries.data.pageInfo.endCursor, before: null })}
            >
              {t('list.next')}
            </Button>
          </nav>
        </div>
      )}
    </div>
  );
}

interface ToolsProps {
  type: ContentType;
  state: ListState;
  change: (part: Partial<ListState>) => void;
  columns: string[];
  onColumns: (columns: string[]) => void;
}

function Tools({ type, state, change, columns, onColumns }: ToolsProps) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const states: EntryState[] = ['DRAFT', 'CHANGED', 'PUBLISHED', 'UNPUBLISHED'];
  return (
    <div className="list-tools">
      <SearchInput
        value={state.search}
        onSearch={(search) => change({ search })}
        placeholder={t('list.search', { types: textIn(type.pluralLabel) })}
      />
      <Select<EntryState[]>
        className="state-select"
        mode="multiple"
        maxTagCount="responsive"
        allowClear
        value={state.states}
        placeholder={t('list.anyState')}
        aria-label={t('list.states')}
        options={states.map((one) => ({ value: one, label: t(`state.${one}`) }))}
        onChange={(chosen) => change({ states: chosen })}
      />
      <span className="spacer" />
      {state.view === 'table' && (
        <Popover
          trigger="click"
          placement="bottomRight"
          content={
            <Checkbox.Group
              className="check-list column-list"
              value={columns}
              onChange={onColumns}
              options={showableFields(type).map((field) => ({ value: field.key, label: textIn(field.label) }))}
            />
          }
        >
          <Button>{t('list.columns')}</Button>
        </Popover>
      )}
      <Segmented
        value={state.view}
        onChange={(view) => change({ view })}
        options={[
          { value: 'table' as const, icon: <TableOutlined />, title: t('list.table') },
          { value: 'gallery' as const, icon: <AppstoreOutlined />, title: t('list.gallery') },
        ]}
      />
      <Button type={state.trashed ? 'default' : 'text'} onClick={() => change({ trashed: !state.trashed })}>
        {state.trashed ? t('list.leaveTrash') : t('list.trash')}
      </Button>
    </div>
  );
}

interface NothingProps {
  type: ContentType;
  state: ListState;
  narrowed: boolean;
  onClear: () => void;
  children: React.ReactNode;
}

function Nothing({ type, state, narrowed, onClear, children }: NothingProps) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  if (narrowed) {
    return (
      <EmptyState title={t('list.noMatch')} actions={<Button onClick={onClear}>{t('list.clear')}</Button>}>
        {t('list.noMatchText')}
      </EmptyState>
    );
  }
  if (state.trashed) return <EmptyState title={t('list.trashEmpty')}>{t('list.trashLead')}</EmptyState>;
  return (
    <EmptyState title={t('list.empty', { types: textIn(type.pluralLabel) })} actions={children}>
      {textIn(type.description)} <Link to="/media">{t('list.emptyMedia')}</Link>
    </EmptyState>
  );
}
