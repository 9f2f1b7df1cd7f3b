import { viewHome } from '../../lib/background/home-view.ts';
import { keepHome, type SavedHome } from '../../lib/background/home.ts';
import { createOurPresence, type OurPresence } from '../../lib/background/our-presence.ts';
import type { OverlayTabs } from '../../lib/background/overlay-tabs.ts';
import { createRooms, type Rooms } from '../../lib/background/rooms.ts';
import type { PortWorld } from '../../lib/background/serve-port.ts';
import { createServers } from '../../lib/background/servers.ts';
import { createViewers } from '../../lib/background/viewers.ts';
import { joinRoom } from '../../lib/socket/join-room.ts';
import { openSocket } from '../../lib/socket/open-socket.ts';
import { createFakeItem, type FakeItem } from './fake-item.ts';
import { createFakePhoenixServer, type FakePhoenixServer } from './fake-phoenix-server.ts';
import { OURS } from './fake-runtime-port.ts';
import { createMemoryDisk, type MemoryDisk } from './memory-disk.ts';
import { installVirtualTime, type VirtualTime } from './virtual-time.ts';
import { openKeyStore } from '../../lib/crypto/key-store.ts';
import { createSealing } from '../../lib/seal/sealing.ts';

/** Everything behind the ports of a background, over a fake server and a fake disk. */
export interface FakePortWorld extends PortWorld {
  readonly time: VirtualTime;
  readonly server: FakePhoenixServer;
  readonly disk: MemoryDisk;
  readonly homeItem: FakeItem<SavedHome | null>;
  readonly rooms: Rooms;
  readonly presence: OurPresence;
  /** What the overlay was asked to do: `hide 7 site`. */
  readonly overlayCalls: string[];
  /** How many rooms were open each time that everything was to be erased. */
  readonly erased: number[];
}

/** The nonce that `acceptFrame` takes, for tab 7. */
export const NONCE = 'the-nonce';

/** What is selected in tab 7; no other tab may be looked at. */
export const QUOTE = { exact: 'the lamp', prefix: 'of ', suffix: ' in' };

export function createPortWorld(saved: SavedHome): FakePortWorld {
  const time = installVirtualTime();
  const server = createFakePhoenixServer(time);
  const disk = createMemoryDisk();
  const homeItem = createFakeItem<SavedHome | null>(saved);
  const listeners = new Set<() => void>();
  const overlayCalls: string[] = [];
  const erased: number[] = [];

  function homeChanged(): void {
    rooms.keep(keeper.home.rooms);
    for (const listener of listeners) listener();
  }

  const keeper = keepHome(homeItem, homeChanged);
  const presence = createOurPresence(() => rooms.selfChanged(), time);
  const servers = createServers({
    open: (options) => openSocket({ ...options, transport: server.transport }),
    sessions: createFakeItem({}),
    profile: () => keeper.home.profile,
    watched: () => presence.watched,
    diagnose: () => Promise.resolve('unreachable'),
    clock: time,
    find: () => Promise.resolve({ memberId: 'ada', token: 'ada', socketPath: null }),
  });
  const seals = createSealing(openKeyStore(`keys ${crypto.randomUUID()}`));
  const sealing = () => Promise.resolve(seals);
  const rooms: Rooms = createRooms({
    servers,
    join: (socket, roomId, events) => joinRoom(socket, roomId, events, time),
    ...disk.forLife(() => true),
    sealing,
    profile: () => keeper.home.profile,
    here: () => ({ state: presence.state, invisible: keeper.home.invisible, page: null }),
    changed: () => {},
    clock: time,
  });
  const call = async (what: string) => void overlayCalls.push(what);
  const overlay: OverlayTabs = {
    acceptFrame: async (_sender, nonce) => (nonce === NONCE ? { tabId: 7, key: 'doc-7' } : null),
    resize: (frame, width, height) => call(`resize ${frame.tabId} ${width}x${height}`),
    drag: (frame, dx, dy, done) => call(`drag ${frame.tabId} ${dx},${dy} ${done}`),
    releaseFocus: (frame) => call(`release ${frame.tabId}`),
    status: async () => ({ shown: true }),
    async show(tabId) {
      await keeper.update((home) => ({ ...home, overlay: { ...home.overlay, paused: false } }));
      await call(`show ${tabId}`);
      return { shown: true };
    },
    hide: (tabId, until) => call(`hide ${tabId} ${until}`),
    handleMessage: () => undefined,
    tabs: async () => [7],
    pageUrl: () => undefined,
    forget: () => void overlayCalls.push('forget'),
    settle: async () => {},
  };
  const viewers = createViewers(time);

  return {
    time,
    server,
    disk,
    homeItem,
    overlayCalls,
    keeper,
    rooms,
    sealing,
    whereabouts: () => null,
    overlay,
    quotes: {
      take: async (tabId) => (tabId === 7 ? QUOTE : Promise.reject(new Error('not there'))),
      find: async (_tabId, { exact }) => exact === QUOTE.exact,
    },
    presence,
    viewers,
    forgetSession: servers.forget,
    erase: async () => void erased.push(keeper.home.rooms.length),
    erased,
    seen: presence.seen,
    test: async (serverUrl) => ({
      ok: true,
      report: { serverUrl, name: null, kind: 'phoenix' },
    }),
    ready: keeper.loaded.then(homeChanged),
    home: () => viewHome(keeper.home, rooms, { whereabouts: null, state: presence.state }),
    onHome(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ours: OURS,
  };
}
