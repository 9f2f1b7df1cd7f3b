import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Reply } from '../../lib/port/contract.ts';
import { connectSurface, type Surface, type SurfaceOptions } from '../../lib/port/watch-room.ts';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { createFakeLife } from '../fakes/fake-life.ts';
import { aHome, aMessage, aRoom, GARDEN, KITCHEN } from '../fakes/samples.ts';

const surfaces: Surface[] = [];

function open(
  background = createFakeBackground(),
  options: Partial<SurfaceOptions> = {},
  life = createFakeLife(),
) {
  const surface = connectSurface({ name: 'popup', connect: background.connect, life, ...options });
  surfaces.push(surface);
  return { surface, background, life };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  for (const surface of surfaces.splice(0)) surface.stop();
  vi.useRealTimers();
});

describe('what a surface knows', () => {
  test('home comes first, the room after it was asked for', async () => {
    const { surface } = open();
    expect(surface.getHome()).toBeNull();
    await settle();
    expect(surface.getHome()?.front).toEqual(KITCHEN);
    expect(surface.getRoom()).toBeNull();

    surface.watch(KITCHEN);
    await settle();
    expect(surface.getRoom()?.address).toEqual(KITCHEN);
  });

  test('events are applied to the snapshot, and the room is another object only then', async () => {
    const { surface, background } = open();
    surface.watch(KITCHEN);
    await settle();
    const before = surface.getRoom();
    expect(surface.getRoom()).toBe(before);

    background.emit({ type: 'messages_received', messages: [aMessage(1, 'hello')] });
    await settle();
    expect(surface.getRoom()).not.toBe(before);
    expect(surface.getRoom()).toEqual(background.room(KITCHEN));
  });

  test('a flood of messages is told in few batches, and what is read between them is whole', async () => {
    const { surface, background } = open();
    surface.watch(KITCHEN);
    await settle();
    const told: (number | undefined)[] = [];
    surface.subscribe(() => told.push(surface.getRoom()?.timeline.length));
    for (let seq = 1; seq <= 500; seq += 1) {
      background.emit({ type: 'messages_received', messages: [aMessage(seq, 'hello')] });
    }
    await settle();
    expect(told.length).toBeLessThan(10);
    expect(surface.getRoom()?.timeline.length).toBe(told.at(-1));

    await vi.advanceTimersByTimeAsync(50);
    expect(told.length).toBeLessThan(10);
    expect(surface.getRoom()).toEqual(background.room(KITCHEN));
  });

  test('whoever asked sees what was said before the answer, in a flood too', async () => {
    const { surface, background } = open();
    surface.watch(KITCHEN);
    await settle();
    for (let seq = 1; seq <= 100; seq += 1) {
      background.emit({ type: 'messages_received', messages: [aMessage(seq, 'hello')] });
    }
    let shown: number | undefined;
    const command = { type: 'send_message', room: KITCHEN, cid: 'c1', body: 'mine' } as const;
    void surface.ask<'send_message'>(command).then(() => {
      shown = surface.getRoom()?.timeline.length;
    });
    await settle();
    expect(shown).toBe(101);
  });

  test('a home with nothing new in it is the same object', async () => {
    const { surface, background } = open();
    await settle();
    const before = surface.getHome();
    background.setHome({});
    await settle();
    expect(surface.getHome()).toBe(before);
  });

  test('another room is never shown with the events of the one before', async () => {
    const background = createFakeBackground({ rooms: [aRoom(), aRoom({ address: GARDEN })] });
    const { surface } = open(background);
    const undo = surface.watch(KITCHEN);
    await settle();

    undo();
    surface.watch(GARDEN);
    background.emit({ type: 'messages_received', messages: [aMessage(1, 'kitchen')] }, KITCHEN);
    await settle();
    expect(surface.getRoom()?.address).toEqual(GARDEN);
    expect(surface.getRoom()?.timeline).toEqual([]);
  });

  test('a watch that is taken back and renewed at once is not said at all', async () => {
    const { surface, background } = open();
    const undo = surface.watch(KITCHEN);
    await settle();
    undo();
    surface.watch({ ...KITCHEN });
    await settle();
    expect(background.commandsOf('watch')).toHaveLength(1);
    expect(background.commandsOf('unwatch')).toHaveLength(0);
  });
});

describe('when the background dies', () => {
  test('the port is opened again at once, and the room is right without having been gone', async () => {
    const { surface, background } = open();
    surface.watch(KITCHEN);
    await settle();
    const seen: (string | undefined)[] = [];
    surface.subscribe(() => seen.push(surface.getRoom()?.address.roomId));

    background.die();
    background.emit({ type: 'messages_received', messages: [aMessage(1, 'meanwhile')] });
    await settle();
    expect(background.connects()).toBe(2);
    expect(surface.getRoom()?.timeline).toHaveLength(1);
    expect(seen).not.toContain(undefined);
  });

  test('a message without a reply is handed over again under the same cid', async () => {
    const { surface, background } = open();
    surface.watch(KITCHEN);
    await settle();
    background.fallSilent('send_message');
    const replied = vi.fn<(reply: Reply) => void>();
    void surface
      .ask<'send_message'>({ type: 'send_message', room: KITCHEN, cid: 'c1', body: 'hi' })
      .then(replied);
    await settle();

    background.answerAgain('send_message');
    background.die();
    await settle();
    expect(replied).toHaveBeenCalledWith({ ok: true, value: null });
    expect(background.commandsOf('send_message').map(({ cid }) => cid)).toEqual(['c1', 'c1']);
    expect(background.room(KITCHEN).timeline).toHaveLength(1);
  });

  test('a drag is not repeated: it would move the frame twice', async () => {
    const { surface, background } = open();
    await settle();
    surface.tell({ type: 'drag_frame', dx: 4, dy: 0, done: false });
    background.die();
    await settle();
    expect(background.commandsOf('drag_frame').length).toBeLessThan(2);
  });

  test('nobody wakes it for a person without rooms; the next look does', async () => {
    const { background, life } = open(
      createFakeBackground({ home: aHome({ rooms: [], front: null }) }),
    );
    await settle();
    background.die();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(background.openPorts()).toBe(0);

    life.look();
    expect(background.openPorts()).toBe(1);
  });

  test('a background that dies whenever it is woken is woken ever less often', async () => {
    let attempts = 0;
    const dying = () => {
      attempts += 1;
      throw new Error('Could not establish connection');
    };
    open(createFakeBackground(), { connect: dying });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(attempts).toBeGreaterThan(5);
    expect(attempts).toBeLessThan(25);
  });
});

describe('a background that hangs', () => {
  test('a message without a reply for 2 s opens another port, which gets it again', async () => {
    const { surface, background } = open();
    await settle();
    background.fallSilent('send_message');
    const replied = vi.fn<(reply: Reply) => void>();
    void surface
      .ask<'send_message'>({ type: 'send_message', room: KITCHEN, cid: 'c1', body: 'hi' })
      .then(replied);
    await vi.advanceTimersByTimeAsync(1_900);
    expect(background.connects()).toBe(1);

    background.answerAgain('send_message');
    await vi.advanceTimersByTimeAsync(200);
    expect(background.connects()).toBe(2);
    expect(background.openPorts()).toBe(1);
    expect(replied).toHaveBeenCalledOnce();
  });

  test('a test of a server may take its time', async () => {
    const { surface, background } = open();
    await settle();
    background.fallSilent('test_server');
    void surface.ask<'test_server'>({ type: 'test_server', server: 'https://slow.example' });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(background.connects()).toBe(1);
  });
});

describe('keeping the background awake', () => {
  test('a visible surface pings at once, and each 20 s while a room is open', async () => {
    const { background } = open();
    await vi.advanceTimersByTimeAsync(61_000);
    expect(background.commandsOf('ping')).toHaveLength(4);
  });

  test('it says at once that the person touches it after a pause, and then with each ping', async () => {
    const { background, life } = open();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(background.commandsOf('ping').map(({ input }) => input)).toEqual([false, false]);
    life.touch();
    life.touch();
    await settle();
    expect(background.commandsOf('ping').map(({ input }) => input)).toEqual([false, false, true]);
  });

  test('it says that it is not looked at any more', async () => {
    const { background, life } = open();
    await settle();
    life.hide();
    await settle();
    expect(background.commandsOf('look_away')).toHaveLength(1);
  });

  test('it says at once that it is looked at again, and once', async () => {
    const { background, life } = open();
    await settle();
    life.hide();
    life.look();
    life.look();
    await settle();
    expect(background.commands.map(({ type }) => type)).toEqual(['ping', 'look_away', 'ping']);
  });

  test('a background that begins anew is told that nobody looks', async () => {
    const life = createFakeLife();
    const { surface, background } = open(createFakeBackground(), {}, life);
    surface.watch(KITCHEN);
    await settle();
    life.visible = false;
    background.die();
    await settle();
    expect(background.commands.slice(-2).map(({ type }) => type)).toEqual(['look_away', 'watch']);
  });

  test('in sight behind another window it says that it is there, and at once when it is in front again', async () => {
    const { surface, background, life } = open();
    await settle();
    const told = vi.fn<() => void>();
    surface.subscribe(told);
    life.front(false);
    expect(told).toHaveBeenCalledOnce();
    expect(surface.isBeingRead()).toBe(false);
    life.front(false);
    await vi.advanceTimersByTimeAsync(20_000);
    life.front(true);
    expect(surface.isBeingRead()).toBe(true);
    await settle();
    expect(background.commandsOf('ping')).toEqual([
      { type: 'ping', input: false, inFront: true },
      { type: 'ping', input: false, inFront: false },
      { type: 'ping', input: false, inFront: false },
      { type: 'ping', input: true, inFront: true },
    ]);
  });

  test('where it can not see for itself the background tells it where the focus is', async () => {
    const { surface, background } = open();
    await settle();
    background.moveFocus(false);
    await settle();
    expect(surface.isBeingRead()).toBe(false);
    expect(background.commandsOf('ping').at(-1)).toMatchObject({ inFront: false });
    background.moveFocus(true);
    await settle();
    expect(surface.isBeingRead()).toBe(true);
    expect(background.commandsOf('ping').at(-1)).toMatchObject({ inFront: true });
  });

  test('nobody reads it whose person has touched nothing for minutes', async () => {
    const { surface, background } = open();
    await settle();
    expect(surface.isBeingRead()).toBe(true);
    background.setHome({ idle: true });
    await settle();
    expect(surface.isBeingRead()).toBe(false);
  });

  test('a wish to write waits for somebody who has a place to write in, and is then fulfilled', async () => {
    const { surface, background } = open();
    await settle();
    const focus = vi.fn<() => void>();
    background.callToWrite();
    await settle();
    const undo = surface.onFocusComposer(focus);
    expect(focus).toHaveBeenCalledTimes(1);
    background.callToWrite();
    await settle();
    expect(focus).toHaveBeenCalledTimes(2);
    undo();
    surface.onFocusComposer(focus);
    expect(focus).toHaveBeenCalledTimes(2);
  });

  test('a hidden surface does not ping', async () => {
    const life = createFakeLife();
    life.visible = false;
    const { background } = open(createFakeBackground(), {}, life);
    await vi.advanceTimersByTimeAsync(61_000);
    expect(background.commandsOf('ping')).toHaveLength(0);
  });

  test('a page back from the back/forward cache opens a new port', async () => {
    const { background, life } = open();
    await settle();
    life.restore();
    expect(background.connects()).toBe(2);
    expect(background.openPorts()).toBe(1);
  });
});

describe('the overlay frame', () => {
  test('presents its nonce before anything else, on each port', async () => {
    const { surface, background } = open(createFakeBackground(), { name: 'overlay', nonce: 'n1' });
    surface.watch(KITCHEN);
    await settle();
    background.die();
    await settle();
    expect(background.commands.map(({ type }) => type)).toEqual([
      'present_nonce',
      'ping',
      'watch',
      'present_nonce',
      'ping',
      'watch',
    ]);
    expect(surface.getRoom()?.address).toEqual(KITCHEN);
  });

  test('knows nothing and asks nothing while the background has not let it in', async () => {
    const background = createFakeBackground();
    background.refuse('present_nonce', 'not_allowed');
    const { surface } = open(background, { name: 'overlay', nonce: 'guessed' });
    surface.watch(KITCHEN);
    void surface.ask<'load_older'>({ type: 'load_older', room: KITCHEN });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(surface.getHome()).toBeNull();
    expect(surface.getRoom()).toBeNull();
    expect(background.commands.map(({ type }) => type)).toEqual(['present_nonce']);
  });

  test('goes blank when the background does not know it any more', async () => {
    const background = createFakeBackground();
    const { surface } = open(background, { name: 'overlay', nonce: 'n1' });
    surface.watch(KITCHEN);
    await settle();
    background.refuse('present_nonce', 'not_allowed');
    background.die();
    await settle();
    expect(surface.getHome()).toBeNull();
    expect(surface.getRoom()).toBeNull();
  });
});
