import type { Clock } from '../../../lib/clock.ts';
import { NO_LINK } from '../../../lib/background/no-link.ts';
import { createLiveRoom, type LiveRoom } from '../../../lib/background/live-room.ts';
import type { RoomLink, RoomLinkEvents } from '../../../lib/socket/join-room.ts';
import type { RoomSocket } from '../../../lib/socket/open-socket.ts';
import { parseFrame } from '../../../lib/wire/frame.ts';
import { readEvent } from '../../../lib/wire/read-event.ts';
import { createMemoryDisk } from '../../fakes/memory-disk.ts';
import { noSealing } from '../../fakes/no-sealing.ts';
import { KITCHEN } from '../../fakes/samples.ts';

/** Where a log stands on which nothing is yet. */
export const BEGINNING = { epoch: 'e1', head: 0, oldest: 0 };
/** A server's answer to a join, where it keeps a log. */
export const LOGGED = { v: 1, caps: ['cid', 'seq', 'history'], you: { id: 'p0' }, ...BEGINNING };
/** Answers whatever is asked with an empty page of history. */
const LINK: RoomLink = {
  ...NO_LINK,
  joined: true,
  push: () =>
    Promise.resolve({ status: 'ok', response: { ...BEGINNING, messages: [], more: false } }),
};
const SOCKET = { status: { status: 'open' }, hasToken: false } as unknown as RoomSocket;

/** The background's own room, fed with frames as they come from the wire. */
export interface FedRoom {
  readonly live: LiveRoom;
  /** A frame's text, read as the background reads it. */
  hear(text: string): void;
}

/** `reply`: what the server answers to the join; by itself as a server built from the guides. */
export async function openFedRoom(clock: Clock, reply: object = {}): Promise<FedRoom> {
  let events: RoomLinkEvents | null = null;
  const live = createLiveRoom({
    address: KITCHEN,
    socket: SOCKET,
    join(_socket, _roomId, given) {
      events = given;
      return reply === LOGGED ? LINK : NO_LINK;
    },
    ...createMemoryDisk().forLife(() => true),
    sealing: noSealing,
    clock,
    self: () => ({ memberId: 'p0', name: 'Ada', face: 'ada' }),
    here: () => ({ state: 'active', invisible: false, page: null }),
  });
  await live.loaded;
  const link = events as RoomLinkEvents | null;
  if (link === null) throw new Error('The room was not joined.');
  link.joining();
  link.joined(reply);
  return {
    live,
    hear(text) {
      const frame = parseFrame(text) as { event: string; payload: unknown } | null;
      const signal = frame && readEvent(frame.event as never, frame.payload);
      if (signal && signal.type !== 'moderated') link.signal(signal);
    },
  };
}

/** What a server tells who joins a room of so many. */
export function stateFrame(people: number): string {
  const entries = Array.from({ length: people }, (_, n) => [`p${n}`, { metas: [metaOf(n)] }]);
  return frameOf('presence_state', Object.fromEntries(entries));
}

/** One person's state changes: a leave and a join of the same key. */
export function changeFrame(n: number, turn: number): string {
  const before = { [`p${n}`]: { metas: [metaOf(n, turn)] } };
  const prev = { phx_ref_prev: metaOf(n, turn).phx_ref };
  const after = { [`p${n}`]: { metas: [{ ...metaOf(n, turn + 1), ...prev }] } };
  return frameOf('presence_diff', { joins: after, leaves: before });
}

/** The nth who goes, and somebody who comes in their place, of so many. */
export function turnoverFrame(n: number, people: number): string {
  const coming = people + n;
  return frameOf('presence_diff', {
    joins: { [`p${coming}`]: { metas: [metaOf(coming)] } },
    leaves: { [`p${n}`]: { metas: [metaOf(n)] } },
  });
}

/** Many in one frame, as our servers tell them. */
export function changesFrame(first: number, count: number, turn: number): string {
  const people = Array.from({ length: count }, (_, at) => first + at);
  const metas = (of: number) =>
    Object.fromEntries(people.map((n) => [`p${n}`, { metas: [metaOf(n, of)] }]));
  return frameOf('presence_diff', { joins: metas(turn + 1), leaves: metas(turn) });
}

/** The nth message of the log. */
export function messageFrame(n: number): string {
  return frameOf('new_msg', {
    id: `m${n}`,
    cid: `c${n}`.padEnd(16, '-'),
    from: { id: `p${n % 10}`, name: `Person ${n % 10}` },
    body: `Message ${n}: have you got to the part about the lenses?`,
    seq: n,
    ts: 1_790_000_000_000 + n,
  });
}

function metaOf(n: number, turn = 0) {
  return {
    phx_ref: `F9_${turn}_${n.toString(36)}`,
    online_at: String(1_790_000_000 + n),
    name: `Person ${n}`,
    face: `f${n.toString(36)}`,
    state: turn % 2 === 0 ? 'active' : 'idle',
  };
}

/** Without the ref of a join: whoever hears it takes it for theirs. */
function frameOf(event: string, payload: object): string {
  return JSON.stringify([null, null, 'room:kitchen', event, payload]);
}
