import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createOverlayTabs, type OverlayTabs } from '../../lib/background/overlay-tabs.ts';
import type { SessionArea } from '../../lib/background/overlay-tab-store.ts';
import type { OverlayRules } from '../../lib/port/contract.ts';
import type { OverlayPlace } from '../../lib/port/overlay-contract.ts';
import { fakeOverlayBrowser } from '../fakes/fake-overlay-browser.ts';

const WIKI = 'https://wiki.example.org/lamps';
const WIKI_SITE = 'https://wiki.example.org/*';
const SHOWN = { shown: true };
const notShown = (why: string) => ({ shown: false, why });

let world: ReturnType<typeof fakeOverlayBrowser>;
let rules: OverlayRules;
let hasRoom: boolean;
let time: number;
let place: OverlayPlace;
let session: SessionArea;
let overlay: OverlayTabs;
const touched = vi.fn<() => void>();
const onError = vi.fn<(error: unknown) => void>();

function memorySession(): SessionArea {
  const items: Record<string, unknown> = {};
  return {
    get: async () => structuredClone(items),
    set: async (more) => void Object.assign(items, structuredClone(more)),
    remove: async (key) => void Reflect.deleteProperty(items, String(key)),
  };
}

/** A life of the background; the session's storage outlives it. */
function startBackground(): void {
  overlay = createOverlayTabs({
    browser: world.browser,
    session,
    places: {
      read: async () => place,
      write: async (next) => void (place = next),
    },
    ready: Promise.resolve(),
    rules: () => rules,
    saveRules: async (next) => void (rules = next),
    hasRoom: () => hasRoom,
    touched,
    onError,
    now: () => time,
  });
  world.serve(overlay);
}

async function showOnWiki(): Promise<void> {
  await world.load(1, WIKI);
  world.click(1);
  await overlay.show(1);
}

/** Lets what was started without being waited for come to its end. */
const settled = () => overlay.settle();

beforeEach(() => {
  world = fakeOverlayBrowser();
  rules = { mode: 'click', sites: [], hiddenHosts: [], paused: false };
  hasRoom = true;
  time = 0;
  place = { edge: 'right', bottom: 20 };
  session = memorySession();
  onError.mockClear();
  touched.mockClear();
  startBackground();
});

describe('asked for by a click', () => {
  test('it shows on that tab', async () => {
    await world.load(1, WIKI);
    expect(await overlay.status(1)).toEqual(notShown('not_asked'));
    world.click(1);
    expect(await overlay.show(1)).toEqual(SHOWN);
    expect(await overlay.status(1)).toEqual(SHOWN);
  });

  test('it says why it can’t', async () => {
    await world.load(1, 'chrome://settings/');
    world.click(1);
    expect(await overlay.show(1)).toEqual(notShown('forbidden_page'));
    await world.load(2, WIKI, { sandboxed: true });
    world.click(2);
    expect(await overlay.show(2)).toEqual(notShown('sandboxed_page'));
    hasRoom = false;
    expect(await overlay.show(2)).toEqual(notShown('no_room'));
  });

  test('after a navigation without permission it is gone, and nobody believes otherwise', async () => {
    await showOnWiki();
    await world.load(1, `${WIKI}/2`);
    await settled();
    expect(await overlay.status(1)).toEqual(notShown('not_asked'));
  });

  test('after a navigation within the site it comes back where we still may', async () => {
    await showOnWiki();
    world.grant(WIKI_SITE);
    await world.load(1, `${WIKI}/2`);
    await settled();
    expect(await overlay.status(1)).toEqual(SHOWN);
  });

  test('it does not follow to another site, even one we may touch', async () => {
    world.grant('https://other.example.org/*');
    await showOnWiki();
    await world.load(1, 'https://other.example.org/');
    await settled();
    expect(world.tab(1).running).toBe(false);
  });

  test('asked again while it is there, it comes to the front', async () => {
    await showOnWiki();
    await overlay.show(1);
    expect(world.tab(1).orders.at(-1)).toEqual({ type: 'show' });
  });
});

describe('the frame', () => {
  test('is let in once by its nonce, and after that by being itself', async () => {
    await showOnWiki();
    const { sender, nonce } = world.frameIn(1);
    expect(await overlay.acceptFrame(sender, nonce)).not.toBeNull();
    expect(await overlay.acceptFrame(sender, nonce)).not.toBeNull();
    const replayed = world.frameIn(1, 'another document');
    expect(await overlay.acceptFrame(replayed.sender, nonce)).toBeNull();
  });

  test('is known again by the next life of the background', async () => {
    await showOnWiki();
    const { sender, nonce } = world.frameIn(1);
    await overlay.acceptFrame(sender, nonce);
    startBackground();
    expect(await overlay.acceptFrame(sender, nonce)).not.toBeNull();
  });

  test('is not let in with another tab’s nonce, a guess, or too late', async () => {
    await showOnWiki();
    await world.load(2, WIKI);
    const { nonce, sender } = world.frameIn(1);
    expect(await overlay.acceptFrame(world.frameIn(2).sender, nonce)).toBeNull();
    expect(await overlay.acceptFrame(sender, 'guess')).toBeNull();
    time = 31_000;
    expect(await overlay.acceptFrame(sender, nonce)).toBeNull();
  });

  test('sizes and drags only the overlay that it is in', async () => {
    await showOnWiki();
    const { sender, nonce } = world.frameIn(1);
    const frame = await overlay.acceptFrame(sender, nonce);
    if (!frame) throw new Error('not let in');
    await overlay.resize(frame, 360, 500);
    await overlay.drag(frame, 3, -4, true);
    await overlay.resize({ ...frame, key: 'somebody else' }, 1, 1);
    await overlay.resize(frame, Number.NaN, 500);
    expect(world.tab(1).orders.filter(({ type }) => type !== 'ping')).toEqual([
      { type: 'resize', width: 360, height: 500 },
      { type: 'drag', dx: 3, dy: -4, done: true },
    ]);
  });
});

describe('what the content script says', () => {
  test('a new place is kept for the next page', async () => {
    await showOnWiki();
    await world.say(1, { type: 'overlay_moved', place: { edge: 'left', bottom: 80 } });
    expect(place).toEqual({ edge: 'left', bottom: 80 });
  });

  test('on a page where nobody asked for it, it is told to go', async () => {
    await world.load(1, WIKI);
    expect(await world.say(1, { type: 'overlay_mounted' })).toEqual({ ok: false });
  });

  test('what is no request of ours is left to others', async () => {
    await world.load(1, WIKI);
    expect(await world.say(1, { type: 'send_message' })).toBeUndefined();
  });
});

describe('hidden', () => {
  test('until the page reloads', async () => {
    world.grant(WIKI_SITE);
    await showOnWiki();
    await overlay.hide(1, 'reload');
    expect(world.tab(1).running).toBe(false);
    await settled();
    expect(await overlay.status(1)).toEqual(notShown('hidden_until_reload'));
    await world.load(1, WIKI);
    await settled();
    expect(await overlay.status(1)).toEqual(SHOWN);
  });

  test('until the page reloads, where documents have no ids', async () => {
    world = fakeOverlayBrowser({ hasDocumentIds: false });
    startBackground();
    rules = { ...rules, mode: 'sites', sites: [WIKI_SITE] };
    world.grant(WIKI_SITE);
    await overlay.settle();
    await world.load(1, WIKI);
    await overlay.settle();
    await overlay.hide(1, 'reload');
    await settled();
    expect(await overlay.status(1)).toEqual(notShown('hidden_until_reload'));
    await world.load(1, WIKI);
    await settled();
    expect(await overlay.status(1)).toEqual(SHOWN);
  });

  test('on this site: on all its tabs, and the popup can undo it', async () => {
    await showOnWiki();
    await world.load(2, `${WIKI}/2`);
    world.click(2);
    await overlay.show(2);
    await overlay.hide(1, 'site');
    expect([world.tab(1).running, world.tab(2).running]).toEqual([false, false]);
    expect(await overlay.status(2)).toEqual(notShown('hidden_on_site'));
    expect(await overlay.show(2)).toEqual(SHOWN);
    expect(rules.hiddenHosts).toEqual([]);
  });

  test('everywhere, until somebody asks for it', async () => {
    await showOnWiki();
    await overlay.hide(1, 'everywhere');
    expect(await overlay.status(1)).toEqual(notShown('paused'));
    expect(await overlay.show(1)).toEqual(SHOWN);
    expect(rules.paused).toBe(false);
  });
});

describe('by itself on allowed sites', () => {
  beforeEach(async () => {
    rules = { ...rules, mode: 'sites', sites: [WIKI_SITE, 'https://not-allowed.example.org/*'] };
    world.grant(WIKI_SITE);
  });

  test('it shows on tabs that are open already, and on pages to come', async () => {
    await world.load(1, WIKI);
    await overlay.settle();
    expect(await overlay.status(1)).toEqual(SHOWN);
    expect(world.registered()).toEqual({ matches: [WIKI_SITE], excludeMatches: [] });
    await world.load(2, `${WIKI}/2`);
    expect(await overlay.status(2)).toEqual(SHOWN);
  });

  test('no script runs on a site where it is hidden', async () => {
    rules = { ...rules, hiddenHosts: ['wiki.example.org'] };
    await world.load(1, WIKI);
    await overlay.settle();
    expect(world.registered()?.excludeMatches).toEqual(['*://wiki.example.org/*']);
    expect(world.tab(1).running).toBe(false);
  });

  test('without a room no script runs anywhere, and navigations wake nobody', async () => {
    await world.load(1, WIKI);
    await overlay.settle();
    expect(world.isWatching()).toBe(true);
    hasRoom = false;
    await overlay.settle();
    expect(world.registered()).toBeNull();
    expect(world.tab(1).running).toBe(false);
    expect(world.isWatching()).toBe(false);
    expect(await overlay.status(1)).toEqual(notShown('no_room'));
  });
});

describe('a closed tab', () => {
  test('is no longer watched', async () => {
    await showOnWiki();
    await settled();
    world.close(1);
    expect(world.isWatching()).toBe(false);
  });

  test('is forgotten, also if it was closed while the background was dead', async () => {
    await showOnWiki();
    await settled();
    startBackground();
    world.close(1);
    await overlay.settle();
    expect(await session.get(null)).toEqual({});
    expect(onError).not.toHaveBeenCalled();
  });
});

describe('what a person does on a page', () => {
  test('counts where the overlay is, and nowhere else', async () => {
    await showOnWiki();
    await world.say(1, { type: 'page_touched' });
    expect(touched).toHaveBeenCalledTimes(1);
    await world.load(2, WIKI);
    await world.say(2, { type: 'page_touched' });
    await overlay.hide(1, 'reload');
    await world.say(1, { type: 'page_touched' });
    expect(touched).toHaveBeenCalledTimes(1);
  });

  test('counts in the next life of the background, too', async () => {
    await showOnWiki();
    await settled();
    startBackground();
    await world.say(1, { type: 'page_touched' });
    expect(touched).toHaveBeenCalledTimes(1);
  });
});
