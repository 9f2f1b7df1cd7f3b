import type { Tab } from '../../../scripts/browsers/browser.ts';
import { chromiumDocument } from '../../../scripts/browsers/chromium-document.ts';
import type { Chromium } from '../../../scripts/browsers/start-chromium.ts';
import { createSurface, type Surface } from '../../../scripts/browsers/surface.ts';
import { waitFor } from '../../../scripts/browsers/wait-for.ts';

/** A popup that a click has just opened. */
export interface OpenedPopup {
  readonly surface: Surface;
  /** When the button was clicked, `performance.now()` of this process. */
  readonly clickedAt: number;
  close(): Promise<void>;
}

/** Clicks an extension's button in the toolbar while `tab` is in front. */
export async function clickAction(
  { rpc, targets, tabs }: Chromium,
  tab: Tab,
  id: string,
): Promise<OpenedPopup> {
  const isIts = ({ url }: { readonly url: string }) => url.startsWith(`chrome-extension://${id}/`);
  const find = async () => (await targets.list('page')).find(isIts);
  const clickedAt = performance.now();
  await rpc.call('Extensions.triggerAction', { id, targetId: tabs.get(tab).tabId });
  const { targetId } = await waitFor('the popup', find);
  // As little as there is: no emulated colours, which would be another look at every style.
  const session = await targets.attachWorker(targetId);
  return {
    surface: createSurface('chromium-popup', chromiumDocument(session)),
    clickedAt,
    async close() {
      await targets.close(targetId);
      await waitFor('the popup to close', async () => ((await find()) ? undefined : true));
    },
  };
}
