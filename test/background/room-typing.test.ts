import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRoomTyping, type RoomTyping } from '../../lib/background/room-typing.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

let time: VirtualTime;
let typing: RoomTyping;
let told: (readonly string[])[];

beforeEach(() => {
  time = installVirtualTime();
  told = [];
  typing = createRoomTyping(time, (event) => {
    if (event.type === 'typing_changed') told.push(event.typing);
  });
});
afterEach(() => time.uninstall());

test('who begins to type is told of at once, and is gone when they stop or are not heard of any more', async () => {
  typing.heard('bea', true);
  expect(told).toEqual([['bea']]);
  await time.advance(1_000);
  typing.heard('bea', false);
  expect(told.at(-1)).toEqual([]);
  typing.heard('carl', true);
  await time.advance(7_000);
  expect(told.slice(2)).toEqual([['carl'], []]);
});

test('a crowd that begins and stops all the time is told of four times a second at most, and as it is in the end', async () => {
  for (let step = 0; step < 1_000; step += 1) {
    typing.heard(`p${step % 7}`, step % 3 !== 0);
    await time.advance(1);
  }
  expect(told.length).toBeLessThanOrEqual(5);
  for (let member = 0; member < 7; member += 1) typing.heard(`p${member}`, false);
  await time.advance(250);
  expect(told.at(-1)).toEqual([]);
});

test('when the room is away nobody types, at once and for good', async () => {
  typing.heard('bea', true);
  typing.down();
  expect(told).toEqual([['bea'], []]);
  await time.advance(10_000);
  expect(told).toHaveLength(2);
});
