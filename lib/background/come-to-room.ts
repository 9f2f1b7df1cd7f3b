import type { Browser } from 'webextension-polyfill';
import type { OverlayTabs } from './overlay-tabs.ts';
import type { Viewers } from './viewers.ts';

/** CSS px: the popup as it is from the button, and room for the window's own edges. */
const WINDOW = { width: 400, height: 640 } as const;

/**
 * Brings the person to where they can write: a panel that is open, then nothing else need open or change; a
 * tab with the overlay; else a window of our own. No browser moves the focus into an open panel for us.
 */
export async function comeToRoom(
  { tabs, windows, runtime }: Pick<Browser, 'tabs' | 'windows' | 'runtime'>,
  overlay: OverlayTabs,
  viewers: Viewers,
): Promise<void> {
  const [panel] = await runtime.getContexts({ contextTypes: ['SIDE_PANEL'] });
  const [tabId = null] = panel ? [] : await overlay.tabs();
  if (!panel && tabId === null) {
    await windows.create({ url: runtime.getURL('popup.html'), type: 'popup', ...WINDOW });
    return;
  }
  const { windowId } = panel ?? (await tabs.update(tabId ?? 0, { active: true }));
  if (windowId !== undefined) await windows.update(windowId, { focused: true });
  if (!viewers.focusIn(tabId) && tabId !== null) viewers.focusSoonIn(tabId);
}
