import type { Tab } from './browser.ts';
import { chromiumDocument, type Session } from './chromium-document.ts';
import { createSurface, type Surface } from './surface.ts';
import { waitFor } from './wait-for.ts';

/** A tab we are attached to. Page ids and tab ids differ: this is the page in the tab. */
export function chromiumTab(session: Session, close: () => Promise<void>): Tab {
  const document = chromiumDocument(session);
  const settled = (isThere: (url: string) => boolean) =>
    waitFor('the page to load', async () => {
      // While a page goes and another comes there is no world to ask in.
      const state = await document
        .evaluate('[document.readyState, location.href]')
        .catch(() => null);
      const [readyState, url] = (state ?? []) as string[];
      return readyState === 'complete' && url !== undefined && isThere(url) ? true : undefined;
    });

  return {
    ...createSurface('chromium-tab', document),
    async goto(url) {
      const { errorText } = (await session('Page.navigate', { url })) as { errorText?: string };
      if (errorText !== undefined) throw new Error(`${url}: ${errorText}`);
      await settled(() => true);
    },
    async reload() {
      const before = await document.evaluate('performance.timeOrigin');
      await session('Page.reload');
      await waitFor('the page to reload', async () => {
        const now = await document.evaluate('performance.timeOrigin').catch(() => before);
        return now === before ? undefined : true;
      });
      await settled(() => true);
    },
    async back() {
      const { currentIndex, entries } = (await session('Page.getNavigationHistory')) as {
        currentIndex: number;
        entries: readonly { id: number; url: string }[];
      };
      const entry = entries[currentIndex - 1];
      if (!entry) throw new Error('This tab has nowhere to go back to.');
      await session('Page.navigateToHistoryEntry', { entryId: entry.id });
      await settled((url) => url === entry.url);
    },
    activate: async () => void (await session('Page.bringToFront')),
    close,
  };
}

/** A frame of the extension inside a page: input goes through the page, so that covers and traps count. */
export function chromiumFrame(session: Session, page: Session, frameId: string): Surface {
  const offset = async () => {
    const { backendNodeId } = (await page('DOM.getFrameOwner', { frameId })) as {
      backendNodeId: number;
    };
    const { model } = (await page('DOM.getBoxModel', { backendNodeId })) as {
      model: { content: number[] };
    };
    const [x = 0, y = 0, right = x, , , bottom = y] = model.content;
    return { x, y, width: right - x, height: bottom - y };
  };
  const document = chromiumDocument(session, page, offset);
  return createSurface('chromium-overlay', {
    ...document,
    async screenshot() {
      const clip = { ...(await offset()), scale: 1 };
      const { data } = (await page('Page.captureScreenshot', { format: 'png', clip })) as {
        data: string;
      };
      return Buffer.from(data, 'base64');
    },
  });
}
