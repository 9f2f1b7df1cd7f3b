import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { firstHome, withRoom, type SavedHome } from '../../lib/background/home.ts';
import { browserWords } from '../../lib/background/browser-words.ts';
import { roomKey } from '../../lib/room/room-id.ts';
import { startBackground } from '../../lib/background/start-background.ts';
import { joinRoom } from '../../lib/socket/join-room.ts';
import { openSocket } from '../../lib/socket/open-socket.ts';
import { extensionWords } from '../fakes/extension-words.ts';
import { createFakeExtension, type FakeExtension } from '../fakes/fake-extension.ts';
import { createFakePhoenixServer, type FakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { createFakeRuntimePort } from '../fakes/fake-runtime-port.ts';
import { KITCHEN } from '../fakes/samples.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';
import { noSealing } from '../fakes/no-sealing.ts';

let time: VirtualTime;
let server: FakePhoenixServer;
let extension: FakeExtension;
let fetches: number;
let cameOnline: () => void;

beforeEach(() => {
  time = installVirtualTime();
  time.turns = 12;
  server = createFakePhoenixServer(time);
  fetches = 0;
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('self', globalThis);
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => {
    if (type === 'online') cameOnline = listener;
  });
  vi.stubGlobal('fetch', (url: URL) => {
    fetches += 1;
    const asked = String(url);
    if (server.mood === 'down') return Promise.reject(new TypeError('fetch failed'));
    if (asked.endsWith('roomlight')) {
      return answer({ v: 1, socket: '/socket', session: '/api/session' });
    }
    return asked.endsWith('session') ? answer({ member_id: 'ada', token: 'ada' }) : answer({});
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  time.uninstall();
});

function answer(body: object): Promise<Response> {
  return Promise.resolve(new Response(JSON.stringify(body)));
}

/** A room that is told which page is open hears of this one. */
const PAGE = 'the-page-in-front';

function start(home: SavedHome): void {
  extension = createFakeExtension(new Map([['home', home]]));
  startBackground(extension.browser, {
    openSocket: (options) => openSocket({ ...options, transport: server.transport }),
    joinRoom,
    words: browserWords(extensionWords('en')),
    sealing: noSealing,
    whereabouts: async () => async () => ({
      tells: () => ({ page: PAGE }),
      look: async () => {},
      heard: () => {},
      travel: () => ({ consent: 'ask', leading: false, following: null, answered: [] }),
      lead: () => {},
      ask: async () => false,
      answer: () => {},
      follow: () => {},
    }),
    isFirefox: false,
  });
}

describe('a background that starts', () => {
  test('without a room asks nothing of any server and sets no alarm', async () => {
    start(firstHome());
    await time.advance(90_000);
    expect(server.attempts).toEqual([]);
    expect(fetches).toBe(0);
    expect(extension.alarms.size).toBe(0);
    expect(extension.badge.text).toBe('');
  });

  test('keeps what it keeps from content scripts, where the browser can', () => {
    start(firstHome());
    expect(extension.access).toBe('TRUSTED_CONTEXTS');
  });

  test('joins the rooms that were not left, is woken again, and shows who is there', async () => {
    start(withRoom(firstHome(), KITCHEN));
    await time.advance(2_000);
    expect(server.room('kitchen').channels.size).toBe(1);
    expect(extension.alarms.size).toBe(1);
    expect(extension.badge.text).toBe('1');
  });

  test('serves a surface that woke it, once it knows the home', async () => {
    start(withRoom(firstHome(), KITCHEN));
    const popup = createFakeRuntimePort('popup.html');
    extension.connect(popup.port);
    const reply = popup.ask({ type: 'watch', room: KITCHEN });
    await time.advance(2_000);
    expect(await reply).toEqual({ ok: true, value: null });
    expect(popup.updates.slice(0, 2).map(({ type }) => type)).toEqual(['home', 'snapshot']);
  });
});

test('however many people come, a surface is told of them and of their number five times a second', async () => {
  start(withRoom(firstHome(), KITCHEN));
  const popup = createFakeRuntimePort('popup.html');
  extension.connect(popup.port);
  const watching = popup.ask({ type: 'watch', room: KITCHEN });
  await time.advance(5_000);
  await watching;
  const perSecond: number[] = [];
  for (let second = 0; second < 4; second += 1) {
    const before = popup.updates.length;
    for (let n = 0; n < 20; n += 1) {
      const joins = { [`p${second}-${n}`]: { metas: [{ phx_ref: `x${second}-${n}` }] } };
      const diff = { joins, leaves: {} };
      server.sendRaw(JSON.stringify([null, null, 'room:kitchen', 'presence_diff', diff]));
      await time.advance(50);
    }
    perSecond.push(popup.updates.length - before);
  }
  await time.advance(2_000);
  expect(Math.max(...perSecond)).toBeLessThanOrEqual(5);
  const home = popup.updates.findLast(({ type }) => type === 'home');
  expect(home).toMatchObject({ home: { rooms: [{ people: 81 }] } });
});

test('a room is told which page is open only while somebody looks at one', async () => {
  start({ ...withRoom(firstHome(), KITCHEN), sharing: [roomKey(KITCHEN)] });
  const told = () =>
    server.received.flatMap(({ payload }) => ('page' in payload ? [payload.page] : []));
  await time.advance(5_000);
  expect(told().filter((page) => page !== null)).toEqual([]);
  const popup = createFakeRuntimePort('popup.html');
  extension.connect(popup.port);
  void popup.ask({ type: 'ping', input: true, inFront: true });
  await time.advance(5_000);
  expect(told().at(-1)).toBe(PAGE);
  await time.advance(3 * 60_000);
  expect(told().at(-1)).toBeNull();
});

describe('the alarm', () => {
  async function ringFor(minutes: number): Promise<void> {
    for (let i = 0; i < 2 * minutes; i++) {
      await time.advance(30_000);
      extension.ringAlarm();
    }
  }

  test('does not wake the impatience of a socket that was told to wait', async () => {
    server.mood = { close: 1013, afterMs: 100 };
    start(withRoom(firstHome(), KITCHEN));
    await ringFor(10);
    expect(server.attempts.length).toBeLessThanOrEqual(6);
  });

  test('leaves a server that accepts and closes at two attempts a minute', async () => {
    server.mood = { close: 1011 };
    start(withRoom(firstHome(), KITCHEN));
    await ringFor(2);
    const before = server.attempts.length;
    await ringFor(10);
    expect(server.attempts.length - before).toBeLessThanOrEqual(20);
  });

  test('puts ! on the button once the server has been away for minutes, and the people when it is back', async () => {
    start(withRoom(firstHome(), KITCHEN));
    await ringFor(1);
    server.mood = 'down';
    server.dropConnections();
    await ringFor(4);
    expect(extension.badge.text).toBe('');
    await ringFor(2);
    expect(extension.badge).toEqual({ text: '!', title: expect.stringContaining('kitchen') });
    server.mood = 'up';
    await ringFor(1);
    expect(extension.badge.text).toBe('1');
  });

  test('finds the server that is back', async () => {
    server.mood = 'down';
    start(withRoom(firstHome(), KITCHEN));
    await ringFor(3);
    server.mood = 'up';
    await ringFor(1);
    expect(server.room('kitchen').channels.size).toBe(1);
  });
});

test('a message that waits for longer than a day is shown as failed, though the server is still away', async () => {
  server.mood = 'down';
  start(withRoom(firstHome(), KITCHEN));
  const popup = createFakeRuntimePort('popup.html');
  extension.connect(popup.port);
  void popup.ask({ type: 'watch', room: KITCHEN });
  void popup.ask({ type: 'send_message', room: KITCHEN, cid: 'c'.repeat(32), body: 'wait' });
  await time.advance(2_000);
  time.sleep(25 * 3_600_000);
  extension.ringAlarm();
  await time.advance(1_000);
  const changes = popup.updates.flatMap((update) =>
    update.type === 'event' && update.event.type === 'outgoing_changed' ? [update.event] : [],
  );
  expect(changes.map(({ entry }) => entry.delivery)).toEqual([
    { status: 'queued' },
    { status: 'failed', reason: 'too_old' },
  ]);
});

test('a machine that slept finds its half-open connection soon after it woke', async () => {
  start(withRoom(firstHome(), KITCHEN));
  await time.advance(5_000);
  server.freeze();
  time.sleep(3_600_000);
  await time.advance(21_000);
  expect(server.attempts.length).toBeGreaterThan(1);
  expect(server.room('kitchen').channels.size).toBeGreaterThan(0);
});

describe('a half-open connection is found within three seconds', () => {
  beforeEach(async () => {
    start(withRoom(firstHome(), KITCHEN));
    await time.advance(5_000);
    server.freeze();
  });
  const expectFound = async () => {
    await time.advance(3_600);
    expect(server.attempts).toHaveLength(2);
    expect(server.room('kitchen').channels.size).toBeGreaterThan(0);
  };

  test('of the alarm that rings when the machine wakes', async () => {
    time.suspend(3_600_000);
    extension.ringAlarm();
    await expectFound();
  });

  test('of somebody looking after the machine woke', async () => {
    time.suspend(3_600_000);
    const popup = createFakeRuntimePort('popup.html');
    extension.connect(popup.port);
    void popup.ask({ type: 'ping', input: true, inFront: true });
    await expectFound();
  });

  test('of the network coming back', async () => {
    cameOnline();
    await expectFound();
  });
});

test('after a sleep the log is asked for what was missed, though the connection lives', async () => {
  start(withRoom(firstHome(), KITCHEN));
  await time.advance(5_000);
  const asked = () => server.received.filter(({ event }) => event === 'history').length;
  const before = asked();
  time.sleep(3_600_000);
  extension.ringAlarm();
  await time.advance(1_000);
  expect(server.attempts).toHaveLength(1);
  expect(asked()).toBe(before + 1);
});

test('when the network is back a connection that waits for its turn is tried at once', async () => {
  server.mood = 'down';
  start(withRoom(firstHome(), KITCHEN));
  await time.advance(120_000);
  server.mood = 'up';
  const before = server.attempts.length;
  cameOnline();
  await time.advance(100);
  expect(server.attempts).toHaveLength(before + 1);
});

describe('an update of the extension', () => {
  async function openPopup() {
    const popup = createFakeRuntimePort('popup.html');
    extension.connect(popup.port);
    void popup.ask({ type: 'ping', input: true, inFront: true });
    void popup.ask({ type: 'watch', room: KITCHEN });
    await time.advance(2_000);
    return popup;
  }

  test('is taken at once where nobody looks and nothing is on its way', async () => {
    start(withRoom(firstHome(), KITCHEN));
    await time.advance(2_000);
    extension.offerUpdate();
    expect(extension.reloads).toBe(1);
  });

  test('waits for as long as somebody looks', async () => {
    start(withRoom(firstHome(), KITCHEN));
    const popup = await openPopup();
    extension.offerUpdate();
    for (let minute = 0; minute < 5; minute += 1) {
      for (let beat = 0; beat < 3; beat += 1) {
        void popup.ask({ type: 'ping', input: true, inFront: true });
        await time.advance(20_000);
      }
    }
    expect(extension.reloads).toBe(0);
    await time.advance(60_000);
    expect(extension.reloads).toBe(1);
  });

  test('waits for a message that is on its way', async () => {
    start(withRoom(firstHome(), KITCHEN));
    const popup = await openPopup();
    server.mood = 'down';
    server.dropConnections();
    void popup.ask({ type: 'send_message', room: KITCHEN, cid: 'c'.repeat(32), body: 'wait' });
    await time.advance(100_000);
    extension.offerUpdate();
    await time.advance(300_000);
    expect(extension.reloads).toBe(0);
    server.mood = 'up';
    await time.advance(120_000);
    expect(server.room('kitchen').log.messages.map(({ body }) => body)).toEqual(['wait']);
    expect(extension.reloads).toBe(1);
  });
});
