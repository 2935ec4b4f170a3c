// The one way to the server. Published content is asked for by GET with the hash of the operation, so that browsers and
// caches on the way keep the answers and only ask whether they still hold; a preview is asked for by POST and never kept.
import { config } from './config.js';

const ENDPOINT = new URL(config.graphql, location.href);
const LONGEST_ADDRESS = 3500;

/** Why there is no answer: `kind` is offline, busy or failed; `requestId` is what to tell the operator. */
export class Trouble extends Error {
  constructor(kind, code, requestId) {
    super(`${kind} ${code ?? ''}`);
    Object.assign(this, { kind, code, requestId });
  }
}

/** In memory only: gone with the window, never in an address, a cookie or storage. */
let previewToken = null;

export const keepPreview = (token) => (previewToken = token);
export const isPreview = () => previewToken !== null;

/**
 * Asks for an operation.
 * @returns the answer's data
 * @throws Trouble, or the AbortError of the signal
 */
export async function ask(operation, variables, signal) {
  const query = operation.trim().replace(/\s+/g, ' ');
  if (isPreview()) {
    const headers = { Authorization: `Preview ${previewToken}` };
    return data(await post(`${ENDPOINT}/preview`, { query, variables }, headers, signal));
  }
  const hash = await sha256(query);
  if (!hash) return data(await post(ENDPOINT, { query, variables }, {}, signal));
  const extensions = { persistedQuery: { version: 1, sha256Hash: hash } };
  const known = await get({ variables, extensions }, signal);
  if (known && code(known) !== 'PERSISTED_OPERATION_NOT_FOUND') return data(known);
  // The server has not met this operation since it started, or the address would be too long.
  return data(await post(ENDPOINT, { query, variables, extensions }, {}, signal));
}

/** Address of a file the server named. */
export const fileAddress = (url) => new URL(url, ENDPOINT).href;

async function get({ variables, extensions }, signal) {
  const address = new URL(ENDPOINT);
  address.searchParams.set('variables', JSON.stringify(variables));
  address.searchParams.set('extensions', JSON.stringify(extensions));
  return address.href.length > LONGEST_ADDRESS ? null : send(address, { method: 'GET' }, {}, signal);
}

const post = (address, body, headers, signal) =>
  send(
    address,
    { method: 'POST', body: JSON.stringify(body) },
    { 'Content-Type': 'application/json', ...headers },
    signal,
  );

async function send(address, request, headers, signal) {
  let response;
  try {
    // Without cookies: everybody is given the same answer, which caches may then share.
    response = await fetch(address, {
      ...request,
      headers: { Accept: 'application/json', ...headers },
      credentials: 'omit',
      signal,
    });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Trouble('offline');
  }
  const answer = await response.json().catch(() => null);
  if (!answer) throw new Trouble(response.status >= 502 ? 'busy' : 'failed', `HTTP ${response.status}`);
  return answer;
}

const code = (answer) => answer.errors?.[0]?.extensions?.code;

function data(answer) {
  if (!answer.errors) return answer.data;
  const { requestId } = answer.errors[0].extensions ?? {};
  const busy = ['DEPENDENCY_UNAVAILABLE', 'RATE_LIMITED', 'TIMEOUT', 'STALE_SCHEMA'].includes(code(answer));
  throw new Trouble(busy ? 'busy' : 'failed', code(answer), requestId);
}

/** Hex; null where the browser keeps its cryptography for secure pages (plain HTTP from another machine). */
async function sha256(text) {
  if (!globalThis.crypto?.subtle) return null;
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
