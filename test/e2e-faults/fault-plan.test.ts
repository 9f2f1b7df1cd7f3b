import { expect, test } from 'vitest';
import { seededRandom } from '../../scripts/bench/seeded-random.ts';
import { planFaults } from './fault-plan.ts';

const COUNTS = { backgroundKills: 8, serverKills: 3, cuts: 14, stalls: 2, browserKills: 2 };

test('all faults of a plan come, spread over the messages, and meet both people', () => {
  const plan = planFaults(300, COUNTS, seededRandom(1));
  const of = (kind: string) => plan.filter(({ fault }) => fault.kind === kind);
  expect(of('background killed')).toHaveLength(8);
  expect(of('server killed')).toHaveLength(3);
  expect(of('connection cut')).toHaveLength(14);
  expect(of('connection stalled')).toHaveLength(2);
  const browsers = of('browser killed').map(({ fault }) => 'victim' in fault && fault.victim);
  expect([...browsers].sort()).toEqual([0, 1]);
  const moments = plan.map(({ afterMessages }) => afterMessages);
  expect(moments).toEqual([...moments].sort((a, b) => a - b));
  expect(moments.at(0)).toBeGreaterThan(0);
  expect(moments.at(-1)).toBeLessThan(300);
});

test('the same seed makes the same plan, and another seed another', () => {
  const plan = (seed: number) => planFaults(100, COUNTS, seededRandom(seed));
  expect(plan(7)).toEqual(plan(7));
  expect(plan(7)).not.toEqual(plan(8));
});
