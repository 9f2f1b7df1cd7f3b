import { parseDiscovery, type Discovery } from '../wire/parse-server.ts';

const TIMEOUT_MS = 5_000;

export type DiscoveryOutcome =
  | { readonly kind: 'roomlight'; readonly discovery: Discovery }
  /** Something answers, and it is no server of ours; or it is one, and does not speak with us. */
  | { readonly kind: 'other'; readonly refuses?: true }
  /**
   * Nothing answers, it does not let us read what it answers (a browser shows no difference), or it is
   * a proxy that says its server is away: what the server is, nobody has said.
   */
  | { readonly kind: 'silent' };

/** Asks a server what it is. */
export async function discover(
  serverUrl: string,
  fetcher: typeof fetch = fetch,
): Promise<DiscoveryOutcome> {
  try {
    const response = await fetcher(new URL('/.well-known/roomlight', serverUrl), {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
    });
    if (response.status >= 500 || response.status === 429) return { kind: 'silent' };
    if (response.status === 403) return { kind: 'other', refuses: true };
    if (!response.ok) return { kind: 'other' };
    const discovery = parseDiscovery(await readJson(response));
    return discovery ? { kind: 'roomlight', discovery } : { kind: 'other' };
  } catch {
    return { kind: 'silent' }; // fetch rejects alike for no network, no server and no CORS
  }
}

const MAX_DOCUMENT_CHARS = 64 * 1024;

/** The document of a response, null if it is no JSON or larger than any of ours could be. */
export async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text.length > MAX_DOCUMENT_CHARS) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null; // not JSON is an answer of its own: no server of ours
  }
}
