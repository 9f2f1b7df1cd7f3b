import { afterEach, beforeEach, expect, test } from 'vitest';
import { firstHome, withRoom } from '../../lib/background/home.ts';
import { createPortWorld, type FakePortWorld } from '../fakes/port-world.ts';
import { GARDEN, KITCHEN } from '../fakes/samples.ts';

let world: FakePortWorld;

beforeEach(async () => {
  world = createPortWorld(withRoom(withRoom(firstHome(), KITCHEN), GARDEN));
  await world.time.advance(1_000);
});
afterEach(() => world.time.uninstall());

function here(roomId: string): string[] {
  return [...world.server.room(roomId).channels].map(({ connection }) => connection.member.id);
}

test('two rooms of a server share one socket', () => {
  expect(world.server.connections.size).toBe(1);
  expect(here('kitchen')).toEqual(['ada']);
  expect(here('garden')).toEqual(['ada']);
});

test('leaving a room leaves that one only', async () => {
  world.rooms.keep([GARDEN]);
  await world.time.advance(10_000);
  expect(here('kitchen')).toEqual([]);
  expect(here('garden')).toEqual(['ada']);
  expect(world.rooms.get(KITCHEN)).toBeNull();
  expect(world.server.connections.size).toBe(1);
});

test('after the last room the socket is closed, with a grace, and nothing goes on', async () => {
  world.rooms.keep([]);
  await world.time.advance(4_000);
  expect(world.server.connections.size).toBe(1);
  await world.time.advance(2_000);
  expect(world.server.connections.size).toBe(0);
  await world.time.advance(60_000);
  expect(world.time.timers).toBe(0);
  expect(world.server.attempts).toHaveLength(1);
});

test('a room that is entered again has its conversation, draft and read mark', async () => {
  const live = world.rooms.get(KITCHEN);
  world.server.room('kitchen').say('grace', 'hello');
  await world.time.advance(1_000);
  const key = live?.room.timeline[0]?.key ?? '';
  live?.markRead(key);
  await live?.changeDraft('half', null);
  world.rooms.keep([GARDEN]);
  world.rooms.keep([GARDEN, KITCHEN]);
  world.server.mood = 'down';
  await world.time.settle();
  const again = world.rooms.get(KITCHEN)?.room;
  expect(again?.timeline.map((item) => item.kind === 'message' && item.body)).toEqual(['hello']);
  expect(again?.readKey).toBe(key);
  expect(again?.draft).toBe('half');
});

test('what waits to be sent when a room is left goes out when it is entered again', async () => {
  world.server.faults.add('new_msg', { kind: 'cut_after_process' });
  const live = world.rooms.get(KITCHEN);
  await live?.send('c'.repeat(32), 'one');
  await live?.send('d'.repeat(32), 'two');
  world.rooms.keep([]);
  await world.time.advance(60_000);
  world.rooms.keep([KITCHEN]);
  await world.time.advance(5_000);
  expect(world.server.room('kitchen').log.messages.map(({ body }) => body)).toEqual(['one', 'two']);
  expect(world.rooms.get(KITCHEN)?.room.outgoing).toEqual([]);
});

test('keeping the same rooms changes nothing', async () => {
  const live = world.rooms.get(KITCHEN);
  world.rooms.keep([KITCHEN, GARDEN]);
  await world.time.advance(1_000);
  expect(world.rooms.get(KITCHEN)).toBe(live);
  expect(world.server.received.filter(({ event }) => event === 'phx_join')).toHaveLength(2);
});

test('a room that is left before it has been read from disk is not joined', async () => {
  world.rooms.keep([]);
  await world.time.advance(10_000);
  const before = world.server.received.length;
  world.rooms.keep([KITCHEN]);
  world.rooms.keep([]);
  await world.time.advance(10_000);
  const joins = world.server.received.slice(before).filter(({ event }) => event === 'phx_join');
  expect(joins).toEqual([]);
});
