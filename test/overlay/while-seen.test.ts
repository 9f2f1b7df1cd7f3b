// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whileSeen } from '../../lib/overlay/while-seen.ts';

let visibility: DocumentVisibilityState;
let said: string[];
let end: AbortController;

const start = () =>
  whileSeen(
    async () => void said.push('begin'),
    () => void said.push('rest'),
    end.signal,
  );
const becomes = (next: DocumentVisibilityState) => {
  visibility = next;
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  visibility = 'visible';
  end = new AbortController();
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => {
  end.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('a prerendered page is announced when it is shown, not before', async () => {
  visibility = 'hidden';
  await start();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).not.toContain('begin');
  visibility = 'visible';
  document.dispatchEvent(new Event('prerenderingchange'));
  expect(said.at(-1)).toBe('begin');
});

test('a page that goes into the back/forward cache rests, and begins afresh when it is back', async () => {
  await start();
  dispatchEvent(new Event('pagehide'));
  expect(said).toEqual(['begin', 'rest']);
  dispatchEvent(new Event('pageshow'));
  expect(said).toEqual(['begin', 'rest', 'begin']);
});

test('a tab that nobody looks at rests after a minute, and begins when it is seen', async () => {
  await start();
  becomes('hidden');
  await vi.advanceTimersByTimeAsync(60_000 - 1);
  expect(said).toEqual(['begin']);
  await vi.advanceTimersByTimeAsync(1);
  expect(said).toEqual(['begin', 'rest']);
  becomes('visible');
  expect(said).toEqual(['begin', 'rest', 'begin']);
});

test('after its end nothing begins and no timer is left', async () => {
  visibility = 'hidden';
  await start();
  end.abort();
  becomes('visible');
  dispatchEvent(new Event('pageshow'));
  expect(said).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
