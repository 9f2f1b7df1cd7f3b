import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browserWords } from '../../lib/background/browser-words.ts';
import { firstHome, withRoom, type SavedHome } from '../../lib/background/home.ts';
import { startBackground } from '../../lib/background/start-background.ts';
import { log, recentLog } from '../../lib/log.ts';
import type { CommandOf } from '../../lib/port/watch-room.ts';
import { roomKey } from '../../lib/room/room-id.ts';
import { joinRoom } from '../../lib/socket/join-room.ts';
import { openSocket } from '../../lib/socket/open-socket.ts';
import { extensionWords } from '../fakes/extension-words.ts';
import { createFakeExtension, type FakeExtension } from '../fakes/fake-extension.ts';
import { createFakePhoenixServer, type FakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { createFakeRuntimePort, type FakeRuntimePort } from '../fakes/fake-runtime-port.ts';
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
  await start();
});
afterEach(() => {
  vi.unstubAllGlobals();
  time.uninstall();
});

async function start(isFirefox = false): Promise<void> {
  startBackground(extension.browser, {
    openSocket: (options) => openSocket({ ...options, transport: server.transport }),
    joinRoom,
    words: browserWords(extensionWords('en')),
    sealing: noSealing,
    whereabouts: () => Promise.reject(new Error('no room knows of pages')),
    isFirefox,
  });
  await time.advance(3_000);
}

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

test('in Firefox also the permission to tell others of pages is given back, and the log is empty', async () => {
  extension = createFakeExtension(extension.local);
  await start(true);
  log('something went wrong before');
  const popup = openPopup();
  const reply = popup.ask({ type: 'erase_everything' });
  await time.advance(5_000);
  expect(await reply).toMatchObject({ ok: true });
  expect(extension.given).toEqual([
    {
      origins: ['https://a.example/*'],
      permissions: ['notifications'],
      data_collection: ['browsingActivity'],
    },
  ]);
  expect(recentLog()).toEqual([]);
});

test('a browser that takes no permission back is said, and all the rest is erased', async () => {
  extension.local.set('guide', 'read');
  extension.browser.permissions.remove = () => Promise.reject(new Error('required'));
  const popup = openPopup();
  const reply = popup.ask({ type: 'erase_everything' });
  await time.advance(5_000);
  expect(await reply).toMatchObject({ ok: false });
  expect([...extension.local.keys()]).toEqual(['home']);
  expect((extension.local.get('home') as SavedHome).rooms).toEqual([]);
  expect(await indexedDB.databases()).toEqual([]);
});

test('a click on a notification opens the room in a window where no overlay is', async () => {
  extension.clickNotice(ID);
  await time.advance(1_000);
  expect(extension.windows).toEqual([expect.stringMatching(/popup\.html$/)]);
});

test('where a panel is open a click on a notification opens nothing, and brings its window to the front', async () => {
  const panel = createFakeRuntimePort('sidepanel.html');
  extension.connect(panel.port);
  extension.openPanel(3);
  extension.clickNotice(ID);
  await time.advance(1_000);
  expect(extension.windows).toEqual([]);
  expect(extension.fronts).toEqual([3]);
  expect(panel.updates.at(-1)).toEqual({ type: 'focus_composer' });
});

test('a notification that an earlier life of the background has shown stays while unread, and goes once read', async () => {
  openPopup().post({ id: 1, command: { type: 'watch', room: KITCHEN } });
  await time.advance(100);
  const { name } = (extension.local.get('home') as SavedHome).profile;
  server.room('kitchen').say('grace', `@${name} are you there?`);
  await time.advance(10_000);
  expect([...extension.notices.keys()]).toEqual([ID]);

  extension = createFakeExtension(extension.local, extension.alarms, extension.notices);
  await start();
  expect([...extension.notices.keys()]).toEqual([ID]);
  const popup = openPopup();
  void popup.ask({ type: 'watch', room: KITCHEN });
  await time.advance(100);
  const snapshot = popup.updates.find((update) => update.type === 'snapshot');
  const key = snapshot?.room.timeline.at(-1)?.key ?? '';
  void popup.ask({ type: 'mark_read', room: KITCHEN, key });
  await time.advance(1_000);
  expect([...extension.notices.keys()]).toEqual([]);
});

test('a person gets what was noted lately, to copy', async () => {
  const reply = openPopup().ask({ type: 'read_log' });
  await time.advance(100);
  expect(await reply).toMatchObject({ ok: true, value: expect.any(Array) });
});

describe('a mention in a room that an open panel shows', () => {
  const front = { type: 'ping', input: true, inFront: true } as const;
  const homeOf = ({ updates }: FakeRuntimePort) =>
    updates.findLast((update) => update.type === 'home')?.home;

  async function openPanel(ping: CommandOf<'ping'>) {
    const panel = createFakeRuntimePort('sidepanel.html');
    extension.connect(panel.port);
    void panel.ask({ type: 'watch', room: KITCHEN });
    void panel.ask(ping);
    await time.advance(100);
    return panel;
  }

  async function mention() {
    const { name } = (extension.local.get('home') as SavedHome).profile;
    server.room('kitchen').say('grace', `@${name} the lamp is lit`);
    await time.advance(1_000);
  }

  test('calls nobody who has it before them', async () => {
    await openPanel(front);
    await mention();
    expect(extension.notices.size).toBe(0);
  });

  test('calls whoever works in another window', async () => {
    const panel = await openPanel(front);
    void panel.ask({ ...front, input: false, inFront: false });
    await mention();
    expect([...extension.notices.keys()]).toEqual([ID]);
  });

  test('calls whoever has touched nothing for minutes, and every surface knows that they are idle', async () => {
    const panel = await openPanel(front);
    for (let beat = 0; beat < 10; beat += 1) {
      void panel.ask({ ...front, input: false });
      await time.advance(20_000);
    }
    expect(homeOf(panel)?.idle).toBe(true);
    await mention();
    expect([...extension.notices.keys()]).toEqual([ID]);
    void panel.ask(front);
    await time.advance(100);
    expect(homeOf(panel)?.idle).toBe(false);
  });
});
