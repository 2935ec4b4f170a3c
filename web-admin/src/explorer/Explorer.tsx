import { GraphiQL } from 'graphiql';
import { parse } from 'graphql';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Seal } from '@/design/Seal';
import { EXAMPLES } from './examples';

const ENDPOINTS: [string, string][] = [
  ['/graphql', 'explorer.delivery'],
  ['/graphql/preview', 'explorer.preview'],
  ['/graphql/admin', 'explorer.admin'],
];

interface Parameters {
  query: string;
  operationName?: string | null;
  variables?: unknown;
}

/** GraphiQL on a page of its own: its style sheet would reach into the admin's. */
export function Explorer() {
  const { t } = useTranslation();
  const [known] = useState(endpointAsked);
  const [fetcher] = useState(() => fetcherOf(known));
  const [storage] = useState(() => storageOf(known));
  return (
    <div className="explorer">
      <header className="explorer-head">
        <a href={import.meta.env.BASE_URL} className="explorer-mark">
          <Seal size={22} />
          {t('explorer.back')}
        </a>
        <h1>{t('explorer.title')}</h1>
        <label>
          {t('explorer.endpoint')}
          <select value={known} onChange={(event) => open(event.target.value)}>
            {ENDPOINTS.map(([path, label]) => (
              <option key={path} value={path}>
                {`${t(label)} ${path}`}
              </option>
            ))}
          </select>
        </label>
      </header>
      <GraphiQL
        fetcher={fetcher}
        storage={storage}
        defaultTabs={EXAMPLES[known] ?? []}
        defaultEditorToolsVisibility={known === '/graphql' ? 'variables' : 'headers'}
      />
    </div>
  );
}

function endpointAsked(): string {
  const asked = new URLSearchParams(location.search).get('endpoint');
  return ENDPOINTS.find(([path]) => path === asked)?.[0] ?? '/graphql';
}

/** The page begins anew: editors that are taken away in the middle of their work end it with an exception. */
function open(endpoint: string): void {
  location.search = new URLSearchParams({ endpoint }).toString();
}

/** The admin endpoint needs the session's token, which it tells to its own viewer. */
function fetcherOf(endpoint: string) {
  let token: Promise<string | null> | null = null;
  return async (parameters: Parameters, options?: { headers?: Record<string, unknown> }) => {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(options?.headers ?? {})) headers[name] = String(value);
    if (endpoint === '/graphql/admin') {
      token ??= post(endpoint, { query: '{ viewer { csrfToken } }' }, {}).then(tokenOf);
      const held = await token;
      if (held) headers['X-CSRF-Token'] = held;
    }
    return (await post(endpoint, named(parameters), headers)) as never;
  };
}

/** Right after a change of tabs the editor still has the name of the tab before: one operation needs no name. */
function named(parameters: Parameters): Parameters {
  try {
    const operations = parse(parameters.query).definitions.filter(({ kind }) => kind === 'OperationDefinition');
    return operations.length === 1 ? { ...parameters, operationName: null } : parameters;
  } catch {
    return parameters; // The server says what is wrong with it.
  }
}

function tokenOf(answer: unknown): string | null {
  const data = (answer as { data?: { viewer?: { csrfToken?: string } | null } | null }).data;
  return data?.viewer?.csrfToken ?? null;
}

async function post(endpoint: string, body: Parameters, headers: Record<string, string>): Promise<unknown> {
  const response = await fetch(endpoint, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/graphql-response+json, application/json',
      ...headers,
    },
    body: JSON.stringify(body),
  });
  return response.json() as Promise<unknown>;
}

/** Each endpoint keeps its own tabs. */
function storageOf(endpoint: string) {
  const prefix = `yizhan.explorer${endpoint}`;
  return {
    getItem: (key: string) => localStorage.getItem(`${prefix}:${key}`),
    setItem: (key: string, value: string) => localStorage.setItem(`${prefix}:${key}`, value),
    removeItem: (key: string) => localStorage.removeItem(`${prefix}:${key}`),
    clear: () => {
      for (const key of Object.keys(localStorage)) if (key.startsWith(`${prefix}:`)) localStorage.removeItem(key);
    },
    get length() {
      return Object.keys(localStorage).filter((key) => key.startsWith(`${prefix}:`)).length;
    },
  };
}
