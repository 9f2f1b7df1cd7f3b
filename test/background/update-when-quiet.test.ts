import { beforeEach, expect, test } from 'vitest';
import { updateWhenQuiet } from '../../lib/background/update-when-quiet.ts';
import { createHandClock, type HandClock } from '../fakes/hand-clock.ts';

const HOUR_MS = 60 * 60_000;

let clock: HandClock;
let quiet: boolean;
let reloads: number;
let updateIsReady: () => void;

beforeEach(() => {
  clock = createHandClock();
  quiet = false;
  reloads = 0;
  updateIsReady = updateWhenQuiet({
    reload: () => {
      reloads += 1;
      quiet = false;
    },
    isQuiet: () => quiet,
    clock,
  });
});

test('without an update nothing is reloaded, however quiet it is', async () => {
  quiet = true;
  await clock.advance(24 * HOUR_MS);
  expect(reloads).toBe(0);
});

test('in a quiet moment an update is taken at once', () => {
  quiet = true;
  updateIsReady();
  expect(reloads).toBe(1);
});

test('while somebody looks, or a message is on its way, an update waits', async () => {
  updateIsReady();
  await clock.advance(HOUR_MS);
  expect(reloads).toBe(0);
  quiet = true;
  await clock.advance(30_000);
  expect(reloads).toBe(1);
});

test('an update waits twelve hours at the latest', async () => {
  updateIsReady();
  await clock.advance(12 * HOUR_MS - 60_000);
  expect(reloads).toBe(0);
  await clock.advance(60_000);
  expect(reloads).toBe(1);
});

test('a second update while the first waits changes nothing', async () => {
  updateIsReady();
  updateIsReady();
  quiet = true;
  await clock.advance(60_000);
  expect(reloads).toBe(1);
});
