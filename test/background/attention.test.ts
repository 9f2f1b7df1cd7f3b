import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browserWords } from '../../lib/background/browser-words.ts';
import { firstHome, withRoom, type SavedHome } from '../../lib/background/home.ts';
import { startBackground } from '../../lib/background/start-background.ts';
import { roomKey } from '../../lib/room/room-id.ts';
import { joinRoom } from '../../lib/socket/join-room.ts';
import { openSocket } from '../../lib/socket/open-socket.ts';
import { extensionWords } from '../fakes/extension-words.ts';
import { createFakeExtension, type FakeExtension } from '../fakes/fake-extension.ts';
import { createFakePhoenixServer, type FakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { createFakeRuntimePort } from '../fakes/fake-runtime-port.ts';
import { KITCHEN } from '../fakes/samples.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';
import { noSealing } from '../fakes/no-sealing.ts';

const ID = roomKey(KITCHEN);
let time: VirtualTime;
let server: FakePhoenixServer;
let extension: FakeExtension;

beforeEach(async () => {
  time = installVirtualTime();
  time.turns = 12;
  server = createFakePhoenixServer(time);
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('self', globalThis);
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('fetch', async (url: URL) => {
    const asked = String(url);
    const body = asked.endsWith('roomlight')
      ? { v: 1, socket: '/socket', session: '/api/session' }
      : { member_id: 'ada', token: 'ada' };
    return new Response(JSON.stringify(body));
  });
  const home = withRoom(firstHome(), KITCHEN);
  extension = createFakeExtension(new Map([['home', home]]));
  startBackground(extension.browser, {
    openSocket: (options) => openSocket({ ...options, transport: server.transport }),
    joinRoom,
    words: browserWords(extensionWords('en')),
    sealing: noSealing,
    whereabouts: () => Promise.reject(new Error('no room knows of pages')),
    isFirefox: false,
  });
  await time.advance(3_000);
});
afterEach(() => {
  vi.unstubAllGlobals();
  time.uninstall();
});

function openPopup() {
  const popup = createFakeRuntimePort('popup.html');
  extension.connect(popup.port);
  return popup;
}

test('everything is erased: rooms, databases, storage and permissions, and a first home is there', async () => {
  expect((await indexedDB.databases()).length).toBeGreaterThan(0);
  const popup = openPopup();
  const reply = popup.ask({ type: 'erase_everything' });
  await time.advance(5_000);
  expect(await reply).toEqual({ ok: true, value: null });
  const last = popup.updates.findLast(({ type }) => type === 'home');
  expect(last).toMatchObject({ home: { welcomed: false, rooms: [], front: null, recent: [] } });
  expect([...extension.local.keys()]).toEqual(['home']);
  expect((extension.local.get('home') as SavedHome).rooms).toEqual([]);
  expect(extension.given).toEqual([
    { origins: ['https://a.example/*'], permissions: ['notifications'] },
  ]);
  expect(await indexedDB.databases()).toEqual([]);
  expect(server.room('kitchen').channels.size).toBe(0);
});

test('a click on a notification opens the room in a window where no overlay is', async () => {
  extension.clickNotice(ID);
  await time.advance(1_000);
  expect(extension.windows).toEqual([expect.stringMatching(/popup\.html$/)]);
});

test('a person gets what was noted lately, to copy', async () => {
  const reply = openPopup().ask({ type: 'read_log' });
  await time.advance(100);
  expect(await reply).toMatchObject({ ok: true, value: expect.any(Array) });
});
