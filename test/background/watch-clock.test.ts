import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchClock, type ClockWatch } from '../../lib/background/watch-clock.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

let time: VirtualTime;
let jumps: number;
let watch: ClockWatch;

beforeEach(() => {
  time = installVirtualTime();
  jumps = 0;
  watch = watchClock(() => {
    jumps += 1;
  }, time);
});
afterEach(() => time.uninstall());

test('time that passes as it should is no news', async () => {
  await time.advance(3_600_000);
  expect(jumps).toBe(0);
});

test('a machine that slept is noticed once, soon after it woke', async () => {
  await time.advance(20_000);
  time.sleep(3_600_000);
  await time.advance(15_000);
  expect(jumps).toBe(1);
  await time.advance(60_000);
  expect(jumps).toBe(1);
});

test('a timer that was late is no sleep', async () => {
  time.sleep(40_000);
  await time.advance(60_000);
  expect(jumps).toBe(0);
});

test('a watch that is stopped leaves no timer behind', async () => {
  await time.advance(20_000);
  watch.stop();
  expect(time.timers).toBe(0);
});

test('whoever runs first after a sleep can have it noticed', async () => {
  await time.advance(20_000);
  time.sleep(3_600_000);
  watch.look();
  expect(jumps).toBe(1);
  await time.advance(60_000);
  expect(jumps).toBe(1);
});
