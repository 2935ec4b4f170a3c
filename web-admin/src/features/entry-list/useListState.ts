import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { EntryState } from '@/shared/api/fragments';
import { filterFromText, filterToText, type Filter } from './filters';

export type View = 'table' | 'gallery';

export interface ListState {
  search: string;
  filters: Filter[];
  states: EntryState[];
  orderBy: string;
  direction: 'ASC' | 'DESC';
  view: View;
  trashed: boolean;
  after: string | null;
  before: string | null;
}

const STATES: EntryState[] = ['DRAFT', 'CHANGED', 'PUBLISHED', 'UNPUBLISHED'];

export function readListState(params: URLSearchParams): ListState {
  const sort = params.get('sort') ?? '-updatedAt';
  return {
    search: params.get('q') ?? '',
    filters: params.getAll('f').flatMap((text) => filterFromText(text) ?? []),
    states: STATES.filter((state) => params.getAll('state').includes(state)),
    orderBy: sort.replace(/^-/, ''),
    direction: sort.startsWith('-') ? 'DESC' : 'ASC',
    view: params.get('view') === 'gallery' ? 'gallery' : 'table',
    trashed: params.has('trash'),
    after: params.get('after'),
    before: params.get('before'),
  };
}

export function writeListState(state: ListState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.search) params.set('q', state.search);
  for (const filter of state.filters) params.append('f', filterToText(filter));
  for (const one of state.states) params.append('state', one);
  const sort = `${state.direction === 'DESC' ? '-' : ''}${state.orderBy}`;
  if (sort !== '-updatedAt') params.set('sort', sort);
  if (state.view !== 'table') params.set('view', state.view);
  if (state.trashed) params.set('trash', '1');
  if (state.after) params.set('after', state.after);
  if (state.before) params.set('before', state.before);
  return params;
}

/** The list's whole state lives in the address, so that a link shows what its sender saw. */
export function useListState() {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readListState(params), [params]);
  /** Any change but paging goes back to the first page. */
  const change = (part: Partial<ListState>) => {
    const paging = 'after' in part || 'before' in part;
    setParams(writeListState({ ...state, after: null, before: null, ...part }), { replace: !paging });
  };
  return { state, change };
}
