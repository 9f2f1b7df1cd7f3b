import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBeat, type Beat } from '../../lib/socket/beat.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

const MINUTE = 60_000;
const ROUND_TRIP_MS = 10;

let time: VirtualTime;
let beat: Beat;
let asked: number[];
let begun: number;
/** What the server does when it is asked. */
let answer: () => void;

beforeEach(() => {
  time = installVirtualTime();
  begun = time.now();
  asked = [];
  answer = () => void time.after(ROUND_TRIP_MS, () => beat.heard());
  beat = startBeat(() => {
    asked.push(time.now() - begun);
    beat.said();
    answer();
  }, time);
});
afterEach(() => {
  beat.stop();
  time.uninstall();
});

test('a server that is silent is asked each 21 s', async () => {
  await time.advance(65_000);
  expect(asked).toEqual([21_000, 42_000, 63_000]);
});

test('a tick each minute is one beat of the three', async () => {
  for (let minute = 0; minute < 10; minute += 1) {
    await time.advance(MINUTE);
    beat.heard();
  }
  expect(asked.length).toBe(20);
});

test('one that talks all the time is asked often enough not to think that we have gone', async () => {
  for (let ms = 0; ms < 2 * MINUTE; ms += 100) {
    await time.advance(100);
    beat.heard();
  }
  expect(asked).toEqual([40_000, 80_000, 120_000]);
});

test('who talks is not asked', async () => {
  for (let ms = 0; ms < MINUTE; ms += 5_000) {
    await time.advance(5_000);
    beat.said();
    beat.heard();
  }
  expect(asked).toEqual([]);
});

test('who does not answer is asked again', async () => {
  answer = () => {};
  await time.advance(65_000);
  expect(asked).toEqual([21_000, 42_000, 63_000]);
});

test('after the end nothing is left', async () => {
  beat.stop();
  expect(time.timers).toBe(0);
});
