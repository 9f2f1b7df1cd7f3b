import { quantile } from '../../../scripts/bench/figures.ts';
import { figure } from '../../../scripts/bench/report.ts';
import type { Surface } from '../../../scripts/browsers/surface.ts';
import { startEmbeddedServer } from '../../e2e/embedded-server.ts';
import { startPageServer } from '../../e2e/page-server.ts';
import { comeWithBrowser, type Person } from '../../e2e/person.ts';
import { observeRoom, type RoomObserver } from '../../e2e/room-observer.ts';
import type { Measure } from '../bench.ts';
import { awaitMessage, paintedAt } from '../browsers/paint.ts';
import { portLives, watchPorts } from '../browsers/port-lives.ts';

const KILLS = 25;
const ROOM = 'night-watch';
/** What the room held before. */
const SAID = 8;
/** The kill has done its work by then, and nobody is back yet: what is said now is missed. */
const DEAD_MS = 30;
/** Until the next kill: what is written a little later is on disk by then. */
const SETTLE_MS = 1_200;

/** The background is killed: until its room is back, from disk and then from the server. */
export const death: Measure = async ({ isShort }) => {
  const [server, pages] = [await startEmbeddedServer(), await startPageServer()];
  const observer = await observeRoom(server.url, ROOM);
  const ada = await comeWithBrowser('chromium', 'Ada', pages.url);
  try {
    await ada.join(server.url, ROOM);
    await ada.browser.closePopup();
    const panel = await ada.openPanel();
    for (let n = 0; n < SAID; n += 1) observer.say(`The lamp was lit at ${n}`);
    await panel.waitForText(`The lamp was lit at ${SAID - 1}`);
    await watchPorts(panel);
    await kill(ada, panel, observer, 'the first'); // only the next port is watched
    const [snapshots, caughtUp]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < (isShort ? 3 : KILLS); turn += 1) {
      const { snapshotMs, caughtUpMs } = await kill(ada, panel, observer, String(turn));
      snapshots.push(snapshotMs);
      caughtUp.push(caughtUpMs);
    }
    return figuresOf(snapshots, caughtUp);
  } finally {
    observer.stop();
    await ada.browser.close();
    await Promise.all([server.stop(), pages.stop()]);
  }
};

function figuresOf(snapshots: readonly number[], caughtUp: readonly number[]) {
  const row = 'background killed, until its room';
  const middle = (times: readonly number[]) => `p50 ${Math.round(quantile(times, 0.5))} ms`;
  return [
    figure({
      row: `${row} is there from disk, p95`,
      ours: quantile(snapshots, 0.95),
      unit: 'ms',
      goal: { most: 300, of: 'ours' },
      note: `${middle(snapshots)}; from the port’s end to the snapshot in the overlay, the browser’s start of a worker included`,
    }),
    figure({
      row: `${row} has caught up, p95`,
      ours: quantile(caughtUp, 0.95),
      unit: 'ms',
      goal: { most: 1_500, of: 'ours' },
      note: `${middle(caughtUp)}; joined again, and what was said meanwhile painted`,
    }),
  ];
}

async function kill({ browser }: Person, panel: Surface, observer: RoomObserver, name: string) {
  const text = `Said in the dark: ${name}`;
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  await awaitMessage(panel, text);
  const killed = browser.killBackground();
  setTimeout(() => observer.say(text), DEAD_MS);
  const painted = await paintedAt(panel);
  await killed;
  await panel.waitUntil('the room to be joined again', async () => {
    const last = (await portLives(panel)).at(-1);
    return typeof last?.onlineAt === 'number';
  });
  const [before, now] = (await portLives(panel)).slice(-2);
  const deadAt = before?.deadAt ?? NaN;
  return {
    snapshotMs: (now?.snapshotAt ?? NaN) - deadAt,
    caughtUpMs: Math.max(painted, now?.onlineAt ?? NaN) - deadAt,
  };
}
