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
import { writeListeningExtension } from '../browsers/other-extensions.ts';
import { memoryOfBrowser } from '../browsers/process-memory.ts';

const TABS = [5, 10, 20];
const SHORT_TABS = [1, 2, 3];
const ROOM = 'reading';
const SETTLE_MS = 3_000;
/** A minute until the frames go, and what it takes to notice. */
const GONE_MS = 90_000;
/** What belonged to them is let go of some time later. */
const CLEAN_UP_MS = 15_000;

/** A browser with tabs that are all visible, each in a window of its own. */
interface Side {
  readonly chromium: Chromium;
  readonly tabs: Tab[];
}

/** The memory of a whole browser, with the overlay on every tab and with no extension at all. */
export const frames: Measure = async ({ isShort, root, say }) => {
  const [server, pages] = [await startEmbeddedServer(), await startPageServer()];
  const [bare, ours, least] = [await startSide(), await startSide(), await startSide()];
  const sides = [bare, ours, least];
  try {
    await least.chromium.install(writeListeningExtension(root));
    const extensionPath = buildFolder(root, 'chromium');
    const browser = await installRoomlight(ours.chromium, { extensionPath });
    const ada = await sitDown(browser, 'Ada', pages.url);
    await ada.join(server.url, ROOM);
    await browser.closePopup();
    await showEverywhere(ada);
    for (const { chromium } of [bare, least]) await chromium.tabs.open(pages.url);
    /** MiB more than without an extension. */
    const more = async () => {
      await settle(sides);
      const [base, mine, other] = sides.map(({ chromium }) => memoryOfBrowser(chromium.pid));
      return { ours: (mine ?? NaN) - (base ?? NaN), least: (other ?? NaN) - (base ?? NaN) };
    };
    const one = await more();
    const visible: Sized[] = [];
    for (const size of isShort ? SHORT_TABS : TABS) {
      for (const side of sides) await openUpTo(size, side, pages.url);
      for (const tab of ours.tabs) await (await browser.overlay(tab)).waitFor(SEEN.pill);
      visible.push({ size, cost: (await more()).ours });
    }
    say('all are hidden; their frames go within a minute');
    for (const side of sides) await hideAll(side);
    await waitFor('the frames to go', () => areGone(browser, ours.tabs), GONE_MS);
    await new Promise((resolve) => setTimeout(resolve, CLEAN_UP_MS));
    return figuresOf(one, visible, await more());
  } finally {
    await Promise.all(sides.map(({ chromium }) => chromium.close()));
    await Promise.all([server.stop(), pages.stop()]);
  }
};

const startSide = async (): Promise<Side> => ({
  chromium: await startChromium({ languages: 'en-US,en' }),
  tabs: [],
});

interface More {
  readonly ours: number;
  readonly least: number;
}

function figuresOf(one: More, visible: readonly Sized[], hidden: More) {
  const { size, cost } = visible.at(-1) ?? { size: NaN, cost: NaN };
  return [
    figure({
      row: `memory: ${size} visible tabs with the overlay, a tab`,
      ours: (cost - one.ours) / size,
      unit: 'MiB',
      goal: { most: 6, of: 'ours' },
      growth: describeGrowth(visible, 'MiB in all by tabs, the extension included'),
      note: `all processes of the browser but the page that draws its windows, less those of one without an extension and with the same tabs; and less the extension with a room and its first tab, ${round(one.ours)} MiB`,
    }),
    figure({
      row: `memory: ${size} tabs whose frames went, a tab, against a content script that only listens`,
      ours: (hidden.ours - one.ours) / size,
      base: (hidden.least - one.least) / size,
      unit: 'MiB',
      goal: { most: 0.5, of: 'ours' },
      note: 'after a minute of being hidden, and a quarter more in which the browser cleans up',
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

/** Until nothing is held that a garbage collection would free. */
async function settle(sides: readonly Side[]): Promise<void> {
  for (const side of sides) await collectGarbage(side);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
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
