import type { Runtime } from 'webextension-polyfill';

/** One document in one tab, as the browser names it to us. */
export interface TabDocument {
  readonly tabId: number;
  readonly frameId: number;
  /** The browser's id of the document; null in Firefox before 153. */
  readonly documentId: string | null;
}

/** Who speaks, as far as the browser vouches for it. */
export type SenderKind =
  | { readonly kind: 'popup' | 'sidepanel' | 'options' | 'welcome' }
  /** Our overlay page inside some page of this tab: ours or framed by somebody else; the nonce tells. */
  | { readonly kind: 'overlay'; readonly document: TabDocument }
  /** Our content script in a tab's top document. */
  | { readonly kind: 'content_script'; readonly document: TabDocument; readonly url: string };

const PAGES = {
  '/popup.html': 'popup',
  '/sidepanel.html': 'sidepanel',
  '/options.html': 'options',
  '/welcome.html': 'welcome',
} as const;

const OVERLAY_PAGE = '/overlay-frame.html';

function isPage(path: string): path is keyof typeof PAGES {
  return Object.hasOwn(PAGES, path);
}

/**
 * Tells who sent a message or opened a port, from what the browser says about the sender and never from
 * what the sender says. `ours` is `runtime.id` and `runtime.getURL('')`. Null: nobody we talk to.
 */
export function classifySender(
  sender: Runtime.MessageSender,
  ours: { readonly id: string; readonly baseUrl: string },
): SenderKind | null {
  if (sender.id !== ours.id || !URL.canParse(sender.url ?? '')) return null;
  const url = new URL(sender.url ?? '');
  const document = tabDocument(sender);
  const own = new URL(ours.baseUrl);
  // `origin` of extension addresses is "null" in Firefox: compare what it would be made of.
  if (url.protocol === own.protocol && url.host === own.host) {
    const saidOrigin = originOf(sender);
    if (saidOrigin !== undefined && saidOrigin !== `${own.protocol}//${own.host}`) return null;
    if (url.pathname === OVERLAY_PAGE) {
      return document && document.frameId !== 0 ? { kind: 'overlay', document } : null;
    }
    const framed = document !== null && document.frameId !== 0;
    return isPage(url.pathname) && !framed ? { kind: PAGES[url.pathname] } : null;
  }
  if (!document || document.frameId !== 0 || !/^https?:$/.test(url.protocol)) return null;
  return { kind: 'content_script', document, url: url.href };
}

/** Not in the polyfill's types: both browsers give it. */
function originOf(sender: Runtime.MessageSender): string | undefined {
  return (sender as { origin?: string }).origin;
}

function tabDocument(sender: Runtime.MessageSender): TabDocument | null {
  const tabId = sender.tab?.id;
  if (tabId === undefined || sender.frameId === undefined) return null;
  return { tabId, frameId: sender.frameId, documentId: sender.documentId ?? null };
}

/** One string for a document, to compare and to keep. A frame's id is as good only until it navigates. */
export function documentKey({ documentId, frameId }: TabDocument): string {
  return documentId ?? `frame:${frameId}`;
}
