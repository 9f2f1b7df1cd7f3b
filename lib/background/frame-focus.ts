import type { Browser } from 'webextension-polyfill';
import type { Viewers } from './viewers.ts';

/**
 * Tells the overlay which window has the focus. Only Firefox needs it: there a frame in somebody else's page
 * has no `browser.windows`. Returns what tells it to a frame that has just come.
 */
export function tellFrameFocus(
  { tabs, windows }: Pick<Browser, 'tabs' | 'windows'>,
  viewers: Viewers,
): () => Promise<void> {
  let isListening = false;

  async function look(): Promise<void> {
    const [{ focused }, there] = await Promise.all([
      windows.getLastFocused(),
      tabs.query({ lastFocusedWindow: true }),
    ]);
    viewers.focusMoved(focused ? there.map(({ id }) => id) : []);
  }

  return () => {
    // Not before: a listener of the first turn would wake the background each time that the focus moves.
    if (!isListening) windows.onFocusChanged.addListener(look);
    isListening = true;
    return look();
  };
}
