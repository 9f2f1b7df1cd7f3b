import { randomBytes } from 'node:crypto';
import WebSocket from 'ws';
import { CHROME_ORIGIN } from '../../lib/extension-id.ts';

interface Visitor {
  /** 1–40 code points. */
  readonly name: string;
  /** Seed of the picture. */
  readonly face: string;
}

/** A third person in a room, without our code and without a browser: what the server really tells. */
export interface RoomObserver {
  /** Names of the others, sorted; each once, however many tabs they have. */
  others(): readonly string[];
  /** Each time somebody came or went, as `+Ada` and `-Ada`, in order. */
  comings(): readonly string[];
  /** Everything said since we joined. */
  bodies(): readonly string[];
  /** Says something. */
  say(body: string): void;
  stop(): void;
}

const BEAT_MS = 20_000; // the server closes a socket that is silent for 60 s

type Frame = readonly [
  joinRef: string | null,
  ref: string | null,
  topic: string,
  event: string,
  payload: unknown,
];
type Roster = Readonly<
  Record<
    string,
    { readonly metas: readonly { readonly name?: string; readonly phx_ref: string }[] }
  >
>;

interface Diff {
  readonly joins: Roster;
  readonly leaves: Roster;
}

export async function observeRoom(
  serverUrl: string,
  roomId: string,
  { name, face }: Visitor = { name: 'Observer', face: 'eye' },
): Promise<RoomObserver> {
  const { member_id: ownId, token } = await openSession(serverUrl, name);
  const socket = await connect(serverUrl, token);
  const presence = createPresence(ownId);
  const topic = `room:${roomId}`;
  const bodies: string[] = [];
  let ref = 0;
  const push = (topicOf: string, event: string, payload: object) =>
    socket.send(
      JSON.stringify([topicOf === 'phoenix' ? null : '1', String(++ref), topicOf, event, payload]),
    );

  const joined = new Promise<void>((resolve, reject) => {
    socket.on('message', (data) => {
      const [, , , event, payload] = JSON.parse(String(data)) as Frame;
      if (event === 'presence_state') {
        presence.replace(payload as Roster);
        resolve();
      } else if (event === 'presence_diff') presence.apply(payload as Diff);
      else if (event === 'new_msg') bodies.push((payload as { body: string }).body);
      else if (event === 'phx_reply' && (payload as { status: string }).status === 'error') {
        reject(new Error(`The observer was refused: ${JSON.stringify(payload)}`));
      }
    });
  });
  push(topic, 'phx_join', {
    v: 1,
    caps: [],
    since: null,
    name,
    face,
    state: 'active',
  });
  const beat = setInterval(() => push('phoenix', 'heartbeat', {}), BEAT_MS);
  await joined;

  return {
    others: () => presence.names(),
    comings: () => presence.comings,
    bodies: () => bodies,
    say: (body) => push(topic, 'new_msg', { body, cid: randomBytes(16).toString('hex') }),
    stop() {
      clearInterval(beat);
      socket.close();
    },
  };
}

async function openSession(
  serverUrl: string,
  name: string,
): Promise<{ member_id: string; token: string }> {
  const answer = await fetch(`${serverUrl}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: CHROME_ORIGIN },
    body: JSON.stringify({ name }),
  });
  if (!answer.ok)
    throw new Error(`No session for the observer: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { member_id: string; token: string };
}

/** phoenix.js hands over a token as a subprotocol, since a browser can't set headers on a socket. */
async function connect(serverUrl: string, token: string): Promise<WebSocket> {
  const url = `${serverUrl.replace(/^http/, 'ws')}/socket/websocket?vsn=2.0.0`;
  const credential = `base64url.bearer.phx.${Buffer.from(token).toString('base64url')}`;
  const socket = new WebSocket(url, ['phoenix', credential], { origin: CHROME_ORIGIN });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return socket;
}

/** Who is here by the server's own words, without any grace. */
function createPresence(ownId: string) {
  const members = new Map<string, Map<string, string>>();
  const comings: string[] = [];

  const join = (roster: Roster) => {
    for (const [id, { metas }] of Object.entries(roster)) {
      const known = members.get(id) ?? new Map<string, string>();
      for (const { phx_ref: metaRef, name } of metas) known.set(metaRef, name ?? '');
      if (!members.has(id) && id !== ownId) comings.push(`+${nameOf(known)}`);
      members.set(id, known);
    }
  };
  const leave = (roster: Roster) => {
    for (const [id, { metas }] of Object.entries(roster)) {
      const known = members.get(id);
      if (!known) continue;
      const name = nameOf(known);
      for (const meta of metas) known.delete(meta.phx_ref);
      if (known.size > 0) continue;
      members.delete(id);
      if (id !== ownId) comings.push(`-${name}`);
    }
  };
  const others = () => [...members].filter(([id]) => id !== ownId).map(([, metas]) => metas);

  return {
    comings: comings as readonly string[],
    replace(roster: Roster) {
      members.clear();
      join(roster);
    },
    // An update is a leave and a join in one diff: joins first, so that nobody seems to go.
    apply({ joins, leaves }: Diff) {
      join(joins);
      leave(leaves);
    },
    names: () => others().map(nameOf).sort(),
  };
}

const nameOf = (metas: ReadonlyMap<string, string>): string => [...metas.values()].at(-1) ?? '';
