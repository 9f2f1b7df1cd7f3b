import type { Browser } from 'webextension-polyfill';
import type { OverlayTabs } from './overlay-tabs.ts';
import type { Viewers } from './viewers.ts';

/** CSS px: the popup as it is from the button, and room for the window's own edges. */
const WINDOW = { width: 400, height: 640 } as const;

/** Brings the person to where they can write: a tab with the overlay, else a window of our own. */
export async function comeToRoom(
  { tabs, windows, runtime }: Pick<Browser, 'tabs' | 'windows' | 'runtime'>,
  overlay: OverlayTabs,
  viewers: Viewers,
): Promise<void> {
  const [tabId] = await overlay.tabs();
  if (tabId === undefined) {
    await windows.create({ url: runtime.getURL('popup.html'), type: 'popup', ...WINDOW });
    return;
  }
  const { windowId } = await tabs.update(tabId, { active: true });
  if (windowId !== undefined) await windows.update(windowId, { focused: true });
  viewers.focusIn(tabId);
}
