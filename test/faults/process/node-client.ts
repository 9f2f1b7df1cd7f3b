import { WebSocket as NodeWebSocket } from 'ws';
import { createRooms, type Rooms } from '../../../lib/background/rooms.ts';
import { createServers } from '../../../lib/background/servers.ts';
import type { LiveRoom } from '../../../lib/background/live-room.ts';
import { systemClock, type Clock } from '../../../lib/clock.ts';
import type { RoomAddress } from '../../../lib/room/types.ts';
import { joinRoom } from '../../../lib/socket/join-room.ts';
import { openSocket, type RoomSocket } from '../../../lib/socket/open-socket.ts';
import { createFakeItem } from '../../fakes/fake-item.ts';
import { createAuthor, type Author } from '../author.ts';
import { createWitness, type Witness } from '../witness.ts';
import type { ClientDisk } from './client-disk.ts';
import { noSealing } from '../../fakes/no-sealing.ts';

/** Somebody in some rooms: the background's engine over a real socket, without a browser. */
export interface NodeClient {
  readonly name: string;
  readonly rooms: readonly ClientRoom[];
  /** The background is killed: its sockets break, nothing of it runs or writes any more. */
  die(): void;
  /** A new life begins with what is on disk. */
  revive(): void;
  /** As on waking: find out whether the connection lives. */
  check(): void;
  stop(): Promise<void>;
}

export interface ClientRoom {
  readonly roomId: string;
  /** Of the present life; null between two. */
  readonly live: LiveRoom | null;
  readonly author: Author;
  readonly witness: Witness;
  /** How often it was joined, over all lives. */
  readonly joins: number;
}

export function createNodeClient(options: {
  readonly name: string;
  readonly serverUrl: string;
  readonly roomIds: readonly string[];
  readonly disk: ClientDisk;
}): NodeClient {
  const { name, serverUrl, roomIds, disk } = options;
  const sessions = createFakeItem({});
  const addresses = roomIds.map((roomId): RoomAddress => ({ serverUrl, roomId }));
  let life: ReturnType<typeof begin> | null = begin();

  const rooms = addresses.map((address): ClientRoom & { joins: number } => {
    const live = () => life?.rooms.get(address) ?? null;
    return {
      roomId: address.roomId,
      get live() {
        return live();
      },
      author: createAuthor(`${name}:${address.roomId}`, live),
      witness: createWitness(({ from }) => `${from.name ?? ''}:${address.roomId}`),
      joins: 0,
    };
  });

  function begin() {
    const sockets = new Set<NodeWebSocket>();
    const links: RoomSocket[] = [];
    let alive = true;
    const clock: Clock = {
      now: systemClock.now,
      after: (ms, callback) => systemClock.after(ms, () => alive && callback()),
    };
    const servers = createServers({
      open(socketOptions) {
        const socket = openSocket({ ...socketOptions, transport: keptIn(sockets) });
        links.push(socket);
        return socket;
      },
      sessions,
      profile: () => ({ name, face: 'node' }),
      watched: () => true,
      diagnose: () => Promise.resolve('unreachable'),
      clock,
    });
    const open = createRooms({
      servers,
      join: (socket, roomId, events) => joinRoom(socket, roomId, events, clock),
      ...disk.forLife(() => alive),
      sealing: noSealing,
      profile: () => ({ name, face: 'node' }),
      here: () => ({ state: 'active', invisible: false, page: null }),
      changed: () => {},
      clock,
    });
    open.keep(addresses);
    const die = () => {
      alive = false;
      for (const socket of sockets) socket.terminate();
      for (const link of links) link.close();
      open.keep([]);
    };
    return { rooms: open, die, check: () => servers.check() };
  }

  /** Looks on from the first event on. */
  function watch(open: Rooms): void {
    for (const room of rooms) {
      const live = open.get({ serverUrl, roomId: room.roomId });
      live?.subscribe((event) => {
        if (event.type === 'joined') room.joins++;
        room.witness.noticed(event, live.room.timeline);
      });
    }
  }

  if (life) watch(life.rooms);
  return {
    name,
    rooms,
    die() {
      life?.die();
      life = null;
    },
    revive() {
      life = begin();
      watch(life.rooms);
      for (const { author } of rooms) author.handOver();
    },
    check: () => life?.check(),
    async stop() {
      const last = life;
      life = null;
      for (const live of last?.rooms.all() ?? []) await live.leave();
      last?.die();
    },
  };
}

/** The WebSocket class of a life, of which the sockets can be found and broken. */
function keptIn(sockets: Set<NodeWebSocket>): new (url: string, protocols?: string[]) => WebSocket {
  class KeptWebSocket extends NodeWebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols);
      sockets.add(this);
      this.once('close', () => sockets.delete(this));
    }
  }
  // `ws` has what phoenix.js uses of a browser's WebSocket.
  return KeptWebSocket as unknown as new (url: string, protocols?: string[]) => WebSocket;
}
