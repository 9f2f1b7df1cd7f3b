import { describe, expect, test } from 'vitest';
import { BYTES } from '../../scripts/bench/cluster/frame-sizes.ts';
import { HABITS, ratesIn, roomSizes } from '../../scripts/bench/cluster/habits.ts';
import { simulateCluster } from '../../scripts/bench/cluster/simulate-cluster.ts';
import { allSent, noLoad, simulateRoom } from '../../scripts/bench/cluster/simulate-room.ts';
import { simulateStorm } from '../../scripts/bench/cluster/simulate-storm.ts';
import { timesOf } from '../../scripts/bench/cluster/times-of.ts';
import { countDiffs, diffsASecond, isQuiet, pace } from '../../scripts/bench/cluster/told-diffs.ts';
import { seededRandom } from '../../scripts/bench/seeded-random.ts';
import { LIMITS } from '../../lib/wire/limits.ts';
import { COLLECTED } from '../../server/embedded/presence/presence.ts';

const TELLING = { pace, isQuiet: () => false };
/** Of many throws of the dice, not of a real server. */
const CHANCE = 0.05;

function expectNear(actual: number, expected: number): void {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(CHANCE);
}

test('changes are collected as long as the embedded server collects them', () => {
  for (const members of [1, 100, 126, 500, 2_500, 10_000]) {
    expect(pace(members)).toBe(COLLECTED(members));
  }
});

test('a room is quiet above the same size', () => {
  expect([LIMITS.quietAbove, LIMITS.quietAbove + 1].map(isQuiet)).toEqual([false, true]);
});

describe('diffs of changes that come each by itself', () => {
  test.each([
    [0.5, 50],
    [4, 400],
    [40, 1_000],
    [40, 0],
  ])('%d a second, collected for %d ms, are as many as the formula says', (rate, ms) => {
    const seconds = 2_000;
    const heard = timesOf(rate, seconds, seededRandom(1)).map((at) => ({ at, bytes: 1 }));
    expectNear(countDiffs(heard, ms) / seconds, diffsASecond(rate, ms));
  });

  test('what is heard at once is told at once', () => {
    const heard = [0, 0, 0.2, 0.2].map((at) => ({ at, bytes: 1 }));
    expect(countDiffs(heard, 0)).toBe(2);
    expect(countDiffs(heard, 200)).toBe(1);
    expect(countDiffs(heard, 199)).toBe(2);
  });
});

describe('a room on one node', () => {
  const SIZE = 1_000;
  const SECONDS = 600;
  const loads = [noLoad()];
  const run = { seconds: SECONDS, random: seededRandom(1), loads };
  simulateRoom([SIZE], HABITS, TELLING, run);
  const [load = noLoad()] = loads;
  const rates = ratesIn(SIZE, HABITS);

  test('tells everybody of each change', () => {
    const changes = rates.joins + rates.leaves + rates.states;
    expectNear(load.changes / SECONDS, changes);
    const diffs = diffsASecond(changes, pace(SIZE));
    expectNear(load.sent.diffs.frames / SECONDS, diffs * SIZE);
    const bytes =
      diffs * BYTES.diff + (rates.joins + rates.leaves) * BYTES.join + rates.states * BYTES.state;
    expectNear(load.sent.diffs.bytes / SECONDS, bytes * SIZE);
  });

  test('stores each message once and tells it to everybody', () => {
    expectNear(load.writes / SECONDS, rates.messages);
    // With the two that say that somebody types, beats, ticks, and answers.
    const answers = rates.messages + rates.states + 4 * rates.joins;
    const others = (allSent(load).frames - load.sent.diffs.frames) / SECONDS;
    expectNear(others, rates.messages * 3 * SIZE + SIZE / 20 + SIZE / 60 + answers);
  });
});

test('a quiet room tells who comes and goes, and neither states nor that somebody types', () => {
  const SIZE = 1_000;
  const SECONDS = 600;
  const loads = [noLoad()];
  const run = { seconds: SECONDS, random: seededRandom(1), loads };
  simulateRoom([SIZE], HABITS, { pace, isQuiet: (members) => members === SIZE }, run);
  const [load = noLoad()] = loads;
  const { joins, leaves } = ratesIn(SIZE, HABITS);
  expectNear(load.changes / SECONDS, joins + leaves);
  const bytes =
    diffsASecond(joins + leaves, pace(SIZE)) * BYTES.diff + (joins + leaves) * BYTES.join;
  expectNear(load.sent.diffs.bytes / SECONDS, bytes * SIZE);
  expect(load.sent.typing.frames).toBe(0);
});

describe('rooms', () => {
  const sizes = roomSizes(HABITS, seededRandom(1));

  test('together have all the people, and one of them is as large as said', () => {
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(HABITS.people);
    expect(sizes[0]).toBe(HABITS.largestRoom);
  });

  test('are the rarer the larger: a tenth of the rooms for ten times the people', () => {
    const share = (least: number) => sizes.filter((size) => size >= least).length / sizes.length;
    expect(share(10)).toBeCloseTo(0.2, 1);
    expect(share(100) / share(10)).toBeCloseTo(0.1, 1);
  });
});

describe('a storm', () => {
  const N = 100;

  test('in one time of collecting is three frames a person: answer, diff and roster', () => {
    const joins = Array.from({ length: N }, () => 0);
    expect(simulateStorm(joins, pace)).toEqual({ frames: 3 * N, names: 2 * N * N });
  });

  test('of people who come one after another tells each join to all who are there', () => {
    const joins = Array.from({ length: N }, (_, n) => n * 1_000);
    const told = (N * (N + 1)) / 2;
    expect(simulateStorm(joins, pace)).toEqual({ frames: 2 * N + told, names: 2 * told });
  });
});

describe('a cluster', () => {
  const habits = { ...HABITS, people: 5_000, largestRoom: 1_000 };
  const run = { seconds: 60, seed: 1 };
  const one = simulateCluster(habits, TELLING, { nodes: 1, clusters: 1 }, run);
  const four = simulateCluster(habits, TELLING, { nodes: 4, clusters: 1 }, run);

  test('is the same for the same seed, and for no other', () => {
    const again = (seed: number) =>
      simulateCluster(habits, TELLING, { nodes: 4, clusters: 1 }, { ...run, seed });
    expect(again(1)).toEqual(four);
    expect(again(2)).not.toEqual(four);
  });

  test('shares sockets and bytes out, and every tracker hears all changes', () => {
    expect(one.node.sockets).toBe(5_000);
    expect(four.node.sockets).toBe(1_250);
    expectNear(four.node.bytes * 4, one.node.bytes);
    expectNear(four.node.changes, one.node.changes);
    expect(one.node.heardBytes).toBe(0);
  });

  test('in two hears half of the changes', () => {
    const halves = simulateCluster(habits, TELLING, { nodes: 4, clusters: 2 }, run);
    expect(halves.node.changes / four.node.changes).toBeCloseTo(0.5, 1);
    expect(halves.node.heardBytes).toBeLessThan(four.node.heardBytes / 2);
  });
});
