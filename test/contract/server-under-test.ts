import { randomBytes } from 'node:crypto';
import { afterAll, afterEach } from 'vitest';
import { startServer } from '../../server/embedded/start-server.ts';
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
  /** A room nobody was in before, where the server has more than its lobby. */
  freshRoom(): string;
  /** Somebody with a session of their own, if the server knows sessions. The same label: the same person. */
  connect(label: string, options?: ConnectOptions): Promise<RawClient>;
  /** Somebody who is in a room already; what they heard on the way is passed over. */
  join(label: string, room: string, options?: ConnectOptions): Promise<RawClient>;
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
  const hasOnlyLobby = announced === null && (await refusesOtherRooms(url));

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

  afterEach(async () => {
    const leaving = clients.splice(0);
    for (const client of leaving) client.close();
    await Promise.all(leaving.map(({ closed }) => closed));
  });
  afterAll(() => own?.close());

  return {
    url,
    announced,
    freshRoom: () => `room:${hasOnlyLobby ? 'lobby' : `t-${randomBytes(6).toString('hex')}`}`,
    connect,
    async join(label, room, options) {
      const client = await connect(label, options);
      client.send(['1', '1', room, 'phx_join', { v: 1, name: label }]);
      await client.hearUntil(/ ok/);
      await client.hearUntil(/ state /);
      return client;
    },
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

/** Servers built from the guides let everybody into `room:lobby` and nobody into any other. */
async function refusesOtherRooms(url: string): Promise<boolean> {
  const probe = await openRaw(
    `${url.replace(/^http/, 'ws')}/socket/websocket?vsn=2.0.0&user_id=probe`,
  );
  probe.send(['1', '1', 'room:t-probe', 'phx_join', {}]);
  const { payload } = await probe.hearUntil(/^"1" "1"/);
  probe.close();
  return payload['status'] !== 'ok';
}
