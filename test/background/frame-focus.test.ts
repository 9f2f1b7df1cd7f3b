import type { Browser } from 'webextension-polyfill';
import { beforeEach, expect, test } from 'vitest';
import { tellFrameFocus } from '../../lib/background/frame-focus.ts';
import { createViewers, type Viewers } from '../../lib/background/viewers.ts';

/** Tabs by window. */
const TABS: Readonly<Record<number, readonly number[]>> = { 1: [6, 7], 2: [8] };
let viewers: Viewers;
let focused: number | null;
const listeners = new Set<() => unknown>();
let frameCame: () => Promise<void>;

beforeEach(() => {
  viewers = createViewers();
  focused = 1;
  listeners.clear();
  const browser = {
    windows: {
      getLastFocused: async () => ({ focused: focused !== null }),
      onFocusChanged: { addListener: (listener: () => unknown) => void listeners.add(listener) },
    },
    tabs: { query: async () => TABS[focused ?? 1]?.map((id) => ({ id })) },
  } as unknown as Browser;
  frameCame = tellFrameFocus(browser, viewers);
});

async function moveTo(windowId: number | null): Promise<void> {
  focused = windowId;
  await Promise.all([...listeners].map((listener) => listener()));
}

function aFrameIn(tabId: number): boolean[] {
  const told: boolean[] = [];
  const post = (update: { type: string; isHere?: boolean }) => told.push(update.isHere === true);
  viewers.add(post).isIn(tabId);
  return told;
}

test('a frame hears where the focus is when it comes, and whenever that moves', async () => {
  const [here, there] = [aFrameIn(7), aFrameIn(8)];
  await frameCame();
  await moveTo(2);
  await moveTo(null);
  await moveTo(1);
  expect(here).toEqual([true, false, false, true]);
  expect(there).toEqual([false, true, false, false]);
});

test('a panel, which sees for itself, hears nothing of it', async () => {
  const told: object[] = [];
  viewers.add((update) => told.push(update));
  await frameCame();
  expect(told).toEqual([]);
});

test('before the first frame, and after the second, the browser is not asked once more', async () => {
  expect(listeners.size).toBe(0);
  await frameCame();
  await frameCame();
  expect(listeners.size).toBe(1);
});
