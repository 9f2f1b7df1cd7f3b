import type { Browser, Tabs } from 'webextension-polyfill';
import type { OverlayTabs } from './overlay-tabs.ts';
import type { Viewers } from './viewers.ts';

/** What Chrome has beside a page; not in the polyfill's types. */
interface SidePanel {
  readonly open: (where: { windowId: number }) => Promise<void>;
}

/**
 * Does what the person asks for by a key; the manifest names the commands. A popup and a panel open only in
 * the turn of the key itself, so nothing is awaited before.
 */
export function browserCommands(
  browser: Pick<Browser, 'action'>,
  overlay: OverlayTabs,
  viewers: Viewers,
): (command: string, tab?: Tabs.Tab) => Promise<void> {
  const { sidePanel } = browser as { sidePanel?: SidePanel };
  return async (command, { id: tabId = -1, windowId = -1 } = {} as Tabs.Tab) => {
    switch (command) {
      case 'focus-composer':
        // Also beside an open panel: neither its own `focus()` nor opening it again moves the focus there.
        if (!viewers.focusIn(tabId)) await browser.action.openPopup();
        break;
      case 'open-side-panel':
        await sidePanel?.open({ windowId });
        break;
      case 'toggle-overlay':
        if ((await overlay.status(tabId)).shown) await overlay.hide(tabId, 'reload');
        else await overlay.show(tabId);
        break;
      default:
    }
  };
}
