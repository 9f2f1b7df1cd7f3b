import { describeGrowth, round, type Sized } from '../../../scripts/bench/growth.ts';
import { figure } from '../../../scripts/bench/report.ts';
import type { Tab } from '../../../scripts/browsers/browser.ts';
import { installRoomlight } from '../../../scripts/browsers/chromium.ts';
import { type Chromium, startChromium } from '../../../scripts/browsers/start-chromium.ts';
import type { Surface } from '../../../scripts/browsers/surface.ts';
import { buildFolder } from '../../../scripts/tasks/build.ts';
import { startPageServer } from '../../e2e/page-server.ts';
import { sitDown } from '../../e2e/person.ts';
import { changeFrame, turnoverFrame } from '../background/big-room.ts';
import type { Measure } from '../bench.ts';
import { portLives, watchPorts } from '../browsers/port-lives.ts';
import { backgroundMs, type MainThread, mainThreadOf, traceOf } from '../browsers/trace.ts';
import { type FullRoom, startFullRoom } from '../servers/full-room.ts';

const SIZES = [1_000, 3_000, 10_000];
const SHORT_SIZES = [100, 200, 400];
/** As `big-room` calls it. */
const ROOM = 'kitchen';
const RATE = 1_000;
const SECONDS = 5;
const STEP_MS = 50;
/** Until what is told is on the screen, and what follows that is over. Asking would be work for the surface. */
const SETTLE_MS = 1_500;
const FRAME_MS = 16;

/** The overlay's panel in Chromium, over a room that is full: how long it is kept from answering a person. */
export const surface: Measure = async ({ isShort, root }) => {
  const [server, pages] = [await startFullRoom(), await startPageServer()];
  const chromium = await startChromium({ languages: 'en-US,en' });
  try {
    const extensionPath = buildFolder(root, 'chromium');
    const browser = await installRoomlight(chromium, { extensionPath });
    const ada = await sitDown(browser, 'Ada', pages.url);
    await ada.join(server.url, ROOM);
    await browser.closePopup();
    const panel = await ada.openPanel();
    const other = await browser.openTab(`${pages.url}/other`);
    await ada.tab.activate();
    await watchPorts(panel);
    await browser.killBackground(); // only the next port is watched
    await panel.waitUntil(
      'the room to be joined again',
      async () => (await lastLife(panel)) !== null,
    );

    const stage = { chromium, panel, server, tab: ada.tab, other };
    const [joins, shows]: [Seen[], Seen[]] = [[], []];
    for (const size of isShort ? SHORT_SIZES : SIZES) {
      joins.push({ size, ...(await during(stage, async () => server.fill(size))) });
      await seeSoMany(panel, size);
      shows.push({ size, ...(await during(stage, () => showAgain(stage))) });
    }
    const people = joins.at(-1)?.size ?? 0;
    const updates = async () => (await lastLife(panel))?.updates ?? NaN;
    let [before, after] = [NaN, NaN];
    const busy = await during(stage, async () => {
      before = await updates();
      await change(server, people);
      after = await updates();
    });
    return figuresOf(joins, shows, busy, (after - before) / SECONDS);
  } finally {
    await chromium.close();
    await Promise.all([server.stop(), pages.stop()]);
  }
};

interface Stage {
  readonly chromium: Chromium;
  readonly panel: Surface;
  readonly server: FullRoom;
  readonly tab: Tab;
  /** Another tab, to look away to. */
  readonly other: Tab;
}

type Work = MainThread & { readonly backgroundMs: number };
type Seen = Work & { readonly size: number };

const settle = () => new Promise((resolve) => setTimeout(resolve, SETTLE_MS));

const lastLife = async (panel: Surface) => {
  const last = (await portLives(panel)).at(-1);
  return typeof last?.onlineAt === 'number' ? last : null;
};

/** What the panel's main thread and the background did meanwhile. */
async function during({ chromium, panel }: Stage, act: () => Promise<void>): Promise<Work> {
  const mark = 'bench panel';
  const events = await traceOf(chromium, async () => {
    await act();
    await settle();
    await panel.evaluate((name: string) => void performance.mark(name), mark);
  });
  return { ...mainThreadOf(events, mark), backgroundMs: backgroundMs(events) };
}

/** What is not there by now was not measured. */
async function seeSoMany(panel: Surface, people: number): Promise<void> {
  const told = people.toLocaleString('en');
  if (!(await panel.text()).includes(told)) throw new Error(`The panel does not say ${told}.`);
}

/** The person comes back to the tab: the panel is given the whole room. */
async function showAgain({ tab, other }: Stage): Promise<void> {
  await other.activate();
  await settle();
  await tab.activate();
}

/** Each by itself, as stock Phoenix tells it. Of three, one is of somebody's state; the others go and come. */
async function change(server: FullRoom, people: number): Promise<void> {
  const begun = performance.now();
  for (let n = 0; n < (RATE * SECONDS) / 3; n += 1) {
    server.tell(changeFrame(people - 1 - (n % people), Math.floor(n / people)));
    server.tell(turnoverFrame(n, people));
    const aheadMs = begun + (n * 3_000) / RATE - performance.now();
    if (aheadMs > STEP_MS) await new Promise((resolve) => setTimeout(resolve, aheadMs));
  }
}

function figuresOf(
  joins: readonly Seen[],
  shows: readonly Seen[],
  busy: Work,
  updatesASecond: number,
) {
  const longest = (row: string, seen: Work, growth: readonly Sized[] = []) =>
    figure({
      row: `${row}: longest task in the overlay’s panel`,
      ours: seen.longestByClockMs,
      unit: 'ms',
      goal: { most: FRAME_MS, of: 'ours' },
      ...(growth.length > 0 && { growth: describeGrowth(growth, 'ms') }),
      note: `by the clock; by the processor, whatever else the machine did, the longest took ${round(seen.longestMs)} ms, all of them ${round(seen.allMs)} ms, the background’s ${round(seen.backgroundMs)} ms`,
    });
  const sized = (all: readonly Seen[]) =>
    all.map(({ size, longestByClockMs }) => ({ size, cost: longestByClockMs }));
  const [joined, shown] = [joins.at(-1) as Seen, shows.at(-1) as Seen];
  const changes = '1,000 presence changes a second in a room of 10,000, in Chromium';
  return [
    longest('join of a full room (10,000)', joined, sized(joins)),
    longest('a tab with a full room (10,000) is looked at again', shown, sized(shows)),
    longest(changes, busy),
    figure({
      row: `${changes}: background`,
      ours: (busy.backgroundMs / (SECONDS * 1_000)) * 100,
      unit: '% of a core',
      goal: { most: 25, of: 'ours' },
    }),
    figure({
      row: `${changes}: updates to the panel`,
      ours: updatesASecond,
      base: RATE,
      unit: 'a second',
      goal: { most: 5, of: 'ours' },
      note: 'all that comes over its port: of the room, and of the home, where counts stand',
    }),
  ];
}
