import { createLiveRoom, type LiveRoom } from '../../lib/background/live-room.ts';
import type { Clock } from '../../lib/clock.ts';
import type { HistoryStore } from '../../lib/history/history-store.ts';
import type { OutboxStore } from '../../lib/outbox/outbox-store.ts';
import { emptyRoom, reduceRoom } from '../../lib/room/reduce.ts';
import type { RoomEvent } from '../../lib/room/room-event.ts';
import type { PresenceState, Room, RoomAddress } from '../../lib/room/types.ts';
import type { LoadSealing } from '../../lib/seal/sealing.ts';
import { createBackoff } from '../../lib/socket/backoff.ts';
import { joinRoom } from '../../lib/socket/join-room.ts';
import { openSocket, type RoomSocket } from '../../lib/socket/open-socket.ts';
import type { FakePhoenixServer } from './fake-phoenix-server.ts';
import { createMemoryDisk, type MemoryDisk } from './memory-disk.ts';
import { KITCHEN } from './samples.ts';
import { noSealing } from './no-sealing.ts';

/** Somebody in the kitchen: the background's whole engine over a fake server, without a browser. */
export interface Person {
  readonly id: string;
  readonly live: LiveRoom;
  readonly socket: RoomSocket;
  readonly room: Room;
  readonly disk: MemoryDisk;
  /** Everything this life has told its surfaces. */
  readonly events: readonly RoomEvent[];
  state: PresenceState;
  name: string;
  /** Hands over a message; resolves with its cid once it is accepted. */
  say(body: string): Promise<string>;
  /** What the timeline shows: bodies, and dividers as `--why--`. */
  heard(): string[];
  /** Own messages that are still on their way, each as `body: status`. */
  outgoing(): string[];
  /** Ids of the members shown. */
  people(): string[];
  /** The background dies: nothing of it runs any more, and its connection is gone. */
  die(): void;
  /** A new life begins with what is on disk. */
  revive(): void;
}

export interface PersonOptions {
  readonly watched?: boolean;
  readonly stores?: { history: HistoryStore; outbox: OutboxStore };
  readonly random?: () => number;
  /** Called before each access to the disk, which does not come about if the person dies then. */
  readonly beforeDisk?: () => void;
  /** The kitchen unless given. */
  readonly address?: RoomAddress;
  /** What opens it, if it is an encrypted one. */
  readonly sealing?: LoadSealing;
}

export function createPerson(
  server: FakePhoenixServer,
  clock: Clock,
  id: string,
  options: PersonOptions = {},
): Person {
  const disk = createMemoryDisk();
  const { random = () => 0.5, beforeDisk = () => {} } = options;
  const { address = KITCHEN, sealing = noSealing } = options;
  let said = 0;
  let life = begin();

  function begin() {
    let alive = true;
    const reachesDisk = () => {
      if (alive) beforeDisk();
      return alive;
    };
    const events: RoomEvent[] = [];
    const mine: Clock = {
      now: clock.now,
      after: (ms, callback) => clock.after(ms, () => alive && callback()),
    };
    const socket = openSocket({
      prepare: () => Promise.resolve(server.endpoint(id)),
      diagnose: () => Promise.resolve('unreachable'),
      watched: () => options.watched ?? true,
      transport: server.transport,
      clock: mine,
      backoff: createBackoff(mine.now, random),
    });
    const live = createLiveRoom({
      address,
      socket,
      join: (over, roomId, linked) => joinRoom(over, roomId, linked, mine),
      ...(options.stores ?? disk.forLife(reachesDisk)),
      sealing,
      clock: mine,
      self: () => ({ memberId: id, name: person.name, face: id }),
      here: () => ({ state: person.state, invisible: false, page: null }),
    });
    live.subscribe((event) => void events.push(event));
    const die = () => {
      alive = false;
      server.dropConnections(1006, id);
      socket.close();
    };
    return { live, socket, events, die };
  }

  const person: Person = {
    id,
    disk,
    state: 'active',
    name: id,
    get live() {
      return life.live;
    },
    get socket() {
      return life.socket;
    },
    get room() {
      return life.live.room;
    },
    get events() {
      return life.events;
    },
    async say(body) {
      const cid = `cid-${id}-${String(++said).padStart(12, '0')}`;
      const outcome = await life.live.send(cid, body);
      if (outcome !== 'accepted') throw new Error(outcome);
      return cid;
    },
    heard: () =>
      life.live.room.timeline.map((item) =>
        item.kind === 'message' ? item.body : `--${item.why}--`,
      ),
    outgoing: () =>
      life.live.room.outgoing.map(({ body, delivery }) => `${body}: ${delivery.status}`),
    people: () => life.live.room.members.map((member) => member.id),
    die: () => life.die(),
    revive() {
      life = begin();
    },
  };
  return person;
}

/** A surface that heard the same events from the start: what it holds must be what the background holds. */
export function replay(events: readonly RoomEvent[], address = KITCHEN): Room {
  return events.reduce(reduceRoom, emptyRoom(address));
}
