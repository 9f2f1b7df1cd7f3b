import type { Runtime } from 'webextension-polyfill';
import type {
  OverlayBrowser,
  ScriptWish,
  TabWatcher,
} from '../../lib/background/overlay-browser.ts';
import type { OverlayTabs } from '../../lib/background/overlay-tabs.ts';
import { matchesSite } from '../../lib/page/site-rules.ts';
import type { OverlayMountReply, OverlayOrder } from '../../lib/port/overlay-contract.ts';

const BASE_URL = 'chrome-extension://ours/';

/** A tab of the fake browser: its page, and what our content script does there. */
export interface FakeTab {
  readonly id: number;
  readonly url: string;
  /** Changes with each load. */
  readonly document: string;
  /** The person has clicked the toolbar button on this page. */
  readonly clicked: boolean;
  readonly sandboxed: boolean;
  /** Our content script runs here and has not been taken down. */
  readonly running: boolean;
  readonly frameUrl: string | null;
  readonly orders: readonly OverlayOrder[];
}

/**
 * Tabs with permissions as browsers give them, and a content script that does the dull parts: it asks
 * once, keeps the frame's address, obeys `take_down`, and is gone after a load.
 */
export function fakeOverlayBrowser({ hasDocumentIds = true } = {}) {
  const tabs = new Map<number, FakeTab>();
  const granted = new Set<string>();
  const watchers = new Set<TabWatcher>();
  let registered: ScriptWish | null = null;
  let overlay: OverlayTabs | null = null;
  let documents = 0;

  const change = (id: number, changes: Partial<FakeTab>): void => {
    const tab = tabs.get(id);
    if (tab) tabs.set(id, { ...tab, ...changes });
  };
  const tabAt = (id: number): FakeTab => {
    const tab = tabs.get(id);
    if (!tab) throw new Error(`There is no tab ${id}.`);
    return tab;
  };
  const isGranted = (url: string) => [...granted].some((pattern) => matchesSite(pattern, url));
  const mayTouch = (tab: FakeTab) => tab.clicked || isGranted(tab.url);
  const senderOf = (tab: FakeTab) =>
    ({
      id: 'ours',
      url: tab.url,
      tab: { id: tab.id },
      frameId: 0,
      ...(hasDocumentIds && { documentId: tab.document }),
    }) as Runtime.MessageSender;
  const say = (tab: FakeTab, message: unknown) =>
    new Promise<unknown>((resolve) => {
      if (!overlay?.handleMessage(message, senderOf(tab), resolve)) resolve(undefined);
    });
  const runScript = async (id: number): Promise<void> => {
    const tab = tabAt(id);
    if (tab.running) return;
    if (tab.sandboxed) return void (await say(tab, { type: 'page_sandboxed' }));
    const reply = (await say(tab, { type: 'overlay_mounted' })) as OverlayMountReply;
    if (reply.ok) change(id, { running: true, frameUrl: reply.frameUrl });
  };

  const browser: OverlayBrowser = {
    ours: { id: 'ours', baseUrl: BASE_URL },
    inject: async (id) => {
      const tab = tabs.get(id);
      if (!tab || !mayTouch(tab)) return false;
      await runScript(id);
      return true;
    },
    order: async ({ tabId, documentId }, order) => {
      const tab = tabs.get(tabId);
      if (!tab?.running || (documentId !== null && documentId !== tab.document)) return false;
      change(tabId, { orders: [...tab.orders, order] });
      if (order.type === 'take_down') change(tabId, { running: false, frameUrl: null });
      return true;
    },
    urlOf: async (id) => {
      const tab = tabs.get(id);
      return tab && mayTouch(tab) ? tab.url : undefined;
    },
    openTabs: async () => new Set(tabs.keys()),
    tabsOn: async (patterns) =>
      [...tabs.values()]
        .filter(({ url }) => isGranted(url) && patterns.some((one) => matchesSite(one, url)))
        .map(({ id }) => id),
    granted: async (patterns) => patterns.filter((pattern) => granted.has(pattern)),
    register: async (wish) => {
      registered = wish;
    },
    watchTabs: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };

  return {
    browser,
    /** A new life of the background: the listeners of the one before are gone. */
    serve: (tabsOfOverlay: OverlayTabs) => {
      watchers.clear();
      overlay = tabsOfOverlay;
    },
    tab: tabAt,
    registered: () => registered,
    isWatching: () => watchers.size > 0,
    grant: (pattern: string) => void granted.add(pattern),
    say: (id: number, message: unknown) => say(tabAt(id), message),
    click: (id: number) => change(id, { clicked: true }),
    /** Loads a page into a tab. A click's permission ends, as it does in Firefox. */
    load: async (id: number, url: string, { sandboxed = false } = {}) => {
      documents += 1;
      const document = `D${documents}`;
      const blank = { clicked: false, running: false, frameUrl: null, orders: [] };
      tabs.set(id, { id, url, document, sandboxed, ...blank });
      if (isGranted(url) && registered?.matches.some((one) => matchesSite(one, url))) {
        await runScript(id);
      }
      for (const watcher of watchers) watcher.loaded(id);
    },
    close: (id: number) => {
      tabs.delete(id);
      for (const watcher of watchers) watcher.closed(id);
    },
    /** The frame inside a tab, as its port's sender, with the nonce from its address. */
    frameIn: (id: number, document = `F${tabAt(id).document}`) => ({
      nonce: tabAt(id).frameUrl?.split(/[#,]/)[1] ?? '',
      sender: {
        id: 'ours',
        url: `${BASE_URL}overlay-frame.html`,
        tab: { id },
        frameId: 4,
        documentId: document,
      } as Runtime.MessageSender,
    }),
  };
}
