import type { Address } from './overlay-browser.ts';
import { isOpenToExtensions, originOf, siteWish } from '../page/site-rules.ts';
import type { OverlayRules, OverlayStatus } from '../port/contract.ts';
import type { PendingNonce } from './overlay-nonce.ts';

/** The document that our content script is in, and what became of it there. */
export interface OverlayPage {
  /** `documentKey` of the page. */
  readonly document: string;
  readonly url: string;
  readonly state: 'mounted' | 'sandboxed';
}

/** What is remembered about the overlay on one tab. Plain JSON: it is kept in `storage.session`. */
export interface OverlayTab {
  /** The origin on which the person asked for it here; another site in this tab is not asked for. */
  readonly askedOrigin: string | null;
  readonly page: OverlayPage | null;
  readonly nonce: PendingNonce | null;
  /** `documentKey` of the frame that presented the nonce: it may come back without one. */
  readonly frame: string | null;
  /** `documentKey` of the page where it was hidden until reload. */
  readonly hiddenIn: string | null;
}

export const NEW_TAB: OverlayTab = {
  askedOrigin: null,
  page: null,
  nonce: null,
  frame: null,
  hiddenIn: null,
};

/** What decides besides the tab: is there a room to show, and where does the person want it. */
export interface OverlayWishes {
  readonly hasRoom: boolean;
  readonly rules: OverlayRules;
}

/** Whether the overlay is to show on a page of this tab, and if not, why. */
export function wishFor(
  tab: OverlayTab,
  { url, document }: { readonly url: string; readonly document: string | null },
  { hasRoom, rules }: OverlayWishes,
): OverlayStatus {
  if (!hasRoom) return { shown: false, why: 'no_room' };
  const wish = siteWish(rules, url);
  if (wish === 'paused' || wish === 'hidden_on_site') return { shown: false, why: wish };
  if (document !== null && document === tab.hiddenIn)
    return { shown: false, why: 'hidden_until_reload' };
  const asked = tab.askedOrigin !== null && tab.askedOrigin === originOf(url);
  return wish === 'wanted' || asked ? { shown: true } : { shown: false, why: 'not_asked' };
}

/** Whether it is on the tab now. `there`: its content script has just answered. */
export function overlayStatus(
  tab: OverlayTab,
  { url, there }: { readonly url: string | undefined; readonly there: boolean },
  wishes: OverlayWishes,
): OverlayStatus {
  if (!wishes.hasRoom) return { shown: false, why: 'no_room' };
  if (url !== undefined && !isOpenToExtensions(url)) return { shown: false, why: 'forbidden_page' };
  if (there) return { shown: true };
  if (tab.page?.state === 'sandboxed' && tab.page.url === url) {
    return { shown: false, why: 'sandboxed_page' };
  }
  const wish = wishFor(tab, { url: url ?? '', document: tab.hiddenIn }, wishes);
  // Wanted, and yet not there: the page has removed it, or we may not go where the tab has gone.
  return wish.shown ? { shown: false, why: 'not_asked' } : wish;
}

/** The tab after the overlay was taken down there; who asked for it stays known. */
export function takenDown(tab: OverlayTab): OverlayTab {
  return { ...tab, page: null, nonce: null, frame: null };
}

const NO_DOCUMENT_ID = 'frame:';

/** The tab after it has loaded a page. Where documents have no ids, this alone tells that it is another one. */
export function reloaded(tab: OverlayTab): OverlayTab {
  return tab.hiddenIn?.startsWith(NO_DOCUMENT_ID) ? { ...tab, hiddenIn: null } : tab;
}

/** Where to send an order for the document with this `documentKey`. */
export function addressOf(tabId: number, document: string): Address {
  return { tabId, documentId: document.startsWith(NO_DOCUMENT_ID) ? null : document };
}
