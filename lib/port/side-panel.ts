import { browser } from 'wxt/browser';

/** What each browser has beside a page; the types know Chromium's, and Firefox has the other. */
interface Panels {
  readonly sidePanel?: { readonly open: (where: { windowId: number }) => Promise<void> };
  readonly sidebarAction?: { readonly open: () => Promise<void> };
}

/**
 * What opens the panel beside the page, Chromium's side panel or Firefox' sidebar; null where the browser
 * has neither. What is returned has to be called right in a click: both browsers refuse it otherwise.
 */
export async function findSidePanel(): Promise<(() => Promise<void>) | null> {
  const { sidePanel, sidebarAction } = browser as unknown as Panels;
  if (sidebarAction) return () => sidebarAction.open();
  if (!sidePanel) return null;
  const { id: windowId } = await browser.windows.getCurrent();
  return windowId === undefined ? null : () => sidePanel.open({ windowId });
}
