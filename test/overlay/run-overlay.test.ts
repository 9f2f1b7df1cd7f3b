// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runOverlay } from '../../lib/overlay/run-overlay.ts';
import { PANEL_SIZE } from '../../lib/overlay/panel-size.ts';
import { installPageRuntime, type FakePageRuntime } from '../fakes/fake-page-runtime.ts';

/** Not `chrome-extension:`, of which jsdom knows no origin. */
const FRAME_URL = 'https://ours.test/overlay-frame.html#nonce,right';
/** By then the script has looked, and has given up waiting for a frame. */
const A_WHILE_MS = 21_000;

let runtime: FakePageRuntime;

/** Hosts of overlays in the page; a page sees no more of us. */
const hosts = () =>
  [...document.documentElement.children].filter(({ localName }) => localName.includes('-'));
const mounts = () => runtime.said.filter(({ type }) => type === 'overlay_mounted').length;

beforeEach(() => {
  vi.useFakeTimers();
  // jsdom has no top layer.
  Object.assign(HTMLElement.prototype, { showPopover() {}, hidePopover() {} });
  runtime = installPageRuntime(FRAME_URL);
});
afterEach(() => {
  // Ends what still runs, so that no check of it reaches into the next test.
  runtime.order({ type: 'take_down' });
  for (const host of hosts()) host.remove();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the overlay in a page', () => {
  test('is one, however often its script is injected', async () => {
    const world = {};
    await runOverlay(world);
    await runOverlay(world);
    expect(hosts()).toHaveLength(1);
    expect(mounts()).toBe(1);
  });

  test('is not there where the background does not want it, and its script ends', async () => {
    const world = {};
    runtime.mountReply = { ok: false };
    await runOverlay(world);
    expect(hosts()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    expect(runtime.order({ type: 'ping' })).toBe(false);
  });

  test('that the page takes away is let be, and can be put there again', async () => {
    const world = {};
    await runOverlay(world);
    hosts()[0]?.remove();
    await vi.advanceTimersByTimeAsync(A_WHILE_MS);
    expect(runtime.order({ type: 'ping' })).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
    await runOverlay(world);
    expect(hosts()).toHaveLength(1);
  });
});

test('an overlay that is moved much further than its window is wide stands at that edge, and says so', async () => {
  await runOverlay({});
  const moved = (dx: number) => {
    runtime.order({ type: 'drag', dx, dy: 0, done: true });
    return runtime.said.at(-1);
  };
  expect(moved(-10_000)).toMatchObject({ type: 'overlay_moved', place: { edge: 'left' } });
  expect(moved(10_000)).toMatchObject({ type: 'overlay_moved', place: { edge: 'right' } });
});

describe('the frame', () => {
  /** As a content script sees it, and no page does. */
  const frame = () => {
    const [host] = hosts();
    const { chrome } = globalThis as unknown as {
      chrome: { dom: { openOrClosedShadowRoot(of: Element | undefined): ShadowRoot | null } };
    };
    expect(host?.shadowRoot).toBeNull();
    return chrome.dom.openOrClosedShadowRoot(host)?.querySelector('iframe');
  };

  test('has no name, by which a page could lead it elsewhere, and is in a root that no page sees', async () => {
    await runOverlay({});
    expect(frame()?.name).toBe('');
    expect(frame()?.hasAttribute('name')).toBe(false);
  });

  test('of a tab that is back shows the panel if one was open, and else does not', async () => {
    await runOverlay({});
    const comesBack = async () => {
      dispatchEvent(new Event('pagehide'));
      expect(hosts()).toEqual([]);
      dispatchEvent(new Event('pageshow'));
      await vi.advanceTimersByTimeAsync(0);
      return frame()?.src;
    };
    expect(await comesBack()).toBe(FRAME_URL);
    runtime.order({ type: 'resize', ...PANEL_SIZE });
    expect(await comesBack()).toBe(`${FRAME_URL},panel`);
    runtime.order({ type: 'resize', width: 116, height: 72 });
    expect(await comesBack()).toBe(FRAME_URL);
  });

  test('of a tab that nobody looks at is gone, and its script looks for nothing until somebody does', async () => {
    const world = {};
    await runOverlay(world);
    dispatchEvent(new Event('pagehide'));
    await vi.advanceTimersByTimeAsync(A_WHILE_MS);
    expect(vi.getTimerCount()).toBe(0);
    runtime.invalidate();
    dispatchEvent(new Event('pageshow'));
    await vi.advanceTimersByTimeAsync(0);
    expect(hosts()).toEqual([]);
    expect(Reflect.ownKeys(world)).toEqual([]);
  });

  test('in which something else was loaded is gone, with all around it', async () => {
    await runOverlay({});
    const loaded = frame();
    loaded?.dispatchEvent(new Event('load'));
    expect(hosts()).toHaveLength(1);
    loaded?.dispatchEvent(new Event('load'));
    expect(hosts()).toEqual([]);
    expect(runtime.order({ type: 'ping' })).toBe(false);
  });
});

describe('after an update of the extension', () => {
  test('the old script takes its overlay down and does nothing more', async () => {
    await runOverlay({});
    const said = runtime.said.length;
    runtime.invalidate();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(hosts()).toEqual([]);
    await vi.advanceTimersByTimeAsync(A_WHILE_MS);
    expect(vi.getTimerCount()).toBe(0);
    expect(runtime.said).toHaveLength(said);
  });

  test('a new script takes away what the old one left, and nothing of the page', async () => {
    await runOverlay({});
    const [old] = hosts();
    const theirs = document.documentElement.appendChild(document.createElement('their-own'));
    await runOverlay({});
    expect(old?.isConnected).toBe(false);
    expect(hosts()).toHaveLength(2);
    expect(theirs.isConnected).toBe(true);
  });

  test('a script that finds no background ends instead of asking for ever', async () => {
    runtime.mountReply = null;
    await runOverlay({});
    await vi.advanceTimersByTimeAsync(600_000);
    expect(hosts()).toEqual([]);
    expect(mounts()).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
