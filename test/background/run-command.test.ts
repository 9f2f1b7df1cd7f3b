import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { firstHome, withRoom } from '../../lib/background/home.ts';
import { runCommand, type WorldCommand } from '../../lib/background/run-command.ts';
import { createPortWorld, QUOTE, type FakePortWorld } from '../fakes/port-world.ts';
import { GARDEN, KITCHEN, LOCAL } from '../fakes/samples.ts';

const CID = 'c'.repeat(32);

let world: FakePortWorld;

beforeEach(async () => {
  world = createPortWorld(withRoom(firstHome(), KITCHEN));
  await world.time.advance(1_000);
});
afterEach(() => world.time.uninstall());

function run(command: WorldCommand) {
  return runCommand(command, world, { origin: null, frame: null });
}

function send(body: string) {
  return run({ type: 'send_message', room: KITCHEN, cid: CID, body });
}

describe('opening a room', () => {
  test.each([
    ['', 'kitchen', 'server_empty'],
    ['not a server', 'kitchen', 'server_not_a_url'],
    ['ftp://rooms.example', 'kitchen', 'server_wrong_scheme'],
    ['ws://rooms.example', 'kitchen', 'server_insecure'],
    ['https://ada:secret@rooms.example', 'kitchen', 'server_has_credentials'],
    [LOCAL, '', 'room_empty'],
    [LOCAL, 'Küche', 'room_characters'],
    [LOCAL, 'x'.repeat(129), 'room_too_long'],
  ])('%j, %j: %s, and nothing is saved', async (server, room, problem) => {
    const before = world.homeItem.value;
    expect(await run({ type: 'open_room', server, room })).toEqual({ ok: false, problem });
    expect(world.homeItem.value).toEqual(before);
  });

  test('joins it and answers with its address', async () => {
    const reply = await run({ type: 'open_room', server: '127.0.0.1:4000', room: ' Garden ' });
    expect(reply).toEqual({ ok: true, value: GARDEN });
    await world.time.advance(1_000);
    expect(world.server.room('garden').channels.size).toBe(1);
    expect(world.homeItem.value?.front).toEqual(GARDEN);
  });

  test('takes name and face with it, so that a popup may close right after', async () => {
    const profile = { name: ' Grace ', face: 'grace1' };
    await run({ type: 'open_room', server: LOCAL, room: 'garden', profile });
    await world.time.advance(1_000);
    const [channel] = world.server.room('garden').channels;
    expect(channel?.meta).toMatchObject({ name: 'Grace' });
    expect(world.homeItem.value?.profile).toEqual({ name: 'Grace', face: 'grace1' });
  });

  test('under a name that is none joins nothing', async () => {
    const before = world.homeItem.value;
    const profile = { name: ' ', face: 'grace1' };
    const reply = await run({ type: 'open_room', server: LOCAL, room: 'garden', profile });
    expect(reply).toEqual({ ok: false, problem: 'name_empty' });
    expect(world.homeItem.value).toEqual(before);
  });
});

describe('a message', () => {
  test.each([
    ['only spaces', ' \n\t ', 'body_empty'],
    ['only invisible characters', '\u202e\u0007', 'body_empty'],
    ['more than 4,000 characters', 'x'.repeat(4_001), 'body_too_long'],
    ['more than 16 KiB', '\u{1f511}'.repeat(4_000) + '\u{1f511}', 'body_too_long'],
  ])('of %s is not taken', async (_what, body, problem) => {
    expect(await send(body)).toEqual({ ok: false, problem });
    await world.time.advance(1_000);
    expect(world.server.room('kitchen').log.messages).toEqual([]);
  });

  test('of exactly 4,000 characters is', async () => {
    expect(await send('\u{1f511}'.repeat(4_000))).toEqual({ ok: true, value: null });
  });

  test('takes its draft with it, for a popup that closes before it hears that', async () => {
    await run({ type: 'change_draft', room: KITCHEN, draft: ' half a sentence ' });
    await send('half a sentence');
    expect(world.rooms.get(KITCHEN)?.room.draft).toBe('');
  });

  test('leaves a draft that has become another', async () => {
    await run({ type: 'change_draft', room: KITCHEN, draft: 'the next one' });
    await send('half a sentence');
    expect(world.rooms.get(KITCHEN)?.room.draft).toBe('the next one');
  });

  test('leaves a message that is being changed meanwhile', async () => {
    const edit = { key: 'm1', text: 'half a change' };
    await run({ type: 'change_draft', room: KITCHEN, draft: 'hi', context: { edit } });
    await send('hi');
    expect(world.rooms.get(KITCHEN)?.room).toMatchObject({ draft: '', draftContext: { edit } });
  });

  test('to a room that is not open is not', async () => {
    const command: WorldCommand = { type: 'send_message', room: GARDEN, cid: CID, body: 'x' };
    expect(await run(command)).toEqual({ ok: false, problem: 'room_not_open' });
  });
});

describe('what is done to a message', () => {
  const onFirst = () => {
    const [message] = world.server.room('kitchen').log.messages;
    return { room: KITCHEN, key: message?.id ?? '', cid: 'd'.repeat(32) };
  };

  beforeEach(async () => {
    await send('helo');
    await world.time.advance(500);
  });

  /** The reply comes while time goes on. */
  async function runFor(ms: number, command: WorldCommand) {
    const reply = run(command);
    await world.time.advance(ms);
    return reply;
  }

  test('is asked of the server, its text cleaned as that of a message', async () => {
    const edit = { type: 'edit_message', ...onFirst(), body: ' he\u202ello ' } as const;
    expect(await runFor(500, edit)).toEqual({ ok: true, value: null });
    expect(world.server.room('kitchen').log.messages).toMatchObject([{ body: 'hello', rev: 1 }]);
    const reaction = { type: 'react', ...onFirst(), emoji: '👍', on: true } as const;
    expect(await runFor(500, reaction)).toEqual({ ok: true, value: null });
    expect(await runFor(500, { type: 'delete_message', ...onFirst() })).toEqual({
      ok: true,
      value: null,
    });
    expect(world.server.room('kitchen').log.messages).toMatchObject([{ deleted: true, rev: 2 }]);
  });

  test.each([
    [' ', 'body_empty'],
    ['x'.repeat(4_001), 'body_too_long'],
  ])('is not asked for a text that is none', async (body, problem) => {
    const edit = { type: 'edit_message', ...onFirst(), body } as const;
    expect(await run(edit)).toEqual({ ok: false, problem });
    await world.time.advance(500);
    expect(world.server.received.filter(({ event }) => event === 'edit_msg')).toEqual([]);
  });

  test.each([
    ['unauthorized', 'refused_unauthorized'],
    ['what is that', 'refused_unknown'],
  ])('is told when the server says %s', async (reason, problem) => {
    world.server.faults.add('delete_msg', { kind: 'refused', reason });
    const deletion = { type: 'delete_message', ...onFirst() } as const;
    expect(await runFor(500, deletion)).toEqual({ ok: false, problem });
  });

  test('is told when no answer comes', async () => {
    world.server.faults.add('delete_msg', { kind: 'ignored' });
    const deletion = { type: 'delete_message', ...onFirst() } as const;
    expect(await runFor(10_000, deletion)).toEqual({ ok: false, problem: 'no_answer' });
  });
});

describe('a profile', () => {
  test.each([
    ['', 'name_empty'],
    ['\u202e ', 'name_empty'],
    ['x'.repeat(41), 'name_too_long'],
  ])('named %j is not taken: %s', async (name, problem) => {
    const before = world.keeper.home;
    const reply = await run({ type: 'save_profile', profile: { name, face: 'ada' } });
    expect(reply).toEqual({ ok: false, problem });
    expect(world.keeper.home).toBe(before);
  });

  test('reaches the others in the room', async () => {
    await run({ type: 'save_profile', profile: { name: '  Ada   Lovelace ', face: 'ada' } });
    await world.time.advance(2_000);
    const [channel] = world.server.room('kitchen').channels;
    expect(channel?.meta).toMatchObject({ name: 'Ada Lovelace' });
    expect(world.rooms.get(KITCHEN)?.room.self?.name).toBe('Ada Lovelace');
  });
});

test('leaving a room leaves it on the server, too', async () => {
  await run({ type: 'leave_room', room: KITCHEN });
  await world.time.advance(1_000);
  expect(world.server.room('kitchen').channels.size).toBe(0);
  expect(world.homeItem.value?.rooms).toEqual([]);
  expect(world.homeItem.value?.recent).toEqual([KITCHEN]);
});

test.each([
  { type: 'ask_to_come', room: KITCHEN },
  { type: 'answer_ask', room: KITCHEN, id: 'q1' },
  { type: 'lead', room: KITCHEN, on: true },
  { type: 'follow', room: KITCHEN, memberId: 'grace', tabId: 7 },
] as const)('$type is not for a room whose server could read where to', async (command) => {
  const ask = vi.fn<() => Promise<boolean>>();
  const [answer, lead, follow] = [vi.fn<() => void>(), vi.fn<() => void>(), vi.fn<() => void>()];
  const look = () => Promise.resolve();
  const whereabouts = () => ({ ask, answer, lead, follow, look });
  const reply = await runCommand(command, { ...world, whereabouts }, { origin: null, frame: null });
  expect(reply).toEqual({ ok: false, problem: 'not_supported' });
  for (const called of [ask, answer, lead, follow]) expect(called).not.toHaveBeenCalled();
});

test('testing an address saves nothing', async () => {
  const before = world.homeItem.value;
  const reply = await run({ type: 'test_server', server: 'wss://rooms.example/socket/websocket' });
  expect(reply).toMatchObject({ ok: true, value: { serverUrl: 'https://rooms.example/socket' } });
  expect(world.homeItem.value).toEqual(before);
});

test('an overlay order from something that is no frame is not carried out', async () => {
  const reply = await run({ type: 'resize_frame', width: 10, height: 10 });
  expect(reply).toEqual({ ok: false, problem: 'not_allowed' });
  expect(world.overlayCalls).toEqual([]);
});

describe('the server for new rooms', () => {
  test('is kept in one spelling, and is none that was used', async () => {
    const reply = await run({ type: 'choose_server', server: 'wss://rooms.example/socket/' });
    expect(reply).toEqual({ ok: true, value: null });
    expect(world.homeItem.value?.server).toBe('https://rooms.example/socket');
    expect(world.homeItem.value?.servers).not.toContain('https://rooms.example/socket');
  });

  test('that is no address changes nothing', async () => {
    const before = world.homeItem.value;
    const reply = await run({ type: 'choose_server', server: 'ws://rooms.example' });
    expect(reply).toEqual({ ok: false, problem: 'server_insecure' });
    expect(world.homeItem.value).toEqual(before);
  });
});

describe('pointing at something on a page', () => {
  const asker = { origin: null, frame: { tabId: 7, key: 'frame' } };

  test('from the overlay is about the page it is in, whatever tab it names', async () => {
    const reply = await runCommand({ type: 'take_quote', tabId: 8 }, world, asker);
    expect(reply).toEqual({ ok: true, value: QUOTE });
  });

  test('from another surface is about the tab that it names', async () => {
    expect(await run({ type: 'take_quote', tabId: 7 })).toEqual({ ok: true, value: QUOTE });
    expect(await run({ type: 'take_quote' })).toEqual({ ok: false, problem: 'not_allowed' });
  });

  test('where the browser does not let us look says so', async () => {
    const reply = await run({ type: 'take_quote', tabId: 8 });
    expect(reply).toEqual({ ok: false, problem: 'permission_missing' });
  });

  test('says whether it is on that page', async () => {
    const find = (exact: string) =>
      run({ type: 'find_quote', tabId: 7, quote: { ...QUOTE, exact } });
    expect(await find(QUOTE.exact)).toEqual({ ok: true, value: true });
    expect(await find('elsewhere')).toEqual({ ok: true, value: false });
  });

  test('a message carries the place, and what it answers', async () => {
    const context = { replyTo: 'm-1', quote: QUOTE };
    await run({ type: 'send_message', room: KITCHEN, cid: CID, body: 'this', context });
    expect(
      world.rooms.get(KITCHEN)?.room.outgoing[0] ?? world.rooms.get(KITCHEN)?.room.timeline[0],
    ).toMatchObject(context);
  });

  test('a place that is none is left out, and the text is sent', async () => {
    const quote = { ...QUOTE, exact: 'x'.repeat(501) };
    await run({ type: 'send_message', room: KITCHEN, cid: CID, body: 'this', context: { quote } });
    const { outgoing, timeline } = world.rooms.get(KITCHEN)?.room ?? { outgoing: [], timeline: [] };
    expect([...outgoing, ...timeline][0]).toMatchObject({ body: 'this' });
    expect([...outgoing, ...timeline][0]).not.toHaveProperty('quote');
  });
});
