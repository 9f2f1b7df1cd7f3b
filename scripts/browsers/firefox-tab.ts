import type { Tab } from './browser.ts';
import { firefoxDocument } from './firefox-document.ts';
import type { Rpc } from './rpc.ts';
import { createSurface } from './surface.ts';
import { waitFor } from './wait-for.ts';

export function firefoxTab(rpc: Rpc, context: string): Tab {
  const document = firefoxDocument(rpc, context);
  return {
    ...createSurface('firefox-tab', document),
    goto: async (url) =>
      void (await rpc.call('browsingContext.navigate', { context, url, wait: 'complete' })),
    reload: async () =>
      void (await rpc.call('browsingContext.reload', { context, wait: 'complete' })),
    async back() {
      const where = () =>
        document.evaluate('location.href + performance.timeOrigin').catch(() => null);
      const before = await where();
      await rpc.call('browsingContext.traverseHistory', { context, delta: -1 });
      // A page out of the back-forward cache does not load again, so no event would tell.
      await waitFor('the page before', async () => {
        const now = await where();
        return now === null || now === before ? undefined : true;
      });
    },
    activate: async () => void (await rpc.call('browsingContext.activate', { context })),
    close: async () => void (await rpc.call('browsingContext.close', { context })),
  };
}
