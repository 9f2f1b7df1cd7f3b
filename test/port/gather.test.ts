import { expect, test, vi } from 'vitest';
import { gather } from '../../lib/port/gather.ts';
import { createHandClock } from '../fakes/hand-clock.ts';

const start = () => {
  const clock = createHandClock();
  const call = vi.fn<() => void>();
  const gathering = gather(call, clock);
  const flood = (times: number) => {
    for (let i = 0; i < times; i += 1) gathering.soon();
  };
  return { clock, call, gathering, flood };
};

test('what happens now and then is told at once', async () => {
  const { clock, call, gathering } = start();
  for (let i = 1; i <= 100; i += 1) {
    gathering.soon();
    expect(call).toHaveBeenCalledTimes(i);
    await clock.advance(60);
  }
});

test('of a flood a few are told at once, and all the others together', async () => {
  const { clock, call, flood } = start();
  flood(500);
  expect(call.mock.calls.length).toBeLessThan(10);
  const before = call.mock.calls.length;
  await clock.advance(50);
  expect(call).toHaveBeenCalledTimes(before + 1);
  await clock.advance(10_000);
  expect(call).toHaveBeenCalledTimes(before + 1);
});

test('a flood that goes on is told twenty times a second', async () => {
  const { clock, call, flood } = start();
  for (let ms = 0; ms < 5_000; ms += 5) {
    flood(1);
    await clock.advance(5);
  }
  await clock.advance(50);
  expect(call.mock.calls.length).toBeGreaterThan(90);
  expect(call.mock.calls.length).toBeLessThan(120);
});

test('what waits can be told at once, and is not told again', async () => {
  const { clock, call, gathering, flood } = start();
  gathering.flush();
  expect(call).not.toHaveBeenCalled();
  flood(20);
  const before = call.mock.calls.length;
  gathering.flush();
  expect(call).toHaveBeenCalledTimes(before + 1);
  await clock.advance(1_000);
  expect(call).toHaveBeenCalledTimes(before + 1);
});

test('a clock that is set back holds nothing up', async () => {
  const { clock, call, flood } = start();
  flood(8);
  clock.set(clock.now() - 3_600_000);
  flood(1);
  await clock.advance(50);
  expect(call).toHaveBeenCalledTimes(9);
});

test('after the end nothing is told', async () => {
  const { clock, call, gathering, flood } = start();
  flood(20);
  const before = call.mock.calls.length;
  gathering.stop();
  await clock.advance(1_000);
  expect(call).toHaveBeenCalledTimes(before);
});
