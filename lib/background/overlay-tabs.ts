import type { Runtime } from 'webextension-polyfill';
import { hideOnSite, isOpenToExtensions, originOf, showOnSite } from '../page/site-rules.ts';
import type { OverlayRules, OverlayStatus } from '../port/contract.ts';
import type { OverlayOrder } from '../port/overlay-contract.ts';
import type { OverlayBrowser } from './overlay-browser.ts';
import { overlayMounts, type OverlayFrame } from './overlay-mounts.ts';
import type { OverlayPlaceStore } from './overlay-place.ts';
import { isPx } from './overlay-request.ts';
import { addressOf, overlayStatus, takenDown, type OverlayWishes } from './overlay-tab.ts';
import { openOverlayTabStore, type SessionArea } from './overlay-tab-store.ts';
import { settleOverlays, tabLoaded } from './overlay-upkeep.ts';

export interface OverlayTabs {
  /** Lets a frame in by its nonce, or because it was let in before. Null: it has to stay blank. */
  readonly acceptFrame: (
    sender: Runtime.MessageSender,
    nonce: string,
  ) => Promise<OverlayFrame | null>;
  readonly resize: (frame: OverlayFrame, width: number, height: number) => Promise<void>;
  readonly drag: (frame: OverlayFrame, dx: number, dy: number, done: boolean) => Promise<void>;
  readonly releaseFocus: (frame: OverlayFrame) => Promise<void>;
  readonly status: (tabId: number) => Promise<OverlayStatus>;
  /** The person asks for it on this tab: whatever hides it here is undone. */
  readonly show: (tabId: number) => Promise<OverlayStatus>;
  readonly hide: (tabId: number, until: 'reload' | 'site' | 'everywhere') => Promise<void>;
  /** For `runtime.onMessage`. True: `answer` will be called. */
  readonly handleMessage: (
    message: unknown,
    sender: Runtime.MessageSender,
    answer: (reply: unknown) => void,
  ) => true | undefined;
  /** Tabs where it is now, the one that got it last first. */
  readonly tabs: () => Promise<readonly number[]>;
  /** The page it is on, in this tab. */
  readonly pageUrl: (tabId: number) => string | undefined;
  /** Where it was, or was asked for, is not known any more. */
  readonly forget: () => void;
  /** To be called after boot, and when rooms, rules or permissions have changed. */
  readonly settle: () => Promise<void>;
}

interface OverlayTabsOptions {
  readonly browser: OverlayBrowser;
  readonly session: SessionArea;
  readonly places: OverlayPlaceStore;
  /** Rules and rooms are read after this only. */
  readonly ready: Promise<unknown>;
  readonly rules: () => OverlayRules;
  readonly saveRules: (rules: OverlayRules) => Promise<unknown>;
  readonly hasRoom: () => boolean;
  /** The person did something on a page where it is. */
  readonly touched: () => void;
  readonly onError: (error: unknown) => void;
  /** ms */
  readonly now?: () => number;
  readonly random?: (bytes: Uint8Array<ArrayBuffer>) => void;
}

/** Knows on which tabs the overlay is, and speaks with the content scripts there. */
export function createOverlayTabs(options: OverlayTabsOptions): OverlayTabs {
  const { browser, onError, rules, saveRules } = options;
  const store = openOverlayTabStore(options.session, onError);
  const ready = Promise.all([options.ready, store.loaded]);
  const wishes = (): OverlayWishes => ({ hasRoom: options.hasRoom(), rules: rules() });
  const mounts = overlayMounts({ ...options, store, wishes });
  let unwatch: (() => void) | null = null;
  let settled: Promise<void> = Promise.resolve();

  /** Watching tabs wakes the background at each navigation: only while there is something to follow. */
  const watch = (): void => {
    const needed = options.hasRoom() && store.all().length > 0;
    if (needed) {
      unwatch ??= browser.watchTabs({
        loaded: (tabId) => void tabLoaded(browser, store, wishes(), tabId).catch(onError),
        closed: (tabId) => {
          store.forget(tabId);
          watch();
        },
      });
    } else {
      unwatch?.();
      unwatch = null;
    }
  };
  const settle = (): Promise<void> => {
    settled = settled
      .then(() => ready)
      .then(() => settleOverlays(browser, store, wishes()))
      .then(watch)
      .catch(onError);
    return settled;
  };
  /** Sends an order to the page around a frame, if that frame is still the tab's overlay. */
  const orderFor = async (frame: OverlayFrame, order: OverlayOrder): Promise<void> => {
    await ready;
    const { page, frame: current } = store.get(frame.tabId);
    if (page && current === frame.key) {
      await browser.order(addressOf(frame.tabId, page.document), order);
    }
  };
  /** Sends an order to the tab's page. False if there is none of ours, or no longer. */
  const orderTab = async (tabId: number, order: OverlayOrder): Promise<boolean> => {
    const { page } = store.get(tabId);
    if (page?.state !== 'mounted') return false;
    if (await browser.order(addressOf(tabId, page.document), order)) return true;
    const tab = store.get(tabId);
    if (tab.page?.document === page.document) store.set(tabId, takenDown(tab));
    return false;
  };
  const urlOf = async (tabId: number): Promise<string | undefined> =>
    (await browser.urlOf(tabId)) ?? store.get(tabId).page?.url;

  const status = async (tabId: number): Promise<OverlayStatus> => {
    await ready;
    const url = await urlOf(tabId);
    const there = await orderTab(tabId, { type: 'ping' });
    return overlayStatus(store.get(tabId), { url, there }, wishes());
  };

  return {
    acceptFrame: async (sender, nonce) => {
      await ready;
      return mounts.acceptFrame(sender, nonce);
    },
    resize: async (frame, width, height) => {
      if (isPx(width) && isPx(height)) await orderFor(frame, { type: 'resize', width, height });
    },
    drag: async (frame, dx, dy, done) => {
      if (isPx(dx) && isPx(dy)) await orderFor(frame, { type: 'drag', dx, dy, done });
    },
    releaseFocus: (frame) => orderFor(frame, { type: 'focus_page' }),
    status,
    show: async (tabId) => {
      await ready;
      if (await orderTab(tabId, { type: 'show' })) return { shown: true };
      const url = await urlOf(tabId);
      if (!options.hasRoom() || url === undefined || !isOpenToExtensions(url)) return status(tabId);
      store.set(tabId, { ...store.get(tabId), askedOrigin: originOf(url), hiddenIn: null });
      const shown = showOnSite(rules(), url);
      if (shown !== rules()) await saveRules(shown);
      watch();
      const injected = await browser.inject(tabId);
      void settle();
      return injected ? status(tabId) : { shown: false, why: 'forbidden_page' };
    },
    hide: async (tabId, until) => {
      await ready;
      const tab = store.get(tabId);
      const url = await urlOf(tabId);
      if (until === 'reload') {
        await orderTab(tabId, { type: 'take_down' });
        store.set(tabId, { ...takenDown(tab), hiddenIn: tab.page?.document ?? null });
        return;
      }
      const hidden = until === 'site' && url !== undefined ? hideOnSite(rules(), url) : rules();
      await saveRules(until === 'site' ? hidden : { ...hidden, paused: true });
      await settle();
    },
    handleMessage: (message, sender, answer) => {
      const heard = mounts.read(message, sender);
      if (!heard) return undefined;
      ready
        .then(() => mounts.reply(heard))
        .catch((error: unknown) => {
          onError(error);
          return { ok: false };
        })
        .then(answer, onError);
      return true;
    },
    tabs: async () => {
      await ready;
      const mounted = store.all().filter(([, { page }]) => page?.state === 'mounted');
      return mounted.map(([tabId]) => tabId).reverse();
    },
    pageUrl: (tabId) => store.get(tabId).page?.url,
    forget() {
      for (const [tabId] of store.all()) store.forget(tabId);
    },
    settle,
  };
}
