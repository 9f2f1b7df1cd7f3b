import type { Endpoint } from '../wire/endpoint.ts';
import type { Self } from '../room/types.ts';
import { buildSocketParams } from '../wire/build.ts';
import { parseSession, type Discovery, type ServerSession } from '../wire/parse-server.ts';
import { discover, readJson } from './discover.ts';
import { socketUrl } from './server-url.ts';

const TIMEOUT_MS = 5_000;

/** Who this browser is on a server, and how to connect there. Kept on disk. */
export interface Session {
  readonly memberId: string;
  /** Null on servers that know no sessions: there we only claim who we are. */
  readonly token: string | null;
  readonly socketPath: string | null;
  /** The server shows itself as one without sessions now: the token is kept for when it is back. */
  readonly dormant?: boolean;
}

/** Sessions by server. */
export interface SessionStore {
  get(serverUrl: string): Promise<Session | null>;
  set(serverUrl: string, session: Session): Promise<void>;
}

/** Thrown where a server that has sessions gives none now: it is down, or it refuses. */
export class NoSession extends Error {
  override readonly name = 'NoSession';
  /** Of its answer, HTTP; null where there was none. */
  readonly status: number | null;

  constructor(message: string, status: number | null = null) {
    super(message);
    this.status = status;
  }
}

/** What we show of ourselves. */
export interface Appearance {
  readonly name: string;
  readonly face: string;
}

/** `fresh`: the last attempt failed, so ask what the server is. `newToken`: it took not the old one. */
export interface SessionNeed {
  readonly fresh: boolean;
  readonly newToken: boolean;
}

/**
 * Finds the session for a server: the one on disk as long as it works, else a new one.
 * Throws `NoSession` where the server is one of ours and gives none.
 */
export async function findSession(
  serverUrl: string,
  need: SessionNeed,
  store: SessionStore,
  name: string,
  fetcher: typeof fetch = fetch,
): Promise<Session> {
  const saved = await store.get(serverUrl);
  if (saved && !need.fresh && !need.newToken) return saved;
  const found = await discover(serverUrl, fetcher);
  // A token that was not shown cannot have been refused.
  const spoilt = need.newToken && saved?.dormant !== true;
  if (found.kind === 'silent' && saved?.token) throw new NoSession('the server does not answer');
  const session =
    found.kind === 'roomlight'
      ? await sessionOn(serverUrl, found.discovery, spoilt ? null : saved, name, fetcher)
      : claimedSession(saved);
  await store.set(serverUrl, session);
  return session;
}

/** Where and as whom to connect with this session. */
export function endpointOf(serverUrl: string, session: Session, look: Appearance): Endpoint {
  const { memberId, socketPath } = session;
  const token = session.dormant === true ? null : session.token;
  const self: Self = { memberId, ...look };
  const params = token === null ? buildSocketParams(self) : {};
  return { url: socketUrl(serverUrl, socketPath), params, token };
}

/** A server of ours: its session on disk is good until it says otherwise. */
async function sessionOn(
  serverUrl: string,
  { sessionPath, socketPath }: Discovery,
  saved: Session | null,
  name: string,
  fetcher: typeof fetch,
): Promise<Session> {
  if (saved?.token) return { memberId: saved.memberId, token: saved.token, socketPath };
  const session = await requestSession(new URL(sessionPath, serverUrl), name, fetcher);
  return { ...session, socketPath };
}

async function requestSession(
  url: URL,
  name: string,
  fetcher: typeof fetch,
): Promise<ServerSession> {
  const response = await fetcher(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
    credentials: 'omit',
    redirect: 'error',
  }).catch((error: unknown) => {
    throw new NoSession(`the server does not answer (${String(error)})`);
  });
  const session = response.ok ? parseSession(await readJson(response)) : null;
  if (!session) {
    throw new NoSession(`the server gives no session (${response.status})`, response.status);
  }
  return session;
}

/**
 * A server that takes our word for who we are: the id stays, so that we stay one person there. A proxy
 * may say 404 while its server is away, so a token is never thrown away for it.
 */
function claimedSession(saved: Session | null): Session {
  if (saved?.token) return { ...saved, socketPath: null, dormant: true };
  const memberId = saved?.memberId ?? `u-${crypto.randomUUID()}`;
  return { memberId, token: null, socketPath: null };
}
