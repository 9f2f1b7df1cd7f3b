import { quantile } from '../../../scripts/bench/figures.ts';
import { figure } from '../../../scripts/bench/report.ts';
import type { Tab } from '../../../scripts/browsers/browser.ts';
import { installRoomlight } from '../../../scripts/browsers/chromium.ts';
import { type Chromium, startChromium } from '../../../scripts/browsers/start-chromium.ts';
import { buildFolder } from '../../../scripts/tasks/build.ts';
import { startEmbeddedServer } from '../../e2e/embedded-server.ts';
import { startPageServer } from '../../e2e/page-server.ts';
import { sitDown } from '../../e2e/person.ts';
import { observeRoom } from '../../e2e/room-observer.ts';
import type { Measure } from '../bench.ts';
import { clickAction } from '../browsers/click-action.ts';
import { writeEmptyExtension } from '../browsers/other-extensions.ts';
import { wallOffset, wallOffsetIn } from '../browsers/wall-clock.ts';

const CLICKS = 20;
const WARM_UPS = 2;
const ROOM = 'reading';
/** Several lines: the largest thing on the popup, so that the browser says itself when it was painted. */
const SAID = 'The horizon moves away with the square root of the height of the lamp. '
  .repeat(3)
  .trim();
const SETTLE_MS = 300;

/** A click on the button in the toolbar: until the room is painted, against an extension's empty page. */
export const popup: Measure = async ({ isShort, root }) => {
  const [server, pages] = [await startEmbeddedServer(), await startPageServer()];
  const observer = await observeRoom(server.url, ROOM);
  const chromium = await startChromium({ languages: 'en-US,en' });
  try {
    const browser = await installRoomlight(chromium, {
      extensionPath: buildFolder(root, 'chromium'),
    });
    const emptyId = await chromium.install(writeEmptyExtension(root));
    const ada = await sitDown(browser, 'Ada', pages.url);
    const opened = await ada.join(server.url, ROOM);
    observer.say(SAID);
    await opened.waitForText(SAID);
    await browser.closePopup();
    const [ours, dead, empty]: [number[], number[], number[]] = [[], [], []];
    const clicks = isShort ? 4 : CLICKS;
    for (let turn = -WARM_UPS; turn < clicks; turn += 1) {
      const base = await clickToPainted(chromium, ada.tab, emptyId, 'p');
      const one = await clickToPainted(chromium, ada.tab, browser.extensionId, '[role=log]');
      if (turn < 0) continue;
      empty.push(base);
      ours.push(one);
    }
    for (let turn = 0; turn < clicks / 2; turn += 1) {
      await browser.killBackground();
      dead.push(await clickToPainted(chromium, ada.tab, browser.extensionId, '[role=log]'));
    }
    return figuresOf(ours, dead, empty);
  } finally {
    observer.stop();
    await chromium.close();
    await Promise.all([server.stop(), pages.stop()]);
  }
};

function figuresOf(ours: readonly number[], dead: readonly number[], empty: readonly number[]) {
  const row = 'popup: click to last known room painted';
  const at = (times: readonly number[], share: number) => Math.round(quantile(times, share));
  return [
    figure({
      row: `${row}, against an empty extension page, p50`,
      ours: quantile(ours, 0.5),
      base: quantile(empty, 0.5),
      unit: 'ms',
      goal: { most: 60, of: 'difference' },
      note: `p95 ${at(ours, 0.95)} ms, of the empty page ${at(empty, 0.95)} ms`,
    }),
    figure({
      row: `${row}, with the background killed before, p50`,
      ours: quantile(dead, 0.5),
      base: quantile(empty, 0.5),
      unit: 'ms',
      note: `p95 ${at(dead, 0.95)} ms`,
    }),
  ];
}

/** `within`: what is waited for is in it. */
async function clickToPainted(chromium: Chromium, tab: Tab, id: string, within: string) {
  await tab.activate();
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const { surface, clickedAt, close } = await clickAction(chromium, tab, id);
  const painted = await surface.evaluate(largestPaint, within);
  const ms = painted + (await wallOffsetIn(surface)) - (clickedAt + wallOffset());
  await close();
  return ms;
}

interface LargestPaint extends PerformanceEntry {
  readonly element: Element | null;
}

/** When the browser painted the largest text, once that is in there. Runs in the popup: it must not use anything outside. */
function largestPaint(within: string): Promise<number> {
  return new Promise((resolve) => {
    const look = (list: PerformanceObserverEntryList, observer: PerformanceObserver) => {
      const found = list
        .getEntries()
        .find((entry) => (entry as LargestPaint).element?.closest(within));
      if (!found) return;
      observer.disconnect();
      resolve(found.startTime);
    };
    new PerformanceObserver(look).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}
