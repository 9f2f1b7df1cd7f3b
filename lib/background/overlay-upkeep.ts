import { sitePatterns } from '../page/site-rules.ts';
import type { OverlayBrowser, ScriptWish } from './overlay-browser.ts';
import { addressOf, reloaded, takenDown, wishFor, type OverlayWishes } from './overlay-tab.ts';
import type { OverlayTabStore } from './overlay-tab-store.ts';

/**
 * Brings the tabs in line with what is wanted now: no script anywhere without a room, none on a page
 * where the person does not want it, and one on each page that is open already and where they do.
 */
export async function settleOverlays(
  browser: OverlayBrowser,
  store: OverlayTabStore,
  wishes: OverlayWishes,
): Promise<void> {
  const openTabs = await browser.openTabs();
  for (const [tabId] of store.all()) if (!openTabs.has(tabId)) store.forget(tabId);
  const allowed = await browser.granted(sitePatterns(wishes.rules));
  await browser.register(scriptWish(wishes, allowed));
  await Promise.all(
    store.all().map(async ([tabId, tab]) => {
      if (tab.page?.state !== 'mounted') return;
      if (wishFor(tab, tab.page, wishes).shown) return;
      store.set(tabId, takenDown(tab));
      await browser.order(addressOf(tabId, tab.page.document), { type: 'take_down' });
    }),
  );
  if (!wishes.hasRoom || wishes.rules.paused) return;
  const open = new Set(await browser.tabsOn(allowed));
  for (const [tabId, tab] of store.all()) if (tab.askedOrigin !== null) open.add(tabId);
  await Promise.all([...open].map((tabId) => injectWhereWanted(browser, store, wishes, tabId)));
}

/** The pages on which the script is to run by itself; null for none. */
function scriptWish(
  { hasRoom, rules }: OverlayWishes,
  granted: readonly string[],
): ScriptWish | null {
  if (!hasRoom || rules.paused || granted.length === 0) return null;
  return { matches: granted, excludeMatches: rules.hiddenHosts.map((host) => `*://${host}/*`) };
}

/**
 * Runs the script in a tab if the overlay is wanted on the page it shows. Where it runs already, nothing
 * happens. False where the browser keeps us out: without permission we do not know the address either.
 */
async function injectWhereWanted(
  browser: OverlayBrowser,
  store: OverlayTabStore,
  wishes: OverlayWishes,
  tabId: number,
): Promise<boolean> {
  const url = await browser.urlOf(tabId);
  if (url === undefined) return false;
  // Whether it is hidden in this very document is seen when the script asks.
  const wish = wishFor(store.get(tabId), { url, document: null }, wishes);
  return wish.shown ? browser.inject(tabId) : true;
}

/** After a tab has loaded a page: puts the overlay there if it was asked for and we still may. */
export async function tabLoaded(
  browser: OverlayBrowser,
  store: OverlayTabStore,
  wishes: OverlayWishes,
  tabId: number,
): Promise<void> {
  if (!store.has(tabId)) return;
  const tab = reloaded(store.get(tabId));
  if (tab !== store.get(tabId)) store.set(tabId, tab);
  if (await injectWhereWanted(browser, store, wishes, tabId)) return;
  // Permission by a click ends with the page: so this is another page, without a script of ours.
  store.set(tabId, { ...takenDown(store.get(tabId)), hiddenIn: null });
}
