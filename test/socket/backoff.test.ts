import { describe, expect, test } from 'vitest';
import { createBackoff, type Failure } from '../../lib/socket/backoff.ts';

const MINUTE = 60_000;

/** When attempts happen to a server that fails each of them at once, in ms from the first. */
function attemptsWithin(ms: number, failure: Failure, random: number, watched = true): number[] {
  let now = 0;
  const backoff = createBackoff(
    () => now,
    () => random,
  );
  const attempts = [0];
  while (now < ms) {
    now += Math.max(1, backoff.next(failure, watched, 0));
    attempts.push(now);
  }
  return attempts.filter((at) => at < ms);
}

describe('a server that accepts and closes', () => {
  test.each([0, 0.5, 0.999])('is tried at most ten times in the first minute (luck %s)', (luck) => {
    expect(attemptsWithin(MINUTE, 'flapped', luck).length).toBeLessThanOrEqual(10);
  });

  test.each([0, 0.5, 0.999])('is tried at most twice a minute later (luck %s)', (luck) => {
    const attempts = attemptsWithin(20 * MINUTE, 'flapped', luck);
    for (let minute = 1; minute < 20; minute++) {
      const within = attempts.filter((at) => at >= minute * MINUTE && at < (minute + 1) * MINUTE);
      expect(within.length).toBeLessThanOrEqual(2);
    }
  });
});

describe('a connection that breaks before it has proved itself', () => {
  const flap = (times: number, livedMs: number, luck: number) => {
    const backoff = createBackoff(
      () => 0,
      () => luck,
    );
    return Array.from({ length: times }, () => backoff.next('flapped', true, livedMs)).at(-1) ?? 0;
  };

  test('has waited already for as long as it lived', () => {
    expect(flap(4, 0, 0.999)).toBeGreaterThan(7_900);
    expect(flap(4, 8_000, 0.999)).toBeLessThanOrEqual(500);
  });

  test.each([0, 0.5, 0.999])('but comes back with everybody else spread out (luck %s)', (luck) => {
    expect(flap(1, 9_000, luck)).toBeCloseTo(luck * 500);
  });

  test('gains nothing from a clock that was set back', () => {
    expect(flap(4, -3_600_000, 0.999)).toBeLessThanOrEqual(8_000);
  });
});

describe('a server that is down', () => {
  test('is tried every 2 s at least while somebody looks', () => {
    const attempts = attemptsWithin(2 * MINUTE, 'unreached', 0.999);
    const waits = attempts.slice(1).map((at, i) => at - (attempts[i] ?? 0));
    expect(Math.max(...waits)).toBeLessThanOrEqual(2_000);
  });

  test('is asked less often in a long outage, but still every 10 s while somebody looks', () => {
    const attempts = attemptsWithin(9 * MINUTE, 'unreached', 0.999);
    const late = attempts.filter((at) => at > 3 * MINUTE);
    expect(late.length).toBeLessThan(45);
    expect(late.length).toBeGreaterThan(30);
  });

  test('is asked every 20 s at least when nobody looks, and hardly more often', () => {
    const attempts = attemptsWithin(10 * MINUTE, 'unreached', 0.999, false);
    const waits = attempts.slice(1).map((at, i) => at - (attempts[i] ?? 0));
    expect(Math.max(...waits)).toBeLessThanOrEqual(20_000);
    expect(attempts.filter((at) => at > MINUTE).length).toBeLessThanOrEqual(28);
  });

  test('is not asked by everybody in the same moment when it comes back', () => {
    const early = attemptsWithin(MINUTE, 'unreached', 0.1);
    const late = attemptsWithin(MINUTE, 'unreached', 0.9);
    expect(early[1]).toBeLessThan((late[1] ?? 0) / 2);
  });
});

describe('a server that asks for patience', () => {
  test('gets 2 s, 30 s, 60 s, then 5 min', () => {
    const backoff = createBackoff(
      () => 0,
      () => 0,
    );
    const waits = [1, 2, 3, 4, 5].map(() => backoff.next('slow', true, 0));
    expect(waits).toEqual([2_000, 30_000, 60_000, 300_000, 300_000]);
  });

  test('begins with 2 s after an outage too', () => {
    const backoff = createBackoff(
      () => 0,
      () => 0,
    );
    for (let i = 0; i < 20; i++) backoff.next('unreached', true, 0);
    expect(backoff.next('slow', true, 0)).toBe(2_000);
  });
});

test('a server that breaks once right after an outage is tried again within 3 s', () => {
  const backoff = createBackoff(
    () => 0,
    () => 0.999,
  );
  for (let i = 0; i < 20; i++) backoff.next('unreached', true, 0);
  expect(backoff.next('flapped', true, 0)).toBeLessThanOrEqual(3_000);
});

test('once a connection has proved itself the waits begin anew', () => {
  const backoff = createBackoff(
    () => 0,
    () => 0.999,
  );
  for (let i = 0; i < 10; i++) backoff.next('flapped', true, 0);
  backoff.succeeded();
  expect(backoff.next('broken', true, 0)).toBeLessThanOrEqual(500);
});
