import 'fake-indexeddb/auto';
import { browserWords } from '../../../lib/background/browser-words.ts';
import { firstHome, withRoom, type SavedHome } from '../../../lib/background/home.ts';
import { startBackground } from '../../../lib/background/start-background.ts';
import type { RoomId } from '../../../lib/room/types.ts';
import { joinRoom } from '../../../lib/socket/join-room.ts';
import { openSocket } from '../../../lib/socket/open-socket.ts';
import { extensionWords } from '../../fakes/extension-words.ts';
import { createFakeExtension, type FakeExtension } from '../../fakes/fake-extension.ts';
import {
  createFakePhoenixServer,
  type FakePhoenixServer,
} from '../../fakes/fake-phoenix-server.ts';
import { noSealing } from '../../fakes/no-sealing.ts';
import { KITCHEN } from '../../fakes/samples.ts';
import { installVirtualTime, type VirtualTime } from '../../fakes/virtual-time.ts';

/** The whole background over a server in memory, in time that is moved by hand. */
export interface WholeBackground {
  readonly time: VirtualTime;
  readonly server: FakePhoenixServer;
  readonly extension: FakeExtension;
  /** The rooms that are open, all on one server; the first is the kitchen. */
  readonly rooms: readonly RoomId[];
  /** When timers of the background went off, ms. */
  readonly timersAt: readonly number[];
  stop(): void;
}

export function startWholeBackground(roomCount: number): WholeBackground {
  const time = installVirtualTime();
  const timersAt = watchTimers(time);
  time.turns = 12;
  const server = createFakePhoenixServer(time);
  const rooms = Array.from({ length: roomCount }, (_, n) =>
    n === 0 ? KITCHEN.roomId : `${KITCHEN.roomId}-${n}`,
  );
  const home = rooms.reduceRight<SavedHome>(
    (before, roomId) => withRoom(before, { ...KITCHEN, roomId }),
    firstHome(),
  );
  const extension = createFakeExtension(new Map([['home', home]]));
  const realFetch = globalThis.fetch;
  Object.assign(globalThis, {
    self: globalThis,
    addEventListener: () => {},
    fetch: (url: URL) => Promise.resolve(new Response(JSON.stringify(answerTo(String(url))))),
  });
  startBackground(extension.browser, {
    openSocket: (options) => openSocket({ ...options, transport: server.transport }),
    joinRoom,
    words: browserWords(extensionWords('en')),
    sealing: noSealing,
    whereabouts: () => Promise.reject(new Error('no room knows of pages')),
    isFirefox: false,
  });
  return {
    time,
    server,
    extension,
    rooms,
    timersAt,
    stop() {
      time.uninstall();
      globalThis.fetch = realFetch;
    },
  };
}

function answerTo(url: string): object {
  if (url.endsWith('roomlight')) return { v: 1, socket: '/socket', session: '/api/session' };
  return url.endsWith('session') ? { member_id: 'ada', token: 'ada' } : {};
}

/** The fake server has a clock of its own; who sets a global timer is the background. */
function watchTimers(time: VirtualTime): number[] {
  const at: number[] = [];
  const { setTimeout, setInterval } = globalThis;
  const noted = (callback: () => void) => () => {
    at.push(time.now());
    callback();
  };
  Object.assign(globalThis, {
    setTimeout: (callback: () => void, ms?: number) => setTimeout(noted(callback), ms),
    setInterval: (callback: () => void, ms?: number) => setInterval(noted(callback), ms),
  });
  return at;
}
