import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { quantile } from '../../../scripts/bench/figures.ts';
import { round } from '../../../scripts/bench/growth.ts';
import { type Figure, figure } from '../../../scripts/bench/report.ts';
import type { Browser, Tab } from '../../../scripts/browsers/browser.ts';
import { installRoomlight } from '../../../scripts/browsers/chromium.ts';
import { type Chromium, startChromium } from '../../../scripts/browsers/start-chromium.ts';
import { buildFolder } from '../../../scripts/tasks/build.ts';
import { en } from '../../../locales/en.ts';
import { type EmbeddedServer, startEmbeddedServer } from '../../e2e/embedded-server.ts';
import { type PageServer, startPageServer } from '../../e2e/page-server.ts';
import { showEverywhere, sitDown } from '../../e2e/person.ts';
import type { BenchContext, Measure } from '../bench.ts';
import { type Shown, visit, type Visit } from '../browsers/visit.ts';
import { wallOffsetIn } from '../browsers/wall-clock.ts';
import { buildReactOverlay } from '../react-overlay/build-react-overlay.ts';
import { SHOWN_MARK } from '../react-overlay/names.ts';

const VISITS = 8;
const ROOM = 'reading';
/** Two readings of one heap differ by this much: what the browser's own code keeps. */
const HEAP_NOISE_KB = 4;

/** What an ordinary page pays: without a room, and with the overlay, each beside the page without us. */
export const page: Measure = async (context) => {
  const [server, pages] = [await startEmbeddedServer(), await startPageServer()];
  const react = await buildReactOverlay(context.root);
  const chromiums = [await startChromium({}), await startEnglish(), await startChromium({})];
  const [bare, ours, other] = chromiums as [Chromium, Chromium, Chromium];
  try {
    const extensionPath = buildFolder(context.root, 'chromium');
    const browser = await installRoomlight(ours, { extensionPath });
    await other.install(react);
    const without = { chromium: bare, shown: null };
    await allowEverywhere(browser);
    const quiet = await visitInTurns(context, pages.url, [
      without,
      { chromium: ours, shown: null },
    ]);
    await joinEverywhere(browser, server, pages);
    const shown = await visitInTurns(context, pages.url, [
      without,
      { chromium: ours, shown: pillOf(browser) },
      { chromium: other, shown: reactShown },
    ]);
    return [...quietFigures(quiet, extensionPath), ...overlayFigures(shown, extensionPath, react)];
  } finally {
    await Promise.all(chromiums.map((one) => one.close()));
    await Promise.all([server.stop(), pages.stop()]);
  }
};

const startEnglish = () => startChromium({ languages: 'en-US,en' });

/** All that a person can allow, and no room that would want it. */
async function allowEverywhere(browser: Browser): Promise<void> {
  await browser.allowHost('http://*/*');
  await browser.allowHost('https://*/*');
  const options = await browser.extensionPage('options.html#sites');
  await options.click({ role: 'radio', name: new RegExp(`^${en.options.mode.everywhere}`) });
  await options.close();
}

async function joinEverywhere(browser: Browser, server: EmbeddedServer, pages: PageServer) {
  const ada = await sitDown(browser, 'Ada', pages.url);
  await ada.join(server.url, ROOM);
  await browser.closePopup();
  await showEverywhere(ada);
}

interface Kind {
  readonly chromium: Chromium;
  readonly shown: Shown;
}

/** In turns, so that what else the machine does falls on all; the first visits warm up. */
async function visitInTurns({ isShort }: BenchContext, url: string, kinds: readonly Kind[]) {
  const visits: Visit[][] = kinds.map(() => []);
  for (let turn = -1; turn < (isShort ? 2 : VISITS); turn += 1) {
    for (const [at, { chromium, shown }] of kinds.entries()) {
      const seen = await visit(chromium, `${url}/${turn}`, shown);
      if (turn >= 0) visits[at]?.push(seen);
    }
  }
  return visits;
}

/** When the pill was painted: it is the first thing in its frame. */
const pillOf = (browser: Browser) => async (tab: Tab) => {
  const overlay = await browser.overlay(tab);
  const painted = await overlay.evaluate(firstPaint);
  return painted + (await wallOffsetIn(overlay));
};

/** When React's overlay says that it was painted. */
async function reactShown(tab: Tab): Promise<number> {
  const at = () =>
    tab.evaluate((name) => performance.getEntriesByName(name)[0]?.startTime ?? null, SHOWN_MARK);
  await tab.waitUntil('React’s overlay', async () => (await at()) !== null);
  return ((await at()) ?? NaN) + (await wallOffsetIn(tab));
}

/** Runs in the frame: it must not use anything outside itself. */
function firstPaint(): Promise<number> {
  return new Promise((resolve) => {
    const look = (list: PerformanceObserverEntryList) => {
      const [found] = list.getEntriesByName('first-contentful-paint');
      if (found) resolve(found.startTime);
    };
    new PerformanceObserver(look).observe({ type: 'paint', buffered: true });
  });
}

const middle = (visits: readonly Visit[] = [], of: (one: Visit) => number) =>
  quantile(visits.map(of), 0.5);
const heap = ({ heapKb }: Visit) => heapKb;
const all = ({ allMs }: Visit) => allMs;
const inScripts = ({ scriptsMs }: Visit) => scriptsMs;
const evaluating = ({ evaluatingMs }: Visit) => evaluatingMs;
const listeners = ({ listeners: count }: Visit) => count;
const shownAt = ({ shownMs }: Visit) => shownMs ?? NaN;

/** Bytes of the scripts of an extension that ran, as they are on disk. */
function scriptsOf(visits: readonly Visit[] = [], folder: string): Buffer {
  const addresses = [...new Set(visits.flatMap(({ scripts }) => scripts))];
  return Buffer.concat(
    addresses.map((address) => readFileSync(join(folder, new URL(address).pathname))),
  );
}

function quietFigures([without, ours]: readonly (readonly Visit[])[], folder: string): Figure[] {
  const row = 'page, every site allowed and no room';
  return [
    figure({
      row: `${row}: scripts of ours`,
      ours: scriptsOf(ours, folder).length,
      unit: 'bytes',
      goal: { most: 0, of: 'ours' },
    }),
    figure({
      row: `${row}: main thread in scripts of ours`,
      ours: Math.max(...(ours ?? []).map(inScripts)),
      unit: 'ms',
      goal: { most: 0, of: 'ours' },
      note: `all that the main thread did, by the processor: ${round(middle(ours, all))} ms with us, ${round(middle(without, all))} ms without`,
    }),
    figure({
      row: `${row}: listeners`,
      ours: middle(ours, listeners),
      base: middle(without, listeners),
      unit: '',
      goal: { most: 0, of: 'difference' },
    }),
    figure({
      row: `${row}: heap`,
      ours: middle(ours, heap),
      base: middle(without, heap),
      unit: 'KiB',
      goal: { most: HEAP_NOISE_KB, of: 'difference' },
    }),
  ];
}

function overlayFigures(
  [without, ours, react]: readonly (readonly Visit[])[],
  folder: string,
  reactFolder: string,
): Figure[] {
  const row = 'page with the overlay';
  const gz = (script: Buffer) => gzipSync(script, { level: 9 }).length / 1_000;
  const reactGz = gz(scriptsOf(react, reactFolder));
  return [
    figure({
      row: `${row}: script in the page, gzip`,
      ours: gz(scriptsOf(ours, folder)),
      base: reactGz,
      unit: 'kB',
      goal: { most: 4, of: 'ours' },
      note: 'React’s overlay: the same components in the page, under a shadow root, in one script',
    }),
    figure({
      row: `${row}: main thread, against the page without`,
      ours: middle(ours, all),
      base: middle(without, all),
      unit: 'ms',
      goal: { most: 3, of: 'difference' },
      note: `all tasks of the page’s main thread, by the processor; of ours ${round(middle(ours, inScripts))} ms are the script’s, making the frame included, the rest is the browser’s: a world for the script, and drawing. With React’s overlay ${round(middle(react, all))} ms`,
    }),
    figure({
      row: `${row}: reading the script and running it through, against React’s overlay`,
      ours: middle(ours, evaluating),
      base: middle(react, evaluating),
      unit: 'ms',
      goal: { most: 1 / 15, of: 'ratio' },
    }),
    figure({
      row: `${row}: all that the script did, against React’s overlay`,
      ours: middle(ours, inScripts),
      base: middle(react, inScripts),
      unit: 'ms',
    }),
    figure({
      row: `${row}: listeners, against the page without`,
      ours: middle(ours, listeners),
      base: middle(without, listeners),
      unit: '',
      note: `with React’s overlay ${middle(react, listeners)}`,
    }),
    figure({
      row: `${row}: heap of the page, against the page without`,
      ours: middle(ours, heap),
      base: middle(without, heap),
      unit: 'KiB',
      note: `with React’s overlay ${round(middle(react, heap))} KiB`,
    }),
    figure({
      row: `${row}: from the page’s beginning to the first pill, against React’s overlay`,
      ours: middle(ours, shownAt),
      base: middle(react, shownAt),
      unit: 'ms',
      note: `p95 ${round(quantile((ours ?? []).map(shownAt), 0.95))} ms; ours knows the room by then, React’s has made-up people`,
    }),
  ];
}
