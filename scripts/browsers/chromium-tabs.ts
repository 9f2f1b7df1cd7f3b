import type { Tab } from './browser.ts';
import { chromiumTab } from './chromium-tab.ts';
import type { Targets } from './chromium-targets.ts';
import type { Rpc } from './rpc.ts';
import { waitFor } from './wait-for.ts';

/** Chromium has two targets for each tab: the tab, which the toolbar acts on, and the page in it. */
export interface TabTargets {
  readonly tabId: string;
  readonly pageId: string;
}

/** The tabs that were opened, or found, and what each is made of. */
export interface Tabs {
  has(pageId: string): boolean;
  get(tab: Tab): TabTargets;
  open(url: string, options?: { readonly newWindow?: boolean }): Promise<Tab>;
  find(urlStart: string): Promise<Tab>;
}

export function createTabs(rpc: Rpc, targets: Targets): Tabs {
  const known = new WeakMap<Tab, TabTargets>();
  const pageIds = new Set<string>();
  const take = async (found: TabTargets): Promise<Tab> => {
    const { pageId } = found;
    pageIds.add(pageId);
    const tab = chromiumTab(await targets.attach(pageId), () => targets.close(pageId));
    known.set(tab, found);
    return tab;
  };
  let opened = 0;
  const tabAt = async (url: string) => {
    const { targetId } = await waitFor(`the tab around ${url}`, async () =>
      (await targets.list('tab')).find((one) => one.url === url),
    );
    return targetId;
  };

  return {
    has: (pageId) => pageIds.has(pageId),
    get(tab) {
      const found = known.get(tab);
      if (!found) throw new Error('This tab belongs to another browser.');
      return found;
    },
    async open(url, options = {}) {
      // Nothing tells which tab a page is in but that both are at the same address.
      const blank = `about:blank#${++opened}`;
      const created = await rpc.call('Target.createTarget', { url: blank, ...options });
      const { targetId: pageId } = created as { targetId: string };
      const tab = await take({ tabId: await tabAt(blank), pageId });
      await tab.goto(url);
      return tab;
    },
    async find(urlStart) {
      const { targetId: pageId, url } = await waitFor(`a tab at ${urlStart}`, async () =>
        (await targets.list('page')).find(
          (one) =>
            one.url.startsWith(urlStart) && one.subtype === undefined && !pageIds.has(one.targetId),
        ),
      );
      return take({ tabId: await tabAt(url), pageId });
    },
  };
}
