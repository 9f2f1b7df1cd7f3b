import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { firstHome, withRoom } from '../../lib/background/home.ts';
import { servePort } from '../../lib/background/serve-port.ts';
import type { Command } from '../../lib/port/contract.ts';
import { emptyRoom, reduceRoom } from '../../lib/room/reduce.ts';
import type { Room } from '../../lib/room/types.ts';
import { createFakeRuntimePort, type FakeRuntimePort } from '../fakes/fake-runtime-port.ts';
import { createPortWorld, NONCE, type FakePortWorld } from '../fakes/port-world.ts';
import { GARDEN, KITCHEN, LOCAL } from '../fakes/samples.ts';

const CID = 'c'.repeat(32);

let world: FakePortWorld;

beforeEach(async () => {
  world = createPortWorld(withRoom(firstHome(), KITCHEN));
  await world.time.advance(1_000);
});
afterEach(() => world.time.uninstall());

async function open(page = 'popup.html', sender = {}): Promise<FakeRuntimePort> {
  const surface = createFakeRuntimePort(page, sender);
  servePort(surface.port, world);
  await world.time.settle();
  return surface;
}

function openFrame(): Promise<FakeRuntimePort> {
  const tab = { id: 7 };
  return open('overlay-frame.html', { frameId: 3, tab, documentId: 'doc-7' });
}

async function watched(page?: string): Promise<FakeRuntimePort> {
  const surface = await open(page);
  expect(await surface.ask({ type: 'watch', room: KITCHEN })).toEqual({ ok: true, value: null });
  return surface;
}

/** The room as the surface holds it after all it was told. */
function roomOf(surface: FakeRuntimePort): Room | null {
  let room: Room | null = null;
  for (const update of surface.updates) {
    if (update.type === 'snapshot') room = update.room;
    if (update.type === 'event') room = reduceRoom(room ?? emptyRoom(KITCHEN), update.event);
  }
  return room;
}

describe('who is let in', () => {
  test.each([
    ['another extension', 'popup.html', { id: 'somebody-else' }],
    ['a page that is not ours', 'popup.html', { url: 'https://evil.example/popup.html' }],
    ['an address of ours that is no surface', 'background.html', {}],
    ['our popup inside a frame of some page', 'popup.html', { frameId: 2, tab: { id: 7 } }],
    ['our overlay page as a tab of its own', 'overlay-frame.html', { frameId: 0, tab: { id: 7 } }],
    ['our content script', '', { url: 'https://example.org/', frameId: 0, tab: { id: 7 } }],
  ])('not %s: its port is closed without a word', async (_who, page, sender) => {
    const surface = await open(page, sender);
    expect(surface.isClosed).toBe(true);
    expect(surface.updates).toEqual([]);
  });

  test('a popup is told of the home first, without asking', async () => {
    const surface = await open();
    expect(surface.updates.map(({ type }) => type)).toEqual(['home']);
  });

  test('a home in which nothing has changed is not told again', async () => {
    const surface = await open();
    await world.keeper.update((home) => ({ ...home }));
    expect(surface.updates.map(({ type }) => type)).toEqual(['home']);
    await world.keeper.update((home) => withRoom(home, GARDEN));
    expect(surface.updates.map(({ type }) => type)).toEqual(['home', 'home']);
  });

  test('an overlay frame hears nothing before its nonce, whatever it asks', async () => {
    const frame = await openFrame();
    await world.keeper.update((home) => withRoom(home, GARDEN));
    for (const command of [
      { type: 'watch', room: KITCHEN },
      { type: 'send_message', room: KITCHEN, cid: CID, body: 'x' },
      { type: 'ping', input: true, inFront: true },
      { type: 'hide_overlay', until: 'everywhere' },
    ] satisfies Command[]) {
      expect(await frame.ask(command)).toEqual({ ok: false, problem: 'not_allowed' });
    }
    await world.time.advance(60_000);
    expect(frame.updates).toEqual([]);
    expect(world.overlayCalls).toEqual([]);
  });

  test('an overlay frame with a wrong nonce stays outside', async () => {
    const frame = await openFrame();
    const reply = await frame.ask({ type: 'present_nonce', nonce: 'guessed' });
    expect(reply).toEqual({ ok: false, problem: 'not_allowed' });
    await world.time.advance(1_000);
    expect(frame.updates).toEqual([]);
  });

  test('an overlay frame with its nonce is told of the home, and may watch', async () => {
    const frame = await openFrame();
    await frame.ask({ type: 'present_nonce', nonce: NONCE });
    await frame.ask({ type: 'watch', room: KITCHEN });
    expect(frame.updates.map(({ type }) => type)).toEqual(['home', 'snapshot']);
  });
});

describe('what each may ask', () => {
  test.each([
    { type: 'open_room', server: LOCAL, room: 'attic' },
    { type: 'leave_room', room: KITCHEN },
    { type: 'save_profile', profile: { name: 'Eve', face: 'eve' } },
    { type: 'test_server', server: LOCAL },
    { type: 'overlay_status', tabId: 7 },
    { type: 'show_overlay', tabId: 7 },
    {
      type: 'save_overlay_rules',
      rules: { mode: 'everywhere', sites: [], hiddenHosts: [], paused: false },
    },
  ] satisfies Command[])('an overlay frame may not $type', async (command) => {
    const frame = await openFrame();
    await frame.ask({ type: 'present_nonce', nonce: NONCE });
    const before = world.keeper.home;
    expect(await frame.ask(command)).toEqual({ ok: false, problem: 'not_allowed' });
    expect(world.keeper.home).toBe(before);
    expect(world.overlayCalls).toEqual([]);
  });

  test.each(['resize_frame', 'drag_frame', 'release_focus', 'present_nonce'])(
    'a popup may not %s',
    async (type) => {
      const surface = await open();
      const fields = { nonce: NONCE, width: 1, height: 1, dx: 1, dy: 1, done: true };
      const reply = await surface.ask({ type, ...fields } as unknown as Command);
      expect(reply).toEqual({ ok: false, problem: 'not_allowed' });
    },
  );

  test('an overlay frame hides the tab it is in, whatever tab it names', async () => {
    const frame = await openFrame();
    await frame.ask({ type: 'present_nonce', nonce: NONCE });
    await frame.ask({ type: 'hide_overlay', until: 'site', tabId: 9 });
    expect(world.overlayCalls).toEqual(['hide 7 site']);
  });

  test.each([
    ['nothing', null],
    ['text', 'watch'],
    ['a command without an id', { command: { type: 'ping' } }],
    ['an id that is none', { id: -1, command: { type: 'ping' } }],
    ['a type from the prototype', { id: 1, command: { type: 'constructor' } }],
    ['an unknown type', { id: 1, command: { type: 'format_disk' } }],
    ['a room that is none', { id: 1, command: { type: 'watch', room: 'kitchen' } }],
    [
      'a cid that is none',
      { id: 1, command: { type: 'discard_message', room: KITCHEN, cid: '../' } },
    ],
  ])('%s is refused, and the port goes on', async (_what, message) => {
    const surface = await open();
    surface.post(message);
    await world.time.settle();
    expect(await surface.ask({ type: 'ping', input: true, inFront: true })).toEqual({
      ok: true,
      value: null,
    });
  });
});

describe('watching a room', () => {
  test('a snapshot comes first, then every event: the surface holds what the background holds', async () => {
    const surface = await watched();
    expect(surface.updates.map(({ type }) => type)).toEqual(['home', 'snapshot']);
    world.server.room('kitchen').say('grace', 'hello');
    await surface.ask({ type: 'send_message', room: KITCHEN, cid: CID, body: 'hi' });
    await world.time.advance(2_000);
    world.server.dropConnections();
    await world.time.advance(15_000);
    expect(roomOf(surface)).toEqual(world.rooms.get(KITCHEN)?.room);
    expect(roomOf(surface)?.timeline).toHaveLength(2);
  });

  test('two surfaces hold the same', async () => {
    const [popup, panel] = [await watched(), await watched('sidepanel.html')];
    world.server.room('kitchen').say('grace', 'hello');
    await popup.ask({ type: 'send_message', room: KITCHEN, cid: CID, body: 'hi' });
    await world.time.advance(2_000);
    expect(roomOf(popup)).toEqual(roomOf(panel));
  });

  test('a second watch takes the place of the first', async () => {
    const surface = await watched();
    await surface.ask({ type: 'open_room', server: LOCAL, room: 'garden' });
    await surface.ask({ type: 'watch', room: GARDEN });
    await world.time.advance(1_000);
    const before = surface.updates.length;
    world.server.room('kitchen').say('grace', 'in the kitchen');
    await world.time.advance(1_000);
    expect(surface.updates.length).toBe(before);
    expect(roomOf(surface)?.address).toEqual(GARDEN);
  });

  test('after unwatch nothing more is told', async () => {
    const surface = await watched();
    await surface.ask({ type: 'unwatch' });
    const before = surface.updates.length;
    world.server.room('kitchen').say('grace', 'hello');
    await world.time.advance(1_000);
    expect(surface.updates.length).toBe(before);
  });

  test('nothing is told where nobody looks, and all there is once somebody does', async () => {
    const [hidden, seen] = [await watched(), await watched('sidepanel.html')];
    await hidden.ask({ type: 'look_away' });
    const before = hidden.updates.length;
    world.server.room('kitchen').say('grace', 'hello');
    await world.time.advance(1_000);
    await seen.ask({ type: 'save_profile', profile: { name: 'Ada', face: 'ada' } });
    expect(hidden.updates.length).toBe(before);
    await hidden.ask({ type: 'ping', input: false, inFront: true });
    expect(hidden.updates.slice(before).map(({ type }) => type)).toEqual(['home', 'snapshot']);
    world.server.room('kitchen').say('grace', 'hello again');
    await world.time.advance(1_000);
    expect(roomOf(hidden)).toEqual(roomOf(seen));
    expect(roomOf(hidden)?.timeline).toHaveLength(2);
  });

  test('a room that is asked for where nobody looks comes with the first look', async () => {
    const surface = await open();
    await surface.ask({ type: 'look_away' });
    expect(await surface.ask({ type: 'watch', room: KITCHEN })).toEqual({ ok: true, value: null });
    expect(roomOf(surface)).toBeNull();
    await surface.ask({ type: 'ping', input: false, inFront: true });
    expect(roomOf(surface)?.address).toEqual(KITCHEN);
  });

  test('a room that is not open is said to be not open', async () => {
    const surface = await open();
    const reply = await surface.ask({ type: 'watch', room: GARDEN });
    expect(reply).toEqual({ ok: false, problem: 'room_not_open' });
  });

  test('the first look at a room counts everything before as read', async () => {
    world.server.room('kitchen').say('grace', 'long ago');
    await world.time.advance(1_000);
    const surface = await watched();
    expect(roomOf(surface)?.readKey).toBe(roomOf(surface)?.timeline[0]?.key);
  });

  test('a draft reaches the other surfaces, and not the one that types it', async () => {
    const [popup, panel] = [await watched(), await watched('sidepanel.html')];
    await popup.ask({ type: 'change_draft', room: KITCHEN, draft: 'half' });
    expect(roomOf(popup)?.draft).toBe('');
    expect(roomOf(panel)?.draft).toBe('half');
    expect(roomOf(await watched())?.draft).toBe('half');
  });

  test('a read mark reaches every surface', async () => {
    const [popup, panel] = [await watched(), await watched('sidepanel.html')];
    world.server.room('kitchen').say('grace', 'hello');
    await world.time.advance(1_000);
    const key = roomOf(popup)?.timeline.at(-1)?.key ?? '';
    await popup.ask({ type: 'mark_read', room: KITCHEN, key });
    expect(roomOf(popup)?.readKey).toBe(key);
    expect(roomOf(panel)?.readKey).toBe(key);
  });
});

describe('a person who was led to a tab where the overlay comes up only then', () => {
  async function comeUp(): Promise<FakeRuntimePort> {
    const frame = await openFrame();
    await frame.ask({ type: 'present_nonce', nonce: NONCE });
    await frame.ask({ type: 'watch', room: KITCHEN });
    return frame;
  }
  const calls = ({ updates }: FakeRuntimePort) =>
    updates
      .map(({ type }) => type)
      .filter((type) => type === 'snapshot' || type === 'focus_composer');

  test('has the cursor there, once the room is there, and once', async () => {
    world.viewers.focusSoonIn(7);
    expect(calls(await comeUp())).toEqual(['snapshot', 'focus_composer']);
    expect(calls(await comeUp())).toEqual(['snapshot']);
  });

  test('has it in a frame that nobody saw, as soon as somebody does', async () => {
    const frame = await comeUp();
    await frame.ask({ type: 'look_away' });
    world.viewers.focusSoonIn(7);
    await frame.ask({ type: 'ping', input: false, inFront: true });
    expect(calls(frame)).toEqual(['snapshot', 'snapshot', 'focus_composer']);
  });

  test('does not have it in another tab, nor long after', async () => {
    world.viewers.focusSoonIn(8);
    expect(calls(await comeUp())).toEqual(['snapshot']);
    world.viewers.focusSoonIn(7);
    await world.time.advance(10_000);
    expect(calls(await comeUp())).toEqual(['snapshot']);
  });
});

describe('a port that closes', () => {
  test('is told nothing more, and the others are', async () => {
    const [gone, stays] = [await watched(), await watched('sidepanel.html')];
    gone.close();
    const before = gone.updates.length;
    world.server.room('kitchen').say('grace', 'hello');
    await world.time.advance(1_000);
    expect(gone.updates.length).toBe(before);
    expect(roomOf(stays)?.timeline).toHaveLength(1);
  });

  test('in the very moment it is told something disturbs nobody', async () => {
    const [gone, stays] = [await watched(), await watched('sidepanel.html')];
    gone.vanish();
    world.server.room('kitchen').say('grace', 'hello');
    await world.time.advance(1_000);
    expect(roomOf(stays)?.timeline).toHaveLength(1);
  });

  test('while its watch is being answered leaves no listener behind', async () => {
    const live = world.rooms.get(KITCHEN);
    let listeners = 0;
    const subscribe = live?.subscribe;
    if (!live || !subscribe) throw new Error('the kitchen is not open');
    live.subscribe = (listener) => {
      listeners += 1;
      const undo = subscribe(listener);
      return () => {
        listeners -= 1;
        undo();
      };
    };
    const surface = await open();
    surface.vanish();
    surface.post({ id: 1, command: { type: 'watch', room: KITCHEN } });
    await world.time.advance(1_000);
    expect(listeners).toBe(0);
  });

  test('a message it had handed over is still sent', async () => {
    const surface = await open();
    surface.post({
      id: 1,
      command: { type: 'send_message', room: KITCHEN, cid: CID, body: 'bye' },
    });
    surface.close();
    await world.time.advance(2_000);
    expect(world.server.room('kitchen').log.messages.map(({ body }) => body)).toEqual(['bye']);
  });
});

describe('what a disk that refuses does to a command', () => {
  const commands: Command[] = [
    { type: 'open_room', server: LOCAL, room: 'attic' },
    { type: 'leave_room', room: KITCHEN },
    { type: 'save_profile', profile: { name: 'Eve', face: 'eve' } },
    { type: 'show_overlay', tabId: 7 },
    {
      type: 'save_overlay_rules',
      rules: { mode: 'everywhere', sites: [], hiddenHosts: [], paused: false },
    },
  ];
  test.each(commands)('$type: storage_failed, and nothing has changed', async (command) => {
    const surface = await open();
    const before = world.keeper.home;
    world.homeItem.full = true;
    expect(await surface.ask(command)).toEqual({ ok: false, problem: 'storage_failed' });
    expect(world.keeper.home).toEqual(before);
    await world.time.advance(1_000);
    expect(world.rooms.all().map(({ room }) => room.address)).toEqual([KITCHEN]);
  });

  test('a message it does not take is said, and not sent', async () => {
    const surface = await open();
    world.disk.full = true;
    const message: Command = { type: 'send_message', room: KITCHEN, cid: CID, body: 'hi' };
    expect(await surface.ask(message)).toEqual({ ok: false, problem: 'storage_failed' });
    await world.time.advance(1_000);
    expect(world.server.room('kitchen').log.messages).toEqual([]);
  });
});

test('a command that meets a bug of ours is answered too, or the surface would ask for ever', async () => {
  world = { ...world, test: () => Promise.reject(new Error('a bug')) };
  const surface = await open();
  const reply = await surface.ask({ type: 'test_server', server: LOCAL });
  expect(reply).toEqual({ ok: false, problem: 'internal' });
});
