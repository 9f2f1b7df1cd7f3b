import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrive, type Seen } from '../../lib/crypto/replay-window.ts';

function arriveAll(counters: readonly number[], life = 'a') {
  let seen: readonly Seen[] = [];
  return counters.map((counter) => {
    const arrival = arrive(seen, life, counter);
    seen = arrival.seen;
    return arrival;
  });
}

test('each counter arrives once, in whatever order', () => {
  const shuffled = fc.shuffledSubarray([...Array(40).keys()], { minLength: 40 });
  fc.assert(
    fc.property(shuffled, fc.nat(39), (order, again) => {
      const all = arriveAll([...order, again]);
      expect(all.slice(0, -1).some(({ isReplay }) => isReplay)).toBe(false);
      expect(all.at(-1)?.isReplay).toBe(true);
    }),
  );
});

test('a gap is told once, when something after it arrives', () => {
  expect(arriveAll([4, 5, 9, 7, 10]).map(({ skipped }) => skipped)).toEqual([0, 0, 3, 0, 0]);
});

test('what is older than the window may have been here before', () => {
  expect(arriveAll([0, 5_000, 4_700, 4_800, 4_800]).map(({ isReplay }) => isReplay)).toEqual([
    false,
    false,
    true,
    false,
    true,
  ]);
});

test('what the window has moved past counts as seen, also where it came to it in steps', () => {
  const all = arriveAll([0, 200, 400, 100, 300, 300]);
  expect(all.map(({ isReplay }) => isReplay)).toEqual([false, false, false, true, false, true]);
  let seen: readonly Seen[] = [];
  for (let n = 0; n < 100; n++) ({ seen } = arrive(seen, 'a', n * 100));
  expect(seen[0]?.missing.length).toBeLessThanOrEqual(256);
});

test('lives do not know each other', () => {
  const { seen } = arrive([], 'a', 3);
  expect(arrive(seen, 'b', 3)).toMatchObject({ isReplay: false, skipped: 0 });
  expect(arrive(seen, 'a', 3).isReplay).toBe(true);
});

test('of more lives than a room has the first are forgotten, and no list grows for ever', () => {
  let seen: readonly Seen[] = [];
  for (let life = 0; life < 1_000; life++) ({ seen } = arrive(seen, String(life), 2 ** 31));
  expect(seen.length).toBeLessThanOrEqual(64);
  expect(seen[0]?.missing.length).toBeLessThanOrEqual(256);
});
