import type { OverlayMountReply, OverlayOrder, OverlayRequest } from '../port/overlay-contract.ts';

type OrderListener = (
  order: OverlayOrder,
  sender: unknown,
  answer: (done: boolean) => void,
) => void;

/** The part of the browser's API that the content script uses. */
export interface ExtensionRuntime {
  readonly id?: string;
  readonly sendMessage: (request: OverlayRequest) => Promise<OverlayMountReply | undefined>;
  readonly onMessage: {
    readonly addListener: (listener: OrderListener) => void;
    readonly removeListener: (listener: OrderListener) => void;
  };
}

/**
 * The browser's own API, without the polyfill, which alone would be most of what a content script may
 * weigh. Both browsers have promises on `chrome.runtime` in MV3. Undefined once the extension was
 * updated or removed: the script lives on in the page without it.
 */
export function extensionRuntime(): ExtensionRuntime | undefined {
  const { chrome } = globalThis as { chrome?: { runtime?: ExtensionRuntime } };
  return chrome?.runtime?.id === undefined ? undefined : chrome.runtime;
}
