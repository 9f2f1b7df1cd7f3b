import 'fake-indexeddb/auto';
import { randomBytes, randomUUID } from 'node:crypto';
import { WebSocket as NodeWebSocket } from 'ws';
import type { LiveRoom } from '../../lib/background/live-room.ts';
import { createRooms } from '../../lib/background/rooms.ts';
import { createServers } from '../../lib/background/servers.ts';
import { systemClock, type Clock } from '../../lib/clock.ts';
import { openKeyStore } from '../../lib/crypto/key-store.ts';
import type { Message, Room } from '../../lib/room/types.ts';
import { createSealing } from '../../lib/seal/sealing.ts';
import { joinRoom } from '../../lib/socket/join-room.ts';
import { openSocket, type RoomSocket } from '../../lib/socket/open-socket.ts';
import type { ChangeRequest, HereNow } from '../../lib/wire/build.ts';
import { createFakeItem } from '../fakes/fake-item.ts';
import { createIndexedDisk } from '../faults/process/client-disk.ts';

type Wish = ChangeRequest extends infer T ? (T extends unknown ? Omit<T, 'cid'> : never) : never;

/** Somebody in one encrypted room: the background's engine, keys and disk, over a real socket. */
export interface SealedPerson {
  readonly room: Room;
  /** What the background holds of the room. */
  readonly live: LiveRoom;
  /** What the timeline shows: bodies, and `(state)` for what has none. */
  readonly heard: readonly string[];
  said(body: string): Message | undefined;
  say(body: string, replyTo?: string): Promise<unknown>;
  change(wish: Wish): Promise<unknown>;
  /** Loads the page before the first message here. */
  loadOlder(): Promise<void>;
  die(): void;
  revive(): void;
  stop(): Promise<void>;
}

/** `sent` is called with each frame that leaves. */
export async function createSealedPerson(options: {
  readonly name: string;
  readonly serverUrl: string;
  readonly root: string;
  /** Which page they are on, and what else only members may know of it. */
  readonly here?: Partial<HereNow>;
  /** Another room than the root's: what somebody does who only knows its name. */
  readonly roomId?: string;
  readonly sent?: (frame: string) => void;
}): Promise<SealedPerson> {
  const { name, serverUrl, root, here = {}, sent = () => {} } = options;
  const unique = `${name} ${randomUUID()}`;
  const store = openKeyStore(`${unique} keys`);
  const kept = await store.add(root, null);
  if (!kept) throw new Error('no root');
  const roomId = options.roomId ?? kept.roomId;
  const address = { serverUrl, roomId };
  const seals = createSealing({ ...store, find: () => Promise.resolve({ ...kept, roomId }) });
  const disk = createIndexedDisk(unique);
  const sessions = createFakeItem({});
  let life = begin();

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
        const socket = openSocket({ ...socketOptions, transport: listenedTo(sockets, sent) });
        links.push(socket);
        return socket;
      },
      sessions,
      profile: () => ({ name, face: 'face123' }),
      watched: () => true,
      diagnose: () => Promise.resolve('unreachable'),
      clock,
    });
    const rooms = createRooms({
      servers,
      join: (socket, id, events) => joinRoom(socket, id, events, clock),
      ...disk.forLife(() => alive),
      sealing: () => Promise.resolve(seals),
      profile: () => ({ name, face: 'face123' }),
      here: () => ({ state: 'active', invisible: false, page: null, ...here }),
      changed: () => {},
      clock,
    });
    rooms.keep([address]);
    const live = rooms.get(address);
    if (!live) throw new Error('not open');
    const die = () => {
      alive = false;
      for (const socket of sockets) socket.terminate();
      for (const link of links) link.close();
      rooms.keep([]);
    };
    return { live, die };
  }

  const messages = () =>
    life.live.room.timeline.filter((item): item is Message => item.kind === 'message');

  return {
    get room() {
      return life.live.room;
    },
    get live() {
      return life.live;
    },
    get heard() {
      return messages().map(({ body, deleted, seal }) =>
        deleted ? '(deleted)' : body === '' ? `(${seal?.state})` : body,
      );
    },
    said: (body) => messages().find((message) => message.body === body),
    say: (body, replyTo) =>
      life.live.send(randomBytes(16).toString('hex'), body, replyTo ? { replyTo } : {}),
    change: (wish) => life.live.change({ ...wish, cid: randomBytes(16).toString('hex') }),
    loadOlder: () => life.live.loadOlder(),
    die: () => life.die(),
    revive: () => {
      life = begin();
    },
    async stop() {
      await life.live.leave();
      life.die();
    },
  };
}

function listenedTo(
  sockets: Set<NodeWebSocket>,
  sent: (frame: string) => void,
): new (url: string, protocols?: string[]) => WebSocket {
  class Listened extends NodeWebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols);
      sent(`${url} ${(protocols ?? []).join(' ')}`);
      sockets.add(this);
      this.once('close', () => sockets.delete(this));
      const send = this.send.bind(this);
      this.send = (data: string) => {
        sent(data);
        send(data);
      };
    }
  }
  // `ws` has what phoenix.js uses of a browser's WebSocket.
  return Listened as unknown as new (url: string, protocols?: string[]) => WebSocket;
}
