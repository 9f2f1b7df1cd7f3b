import { randomBytes } from 'node:crypto';
import { afterAll, afterEach } from 'vitest';
import { startServer } from '../../server/embedded/start-server.ts';
import { openLobbyWitness } from './lobby-witness.ts';
import { openRaw, type RawClient, type RawOptions } from './raw-client.ts';

/** What a server says about itself; null where it says nothing. */
export interface Announced {
  readonly v: number;
  readonly socket: string;
  readonly session: string;
  readonly limits: Readonly<Record<string, number>>;
}

export interface ServerUnderTest {
  /** `http(s)://host:port` */
  readonly url: string;
  readonly announced: Announced | null;
  /** Whether who joins is told who is here; where not, they hear only of those who come after. */
  readonly pushesState: boolean;
  /** A room nobody was in before, where the server has more than its lobby. */
  freshRoom(): string;
  /** Somebody with a session of their own, if the server knows sessions. The same label: the same person. */
  connect(label: string, options?: ConnectOptions): Promise<RawClient>;
  /** Somebody who is in a room already; what they heard on the way is passed over. */
  join(label: string, room: string, options?: ConnectOptions): Promise<RawClient>;
  /** What tells somebody that they are in a room: the list of who is there, or at least that they came. */
  arrival(label: string): RegExp;
  /** The token of this person; undefined where there are no sessions. */
  tokenOf(label: string): Promise<string | undefined>;
  memberIdOf(label: string): string;
  socketUrl(params?: Readonly<Record<string, string>>): string;
}

export interface ConnectOptions {
  readonly vsn?: string | null;
  readonly raw?: RawOptions;
}

/**
 * The server at `SERVER_URL`, or an embedded one that runs for this file alone. Everybody hangs up after
 * each test: a server that has only its lobby would remember them in the next.
 */
export async function serverUnderTest(): Promise<ServerUnderTest> {
  const given = process.env['SERVER_URL'];
  const own = given === undefined ? await startServer() : null;
  const url = (given ?? own?.url ?? '').replace(/\/$/, '');
  const announced = await discover(url);
  const people = createPeople(url, announced);
  const clients: RawClient[] = [];
  const { hasOnlyLobby, pushesState } = announced ? OF_OURS : await probe(url);
  const witness = hasOnlyLobby ? await openLobbyWitness(stockSocket(url)) : null;

  function socketUrl(params: Readonly<Record<string, string>> = {}): string {
    const query = new URLSearchParams(params);
    return `${url.replace(/^http/, 'ws')}${announced?.socket ?? '/socket'}/websocket?${query}`;
  }

  async function connect(label: string, { vsn = '2.0.0', raw = {} }: ConnectOptions = {}) {
    const token = await people.tokenOf(label);
    const params = {
      ...(vsn !== null && { vsn }),
      ...(announced === null && { user_id: people.memberIdOf(label), name: label }),
    };
    const client = await openRaw(socketUrl(params), {
      labels: people.labels,
      ...(token !== undefined && { token }),
      ...raw,
    });
    clients.push(client);
    return client;
  }

  const cameIn = (label: string) => new RegExp(` diff .*\\+${label}\\b`);
  const arrival = (label: string) => (pushesState ? / state / : cameIn(label));

  afterEach(async () => {
    const leaving = clients.splice(0);
    for (const client of leaving) client.close();
    await Promise.all(leaving.map(({ closed }) => closed));
    await witness?.untilAlone();
  });
  afterAll(async () => {
    witness?.leave();
    await own?.close();
  });

  return {
    url,
    announced,
    pushesState,
    freshRoom: () => `room:${hasOnlyLobby ? 'lobby' : `t-${randomBytes(6).toString('hex')}`}`,
    connect,
    async join(label, room, options) {
      const client = await connect(label, options);
      client.send(['1', '1', room, 'phx_join', { v: 1, name: label }]);
      await client.hearUntil(/ ok/);
      // In Phoenix two processes tell of these.
      await client.hearEach(cameIn(label), arrival(label));
      return client;
    },
    arrival,
    tokenOf: people.tokenOf,
    memberIdOf: people.memberIdOf,
    socketUrl,
  };
}

async function discover(url: string): Promise<Announced | null> {
  const response = await fetch(`${url}/.well-known/roomlight`);
  return response.ok ? ((await response.json()) as Announced) : null;
}

/** Members of this run, by the label tests use for them. */
function createPeople(url: string, announced: Announced | null) {
  const run = randomBytes(4).toString('hex');
  const labels = new Map<string, string>();
  const sessions = new Map<string, Promise<{ member_id: string; token: string }>>();

  async function makeSession(label: string) {
    const body = JSON.stringify({ name: label });
    const headers = { 'content-type': 'application/json' };
    const path = announced?.session ?? '';
    const response = await fetch(`${url}${path}`, { method: 'POST', body, headers });
    const session = (await response.json()) as { member_id: string; token: string };
    labels.set(session.member_id, label);
    return session;
  }

  return {
    labels,
    async tokenOf(label: string): Promise<string | undefined> {
      if (announced === null) return void labels.set(`${label}-${run}`, label);
      const session = sessions.get(label) ?? makeSession(label);
      sessions.set(label, session);
      return (await session).token;
    },
    memberIdOf(label: string): string {
      const known = [...labels].find(([, name]) => name === label);
      return known?.[0] ?? `${label}-${run}`;
    },
  };
}

/** Where Phoenix' generators put the socket. */
const stockSocket = (url: string) => `${url.replace(/^http/, 'ws')}/socket/websocket`;

/** What a server of the roomlight rung does is no question. */
const OF_OURS = { hasOnlyLobby: false, pushesState: true };

/**
 * Servers built from the guides let everybody into `room:lobby`, list who is there, and let nobody into any
 * other room; others are asked whether a list comes. In a room of its own, where nobody hears of it.
 */
async function probe(url: string): Promise<typeof OF_OURS> {
  const room = `room:probe-${randomBytes(6).toString('hex')}`;
  const client = await openRaw(`${stockSocket(url)}?vsn=2.0.0&user_id=probe`);
  client.send(['1', '1', room, 'phx_join', {}]);
  const { payload } = await client.hearUntil(/^"1" "1"/);
  const hasOnlyLobby = payload['status'] !== 'ok';
  const pushesState = hasOnlyLobby || (await isToldWhoIsThere(client));
  client.close();
  return { hasOnlyLobby, pushesState };
}

/** A list that comes does so with the news of one's own arrival, before or after it. */
async function isToldWhoIsThere(client: RawClient): Promise<boolean> {
  const { text } = await client.hearUntil(/ (state|diff) /);
  const heard = text.includes(' state ') ? [text] : await client.settle();
  return heard.some((frame) => frame.includes(' state '));
}
