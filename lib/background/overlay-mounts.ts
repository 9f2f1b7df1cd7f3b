import type { Runtime } from 'webextension-polyfill';
import type { OverlayMountReply, OverlayRequest } from '../port/overlay-contract.ts';
import { classifySender, documentKey, type TabDocument } from './classify-sender.ts';
import type { OverlayBrowser } from './overlay-browser.ts';
import { isRedeemed, issueNonce } from './overlay-nonce.ts';
import type { OverlayPlaceStore } from './overlay-place.ts';
import { parseOverlayRequest } from './overlay-request.ts';
import { takenDown, wishFor, type OverlayWishes } from './overlay-tab.ts';
import type { OverlayTabStore } from './overlay-tab-store.ts';

/** A frame that was let in: it is ours, in the page our content script put it in. */
export interface OverlayFrame {
  readonly tabId: number;
  /** `documentKey` of the frame. */
  readonly key: string;
}

/** Something a content script of ours said, and in which document. */
interface Heard {
  readonly request: OverlayRequest;
  readonly from: TabDocument;
  readonly url: string;
}

export interface OverlayMounts {
  /** Null for what is no request of a content script of ours. */
  readonly read: (message: unknown, sender: Runtime.MessageSender) => Heard | null;
  readonly reply: (heard: Heard) => Promise<OverlayMountReply | null>;
  /** Lets a frame in by its nonce, or because it was let in before. Null: it has to stay blank. */
  readonly acceptFrame: (sender: Runtime.MessageSender, nonce: string) => OverlayFrame | null;
}

interface OverlayMountsOptions {
  readonly browser: Pick<OverlayBrowser, 'ours'>;
  readonly store: OverlayTabStore;
  readonly places: OverlayPlaceStore;
  readonly wishes: () => OverlayWishes;
  /** The person did something on a page where the overlay is. */
  readonly touched: () => void;
  /** ms */
  readonly now?: () => number;
  readonly random?: (bytes: Uint8Array<ArrayBuffer>) => void;
}

/** The meeting of content script and frame: one gets a nonce for its document, the other presents it. */
export function overlayMounts(options: OverlayMountsOptions): OverlayMounts {
  const { store, places, wishes, browser } = options;
  const now = options.now ?? Date.now;
  const random = options.random ?? ((bytes) => void crypto.getRandomValues(bytes));

  const mount = async ({ from, url }: Heard): Promise<OverlayMountReply> => {
    const place = await places.read();
    const document = documentKey(from);
    const tab = store.get(from.tabId);
    if (!wishFor(tab, { url, document }, wishes()).shown) return { ok: false };
    const nonce = issueNonce(now(), random);
    const page = { document, url, state: 'mounted' } as const;
    store.set(from.tabId, { ...tab, page, nonce, frame: null, hiddenIn: null });
    const frameUrl = `${browser.ours.baseUrl}overlay-frame.html#${nonce.value},${place.edge}`;
    return { ok: true, place, frameUrl };
  };
  const sandboxed = ({ from, url }: Heard): void => {
    const page = { document: documentKey(from), url, state: 'sandboxed' } as const;
    store.set(from.tabId, { ...takenDown(store.get(from.tabId)), page });
  };

  const touch = ({ from }: Heard): null => {
    const { page } = store.get(from.tabId);
    if (page?.state === 'mounted' && page.document === documentKey(from)) options.touched();
    return null;
  };

  return {
    read: (message, sender) => {
      const who = classifySender(sender, browser.ours);
      const request = parseOverlayRequest(message);
      if (who?.kind !== 'content_script' || !request) return null;
      return { request, from: who.document, url: who.url };
    },
    reply: async (heard) => {
      const { request } = heard;
      if (request.type === 'overlay_mounted') return mount(heard);
      if (request.type === 'page_touched') return touch(heard);
      if (request.type === 'overlay_moved') await places.write(request.place);
      else sandboxed(heard);
      return null;
    },
    acceptFrame: (sender, nonce) => {
      const who = classifySender(sender, browser.ours);
      if (who?.kind !== 'overlay') return null;
      const { tabId } = who.document;
      const key = documentKey(who.document);
      const tab = store.get(tabId);
      if (isRedeemed(tab.nonce, nonce, now())) {
        store.set(tabId, { ...tab, nonce: null, frame: key });
      } else if (tab.frame !== key) return null;
      return { tabId, key };
    },
  };
}
