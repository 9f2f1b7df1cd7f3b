import { createFrameReader, type SeenFrame } from './frame-reader.ts';
import { openLean, type LeanSocket } from './lean-socket.ts';

/** One of many who load a server. */
export interface LoadPerson {
  readonly index: number;
  send(frame: readonly unknown[]): void;
  /** Gone without a goodbye. */
  destroy(): void;
}

export interface LoadListener {
  frame(index: number, frame: SeenFrame): void;
  closed(index: number, code: number): void;
}

export interface LoadServer {
  readonly url: string;
  /** What it says of itself; null on a server of a lower rung. */
  readonly announced: { readonly socket: string; readonly session: string } | null;
}

interface Ticket {
  readonly memberId: string;
  readonly token: string | null;
}

/** So many come at once while everybody gets ready, which is not what is measured. */
const AT_ONCE = 50;

/** Asks the server what it is, as the extension does. */
export async function findServer(given: string): Promise<LoadServer> {
  const url = given.replace(/\/$/, '');
  const response = await fetch(`${url}/.well-known/roomlight`);
  return { url, announced: response.ok ? ((await response.json()) as never) : null };
}

/** Opens a socket with a session of its own for each of `count`. Rejects if one is not let in. */
export async function connectPeople(
  server: LoadServer,
  count: number,
  listener: LoadListener,
): Promise<readonly LoadPerson[]> {
  const tickets = await inBatches(count, (index) => makeTicket(server, index));
  const placeOf = new Map(tickets.map(({ memberId }, index) => [memberId, index]));
  const known = createFrameReader(placeOf);
  return inBatches(count, async (index) => {
    const { url, protocols } = wayIn(server, tickets[index] as Ticket);
    const socket: LeanSocket = await openLean(url, protocols, known, {
      frame: (frame) => listener.frame(index, frame),
      closed: (code) => listener.closed(index, code),
    });
    return {
      index,
      send: (frame) => socket.send(JSON.stringify(frame)),
      destroy: () => socket.destroy(),
    };
  });
}

async function makeTicket({ url, announced }: LoadServer, index: number): Promise<Ticket> {
  if (announced === null) return { memberId: `person-${process.pid}-${index}`, token: null };
  const response = await fetch(url + announced.session, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: `Person ${index}` }),
  });
  const session = (await response.json()) as { member_id: string; token: string };
  return { memberId: session.member_id, token: session.token };
}

function wayIn({ url, announced }: LoadServer, { memberId, token }: Ticket) {
  const query = new URLSearchParams({
    vsn: '2.0.0',
    ...(token === null && { user_id: memberId, name: memberId }),
  });
  const path = `${announced?.socket ?? '/socket'}/websocket?${query}`;
  const protocols =
    token === null ? [] : ['phoenix', `base64url.bearer.phx.${btoa(token).replace(/=/g, '')}`];
  return { url: new URL(url + path), protocols };
}

async function inBatches<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const size = Math.min(AT_ONCE, count - from);
    made.push(...(await Promise.all(Array.from({ length: size }, (_, at) => make(from + at)))));
  }
  return made;
}
