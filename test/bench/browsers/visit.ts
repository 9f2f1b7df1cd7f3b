import type { Tab } from '../../../scripts/browsers/browser.ts';
import type { Session } from '../../../scripts/browsers/chromium-document.ts';
import type { Chromium } from '../../../scripts/browsers/start-chromium.ts';
import { type MainThread, mainThreadOf, traceOf } from './trace.ts';
import { wallOffsetIn } from './wall-clock.ts';

/** What one visit of a page cost that page. */
export interface Visit extends MainThread {
  readonly listeners: number;
  /** What its scripts hold, after a garbage collection. */
  readonly heapKb: number;
  /** From the page's beginning to the overlay painted, ms; null where there was none to wait for. */
  readonly shownMs: number | null;
}

/** When the overlay of this tab was painted, on the wall; null: there is none. */
export type Shown = ((tab: Tab) => Promise<number>) | null;

/** The page's own mark in the trace. */
const MARK = 'bench page';
/** Until what an overlay does after its first picture is over. Asking whether it is would be work for the page. */
const SETTLE_MS = 1_500;

/** Opens the page in a new tab, which has a process of its own, and looks at what that took. */
export async function visit(chromium: Chromium, url: string, shown: Shown): Promise<Visit> {
  const tab = await chromium.tabs.open('about:blank');
  const session = await chromium.targets.attach(chromium.tabs.get(tab).pageId);
  const events = await traceOf(chromium, async () => {
    await tab.goto(url);
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    await tab.evaluate((name: string) => void performance.mark(name), MARK);
  });
  // What is zero for `performance.now()` is the page's beginning.
  const shownMs = shown ? (await shown(tab)) - (await wallOffsetIn(tab)) : null;
  const counts = await countIn(session);
  await tab.close();
  return { ...mainThreadOf(events, MARK), ...counts, shownMs };
}

async function countIn(session: Session) {
  await session('HeapProfiler.collectGarbage');
  await session('Performance.enable');
  const { metrics } = (await session('Performance.getMetrics')) as {
    metrics: readonly { readonly name: string; readonly value: number }[];
  };
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? NaN;
  return { listeners: metric('JSEventListeners'), heapKb: metric('JSHeapUsedSize') / 1_024 };
}
