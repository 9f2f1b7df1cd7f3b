import { beforeEach, expect, test } from 'vitest';
import { watchClock } from '../../lib/background/watch-clock.ts';

const ALARM_MS = 30_000;

let now: number;
let jumps: number;
let look: () => void;

beforeEach(() => {
  [now, jumps] = [1_000, 0];
  look = watchClock(
    () => {
      jumps += 1;
    },
    { now: () => now },
  );
});

test('time that passes as it should is no news', () => {
  for (let ms = 0; ms < 3_600_000; ms += ALARM_MS) {
    now += ALARM_MS;
    look();
  }
  expect(jumps).toBe(0);
});

test('a machine that slept is noticed once, by whoever looks first', () => {
  now += 3_600_000;
  look();
  look();
  now += ALARM_MS;
  look();
  expect(jumps).toBe(1);
});

test('an alarm that was late is no sleep', () => {
  now += ALARM_MS + 12_000;
  look();
  expect(jumps).toBe(0);
});
