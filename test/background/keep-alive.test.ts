import type { Browser } from 'webextension-polyfill';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createKeepAlive } from '../../lib/background/keep-alive.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

let time: VirtualTime;
let alarms: Map<string, number>;
let created: number;
/** When Firefox was called, ms. */
let calls: number[];

beforeEach(() => {
  time = installVirtualTime();
  alarms = new Map();
  created = 0;
  calls = [];
});
afterEach(() => time.uninstall());

function fakeBrowser(): Pick<Browser, 'alarms' | 'runtime'> {
  return {
    alarms: {
      get: async (name: string) => (alarms.has(name) ? { name } : undefined),
      clear: async (name: string) => alarms.delete(name),
      create: async (name: string, info: { periodInMinutes: number }) => {
        created += 1;
        alarms.set(name, info.periodInMinutes);
      },
    },
    runtime: {
      getPlatformInfo: async () => {
        calls.push(time.now());
      },
    },
  } as unknown as Pick<Browser, 'alarms' | 'runtime'>;
}

const noError = (error: unknown) => {
  throw error;
};

describe('while rooms are open', () => {
  test('Chrome is woken every half minute, its shortest', async () => {
    createKeepAlive(fakeBrowser(), false, noError).want(true);
    await time.settle();
    expect([...alarms.values()]).toEqual([0.5]);
  });

  test('Firefox is woken before its 30 s are over', async () => {
    createKeepAlive(fakeBrowser(), true, noError).want(true);
    await time.settle();
    expect([...alarms.values()]).toEqual([0.33]);
  });

  test('a new life does not push the alarm away that is set already', async () => {
    createKeepAlive(fakeBrowser(), false, noError).want(true);
    await time.settle();
    const later = createKeepAlive(fakeBrowser(), false, noError);
    later.want(true);
    later.want(true);
    await time.settle();
    expect(created).toBe(1);
  });

  test.each([true, false])(
    'a server that is heard puts the alarm off, however much it says (Firefox: %s)',
    async (firefox) => {
      const keepAlive = createKeepAlive(fakeBrowser(), firefox, noError);
      keepAlive.want(true);
      for (let ms = 0; ms < 120_000; ms += 100) {
        await time.advance(100);
        keepAlive.heard();
      }
      expect(created).toBeGreaterThan(20);
      expect(created).toBeLessThan(30);
      // Firefox does not count what a socket brings as life, but calls.
      expect(calls.length > 20).toBe(firefox);
    },
  );

  test('Firefox is called within its 30 s, wherever a tick falls between beats of 21 s', async () => {
    const keepAlive = createKeepAlive(fakeBrowser(), true, noError);
    keepAlive.want(true);
    for (const ms of [0, 4_900, 21_000, 14_000, 21_000, 1_000, 21_000]) {
      await time.advance(ms);
      keepAlive.heard();
    }
    const gaps = calls.slice(1).map((at, n) => at - (calls[n] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(27_000);
  });
});

test.each([true, false])(
  'without a room nothing is left that costs anything (Firefox: %s)',
  async (firefox) => {
    const keepAlive = createKeepAlive(fakeBrowser(), firefox, noError);
    keepAlive.want(true);
    keepAlive.heard();
    keepAlive.want(false);
    keepAlive.heard();
    await time.advance(60_000);
    expect(alarms.size).toBe(0);
    expect(time.timers).toBe(0);
  },
);

test('wishes that change quickly end as the last of them', async () => {
  const keepAlive = createKeepAlive(fakeBrowser(), false, noError);
  for (const wish of [true, false, true, false, true]) keepAlive.want(wish);
  await time.settle();
  expect(alarms.size).toBe(1);
});
