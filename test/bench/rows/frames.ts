import { describeGrowth, round, type Sized } from '../../../scripts/bench/growth.ts';
import { figure } from '../../../scripts/bench/report.ts';
import type { Browser, Tab } from '../../../scripts/browsers/browser.ts';
import { installRoomlight } from '../../../scripts/browsers/chromium.ts';
import { type Chromium, startChromium } from '../../../scripts/browsers/start-chromium.ts';
import { waitFor } from '../../../scripts/browsers/wait-for.ts';
import { buildFolder } from '../../../scripts/tasks/build.ts';
import { startEmbeddedServer } from '../../e2e/embedded-server.ts';
import { startPageServer } from '../../e2e/page-server.ts';
import { SEEN, showEverywhere, sitDown } from '../../e2e/person.ts';
import type { Measure } from '../bench.ts';
import { memoryOfTree } from '../browsers/process-memory.ts';

const TABS = [5, 10, 20];
const SHORT_TABS = [1, 2, 3];
const ROOM = 'reading';
const SETTLE_MS = 3_000;
/** A minute until the frames go, and what it takes to notice. */
const GONE_MS = 90_000;

/** A browser with tabs that are all visible, each in a window of its own. */
interface Side {
  readonly chromium: Chromium;
  readonly tabs: Tab[];
}

/** The memory of a whole browser, with the overlay on every tab and with no extension at all. */
export const frames: Measure = async ({ isShort, root, say }) => {
  const [server, pages] = [await startEmbeddedServer(), await startPageServer()];
  const bare: Side = { chromium: await startChromium({}), tabs: [] };
  const ours: Side = { chromium: await startChromium({ languages: 'en-US,en' }), tabs: [] };
  try {
    const browser = await installRoomlight(ours.chromium, {
      extensionPath: buildFolder(root, 'chromium'),
    });
    const ada = await sitDown(browser, 'Ada', pages.url);
    await ada.join(server.url, ROOM);
    await browser.closePopup();
    await showEverywhere(ada);
    await bare.chromium.tabs.open(pages.url);
    const one = await difference(ours, bare);
    const visible: Sized[] = [];
    const sizes = isShort ? SHORT_TABS : TABS;
    for (const size of sizes) {
      await openUpTo(size, bare, pages.url);
      await openUpTo(size, ours, pages.url);
      for (const tab of ours.tabs) await (await browser.overlay(tab)).waitFor(SEEN.pill);
      visible.push({ size, cost: (await difference(ours, bare)) - one });
    }
    say('all are hidden; their frames go within a minute');
    await Promise.all([hideAll(bare), hideAll(ours)]);
    await waitFor('the frames to go', () => areGone(browser, ours.tabs), GONE_MS);
    const hidden = (await difference(ours, bare)) - one;
    return figuresOf(one, visible, hidden);
  } finally {
    await Promise.all([bare.chromium.close(), ours.chromium.close()]);
    await Promise.all([server.stop(), pages.stop()]);
  }
};

function figuresOf(one: number, visible: readonly Sized[], hidden: number) {
  const { size, cost } = visible.at(-1) ?? { size: NaN, cost: NaN };
  return [
    figure({
      row: `memory: ${size} visible tabs with the overlay, a tab`,
      ours: cost / size,
      unit: 'MiB',
      goal: { most: 6, of: 'ours' },
      growth: describeGrowth(visible, 'MiB in all, by tabs'),
      note: `all processes of the browser, less those of one without an extension and with the same tabs. Beside it, the extension with a room and its first tab: ${round(one)} MiB`,
    }),
    figure({
      row: `memory: ${size} tabs hidden for a minute, a tab`,
      ours: hidden / size,
      unit: 'MiB',
      goal: { most: 0.5, of: 'ours' },
    }),
  ];
}

async function openUpTo(size: number, { chromium, tabs }: Side, url: string): Promise<void> {
  while (tabs.length < size) {
    tabs.push(await chromium.tabs.open(`${url}/${tabs.length}`, { newWindow: true }));
  }
  for (const tab of tabs) {
    await tab.waitUntil('the tab to be visible', () =>
      tab.evaluate(() => document.visibilityState === 'visible'),
    );
  }
}

/** MiB that one browser holds more than the other; nothing that a garbage collection would free. */
async function difference(ours: Side, bare: Side): Promise<number> {
  for (const side of [ours, bare]) await collectGarbage(side);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return memoryOfTree(ours.chromium.pid) - memoryOfTree(bare.chromium.pid);
}

async function collectGarbage({ chromium: { targets } }: Side): Promise<void> {
  for (const type of ['page', 'iframe']) {
    for (const { targetId } of await targets.list(type)) {
      const session = await targets.attach(targetId);
      await session('HeapProfiler.collectGarbage');
    }
  }
}

/** As a person does who minimises the window. */
async function hideAll({ chromium, tabs }: Side): Promise<void> {
  for (const tab of tabs) {
    const { pageId } = chromium.tabs.get(tab);
    const found = await chromium.rpc.call('Browser.getWindowForTarget', { targetId: pageId });
    const { windowId } = found as { windowId: number };
    const bounds = { windowState: 'minimized' };
    await chromium.rpc.call('Browser.setWindowBounds', { windowId, bounds });
    await tab.waitUntil('the tab to be hidden', () =>
      tab.evaluate(() => document.visibilityState === 'hidden'),
    );
  }
}

async function areGone(browser: Browser, tabs: readonly Tab[]): Promise<true | undefined> {
  for (const tab of tabs) if (await browser.hasOverlay(tab)) return undefined;
  return true;
}
