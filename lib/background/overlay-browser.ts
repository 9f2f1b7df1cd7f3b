import type { Browser, Tabs } from 'webextension-polyfill';
import type { OverlayOrder } from '../port/overlay-contract.ts';
import type { TabDocument } from './classify-sender.ts';

/** The content script that runs by itself on these pages. */
export interface ScriptWish {
  readonly matches: readonly string[];
  readonly excludeMatches: readonly string[];
}

/** What the overlay needs of the browser, in the overlay's words. */
export interface OverlayBrowser {
  /** `runtime.id` and the address of the extension's root. */
  readonly ours: { readonly id: string; readonly baseUrl: string };
  /** Runs the content script in a tab. False where the browser does not let us. */
  readonly inject: (tabId: number) => Promise<boolean>;
  /** False where no content script of ours listens. */
  readonly order: (to: Address, order: OverlayOrder) => Promise<boolean>;
  /** The tab's address, where we are allowed to know it. */
  readonly urlOf: (tabId: number) => Promise<string | undefined>;
  readonly openTabs: () => Promise<ReadonlySet<number>>;
  /** Tabs whose pages match, as far as we have permission for them. */
  readonly tabsOn: (patterns: readonly string[]) => Promise<readonly number[]>;
  readonly granted: (patterns: readonly string[]) => Promise<readonly string[]>;
  /** Has the script run by itself on these pages, from their next load on; null: on none. */
  readonly register: (wish: ScriptWish | null) => Promise<void>;
  /** Be told of navigations and closed tabs, until the returned function is called. */
  readonly watchTabs: (watcher: TabWatcher) => () => void;
}

/** A document, or the tab's top frame where the browser has no ids for documents. */
export type Address = Pick<TabDocument, 'tabId' | 'documentId'>;

export interface TabWatcher {
  /** After a navigation; after one within a document in some browsers. */
  readonly loaded: (tabId: number) => void;
  readonly closed: (tabId: number) => void;
}

/** As WXT names the built content script. */
const OVERLAY_SCRIPT = 'overlay.js';
const REGISTRATION = 'overlay';
/** A page that is busy for so long is not waited for: a popup wants to open. */
const BUSY_PAGE_MS = 1_500;

/** The browser's own answer to "may I": it has no other than to refuse. */
function allowed(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}

/** The real one, over `browser` of the polyfill. */
export function overlayBrowser(browser: Browser): OverlayBrowser {
  const { runtime, scripting, tabs, permissions } = browser;
  return {
    ours: { id: runtime.id, baseUrl: runtime.getURL('') },
    inject: (tabId) =>
      allowed(scripting.executeScript({ target: { tabId }, files: [`/${OVERLAY_SCRIPT}`] })),
    order: ({ tabId, documentId }, order) => {
      const target = documentId === null ? { frameId: 0 } : { documentId };
      const answer: Promise<unknown> = tabs.sendMessage(tabId, order, target);
      return Promise.race([
        answer.then(
          (isRunning) => isRunning === true,
          // Nobody listens.
          () => false,
        ),
        new Promise<false>((resolve) => setTimeout(resolve, BUSY_PAGE_MS, false)),
      ]);
    },
    urlOf: (tabId) =>
      tabs.get(tabId).then(
        (tab) => tab.url,
        // Closed meanwhile.
        () => undefined,
      ),
    openTabs: async () => new Set((await tabs.query({})).flatMap((tab) => tab.id ?? [])),
    tabsOn: async (patterns) => {
      if (patterns.length === 0) return [];
      const found = await tabs.query({ url: [...patterns], discarded: false });
      return found.flatMap((tab) => tab.id ?? []);
    },
    granted: async (patterns) => {
      const answers = await Promise.all(
        patterns.map((pattern) => permissions.contains({ origins: [pattern] }).catch(() => false)),
      );
      return patterns.filter((_, index) => answers[index]);
    },
    register: (wish) => register(scripting, wish),
    watchTabs: (watcher) => watchTabs(tabs, watcher),
  };
}

function sameList(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}

async function register(scripting: Browser['scripting'], wish: ScriptWish | null): Promise<void> {
  const [now] = await scripting.getRegisteredContentScripts({ ids: [REGISTRATION] });
  if (now && wish && sameList(now.matches, wish.matches)) {
    // Without a moment in which a page would load without it.
    if (sameList(now.excludeMatches ?? [], wish.excludeMatches)) return;
  }
  if (now) await scripting.unregisterContentScripts({ ids: [REGISTRATION] });
  if (!wish) return;
  await scripting.registerContentScripts([
    {
      id: REGISTRATION,
      js: [`/${OVERLAY_SCRIPT}`],
      matches: [...wish.matches],
      ...(wish.excludeMatches.length > 0 ? { excludeMatches: [...wish.excludeMatches] } : {}),
      runAt: 'document_idle',
      // Whether a room wants to show is known again only once we run.
      persistAcrossSessions: false,
    },
  ]);
}

function watchTabs(tabs: Browser['tabs'], watcher: TabWatcher): () => void {
  const updated = (tabId: number, { status }: Tabs.OnUpdatedChangeInfoType): void => {
    if (status === 'complete') watcher.loaded(tabId);
  };
  const removed = (tabId: number): void => watcher.closed(tabId);
  tabs.onUpdated.addListener(updated);
  tabs.onRemoved.addListener(removed);
  return () => {
    tabs.onUpdated.removeListener(updated);
    tabs.onRemoved.removeListener(removed);
  };
}
