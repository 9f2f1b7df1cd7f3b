import type { Home, OpenRoom } from '../../lib/port/contract.ts';
import { emptyRoom } from '../../lib/room/reduce.ts';
import type {
  Member,
  Message,
  OutboxEntry,
  PresenceMeta,
  Room,
  RoomAddress,
} from '../../lib/room/types.ts';

export const LOCAL = 'http://127.0.0.1:4000';
export const KITCHEN: RoomAddress = { serverUrl: LOCAL, roomId: 'kitchen' };
export const GARDEN: RoomAddress = { serverUrl: LOCAL, roomId: 'garden' };

/** A fixed point in time: 2026-03-02 14:00 UTC. */
export const NOON = Date.UTC(2026, 2, 2, 14);

export function aMember(
  id: string,
  name: string | null = id,
  meta: Partial<PresenceMeta> = {},
): Member {
  return {
    id,
    metas: [
      { ref: `ref-${id}`, name, face: null, state: 'active', page: null, onlineAt: NOON, ...meta },
    ],
  };
}

export function aMessage(
  seq: number,
  body: string,
  from: Partial<Message> & { by?: string } = {},
): Message {
  const { by = 'grace', ...rest } = from;
  return {
    kind: 'message',
    key: `m${seq}`,
    seq,
    cid: `cid-${seq}`,
    from: { id: by, name: by, verified: true },
    own: false,
    body,
    at: NOON + seq * 1_000,
    ...rest,
  };
}

export function anEntry(
  order: number,
  body: string,
  delivery: OutboxEntry['delivery'],
): OutboxEntry {
  return { cid: `out-${order}`, body, acceptedAt: NOON + order * 1_000, order, delivery };
}

/** An open room with ourselves, `ada`, in it. */
export function aRoom(changes: Partial<Room> = {}): Room {
  return {
    ...emptyRoom(KITCHEN),
    connection: { status: 'online' },
    rung: 'roomlight',
    self: { memberId: 'ada', name: 'Ada', face: 'ada' },
    members: [aMember('ada', 'Ada'), aMember('grace', 'Grace')],
    roster: 'whole',
    ...changes,
  };
}

/** The kitchen, as lists show it. */
export function anOpenRoom(changes: Partial<OpenRoom> = {}): OpenRoom {
  return {
    address: KITCHEN,
    label: null,
    muted: false,
    sharesPage: false,
    travel: { consent: 'ask', leading: false, following: null, answered: [] },
    connection: { status: 'online' },
    people: 2,
    unread: 0,
    ...changes,
  };
}

/** A person who is in the kitchen. */
export function aHome(changes: Partial<Home> = {}): Home {
  return {
    welcomed: true,
    profile: { name: 'Ada', face: 'ada' },
    servers: [LOCAL],
    server: null,
    rooms: [anOpenRoom()],
    front: KITCHEN,
    recent: [],
    overlay: { mode: 'click', sites: [], hiddenHosts: [], paused: false },
    attention: { notify: 'mentions', sound: false, doNotDisturb: false },
    blocked: [],
    invisible: false,
    idle: false,
    ...changes,
  };
}

/** A person who has just installed the extension. */
export function aNewHome(): Home {
  return aHome({
    welcomed: false,
    profile: { name: 'Quiet Heron', face: 'k3f9' },
    servers: [],
    server: null,
    rooms: [],
    front: null,
  });
}
