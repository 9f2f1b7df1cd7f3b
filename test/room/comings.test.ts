import { expect, test } from 'vitest';
import { type Coming, noteComings } from '../../lib/room/comings.ts';
import { reduceRoom } from '../../lib/room/reduce.ts';
import type { RoomEvent } from '../../lib/room/room-event.ts';
import type { Member, Room } from '../../lib/room/types.ts';
import { aMember, aMessage, aRoom, NOON } from '../fakes/samples.ts';

/** What is noted of events that follow one another, as a surface does. */
function noted(room: Room, ...events: readonly RoomEvent[]): readonly Coming[] {
  let [now, comings]: [Room, readonly Coming[]] = [room, []];
  for (const event of events) {
    comings = noteComings(comings, now, event, NOON);
    now = reduceRoom(now, event);
  }
  return comings;
}
const told = (comings: readonly Coming[]) =>
  comings.map(({ name, came, after }) => `${came ? '+' : '-'}${name} after ${after}`);
const changed = (present: readonly Member[], gone: readonly string[] = []): RoomEvent => ({
  type: 'members_changed',
  present,
  gone,
});
const people = (count: number) => Array.from({ length: count }, (_, n) => aMember(`p${n}`));

test('who comes and who goes is noted where it happened, by the name they had', () => {
  const room = aRoom({ timeline: [aMessage(1, 'hi')] });
  const second: RoomEvent = { type: 'messages_received', messages: [aMessage(2, 'there')] };
  expect(
    told(noted(room, changed([aMember('bea', 'Bea')]), second, changed([], ['bea', 'grace']))),
  ).toEqual(['+Bea after m1', '-Bea after m2', '-Grace after m2']);
});

test('who has only changed has not come, and we are no news to ourselves', () => {
  const present = [aMember('grace', 'Grace', { state: 'idle' }), aMember('ada', 'Ada')];
  expect(noted(aRoom(), changed(present))).toEqual([]);
  expect(noted(aRoom({ members: [] }), changed([aMember('ada', 'Ada')]))).toEqual([]);
  expect(noted(aRoom(), changed([], ['ada', 'nobody-here']))).toEqual([]);
});

test('a whole roster, after an absence of ours, tells nobody’s coming', () => {
  const members = [aMember('bea', 'Bea')];
  expect(noted(aRoom(), { type: 'roster_received', members, partial: false })).toEqual([]);
});

test('of a room of more than eight nothing is noted, before or after', () => {
  const eight = aRoom({ members: people(8) });
  expect(noted(eight, changed([aMember('bea')]))).toEqual([]);
  expect(told(noted(eight, changed([], ['p1'])))).toEqual(['-p1 after null']);
  expect(noted(aRoom({ members: people(9) }), changed([], ['p1']))).toEqual([]);
});

test('is kept for as many as anybody reads back', () => {
  const turns = Array.from({ length: 80 }, () => [
    changed([aMember('bea', 'Bea')]),
    changed([], ['bea']),
  ]);
  expect(noted(aRoom(), ...turns.flat())).toHaveLength(100);
});
