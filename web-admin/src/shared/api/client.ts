import type { TadaDocumentNode } from 'gql.tada';
import { print } from 'graphql/language/printer.js';
import { RequestProblem } from './problems';

const ENDPOINT = '/graphql/admin';

let csrfToken: string | null = null;

/** Remembers the token of the signed-in viewer; every request carries it. */
export function holdCsrfToken(token: string | null): void {
  csrfToken = token;
}

export function csrfHeader(): Record<string, string> {
  return csrfToken === null ? {} : { 'X-CSRF-Token': csrfToken };
}

/** Asked when a session has ended; resolves when somebody has signed in again, rejects when they gave up. */
type SignInAgain = () => Promise<void>;
let signInAgain: SignInAgain | null = null;

export function onSessionEnded(handler: SignInAgain | null): void {
  signInAgain = handler;
}

export interface Extensions {
  code?: string;
  requestId?: string;
  params?: Record<string, unknown>;
  field?: string;
}

interface Answer<Result> {
  data?: Result | null;
  errors?: { message: string; extensions?: Extensions }[];
}

interface Options {
  signal?: AbortSignal;
  /** Sign-in itself and the first look at the viewer must not wait for a sign-in. */
  public?: boolean;
  keepalive?: boolean;
}

/** Sends one operation. A session that ended is renewed through the sign-in dialog, then the request goes again. */
export async function request<Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables?: Variables,
  options: Options = {},
): Promise<Result> {
  const body = JSON.stringify({ query: print(document as Parameters<typeof print>[0]), variables: variables ?? {} });
  try {
    return await send<Result>(body, options);
  } catch (problem) {
    if (!(problem instanceof RequestProblem) || problem.code !== 'UNAUTHENTICATED' || options.public || !signInAgain) {
      throw problem;
    }
    await signInAgain();
    return send<Result>(body, options);
  }
}

async function send<Result>(body: string, options: Options): Promise<Result> {
  let response: Response;
  try {
    response = await fetch(ENDPOINT, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/graphql-response+json, application/json',
        ...csrfHeader(),
      },
      body,
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.keepalive ? { keepalive: true } : {}),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new RequestProblem('NETWORK', 'no answer from the server');
  }
  let answer: Answer<Result>;
  try {
    answer = (await response.json()) as Answer<Result>;
  } catch {
    throw new RequestProblem(codeOfHttp(response.status), `HTTP ${response.status}`);
  }
  const first = answer.errors?.[0];
  if (first) {
    throw new RequestProblem(
      first.extensions?.code ?? codeOfHttp(response.status),
      first.message,
      first.extensions?.requestId,
      first.extensions?.params,
      first.extensions?.field,
    );
  }
  if (!answer.data) throw new RequestProblem(codeOfHttp(response.status), `HTTP ${response.status}`);
  return answer.data;
}

export function codeOfHttp(status: number): string {
  switch (status) {
    case 401:
      return 'UNAUTHENTICATED';
    case 403:
      return 'FORBIDDEN';
    case 404:
      return 'NOT_FOUND';
    case 413:
      return 'PAYLOAD_TOO_LARGE';
    case 415:
      return 'UNSUPPORTED_MEDIA';
    case 429:
      return 'RATE_LIMITED';
    case 502:
    case 503:
    case 504:
      return 'DEPENDENCY_UNAVAILABLE';
    default:
      return 'INTERNAL';
  }
}
