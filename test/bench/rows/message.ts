import { quantile } from '../../../scripts/bench/figures.ts';
import { round } from '../../../scripts/bench/growth.ts';
import { figure } from '../../../scripts/bench/report.ts';
import type { Surface } from '../../../scripts/browsers/surface.ts';
import { startEmbeddedServer } from '../../e2e/embedded-server.ts';
import { startPageServer } from '../../e2e/page-server.ts';
import { comeWithBrowser, SEEN } from '../../e2e/person.ts';
import type { Measure } from '../bench.ts';
import { awaitMessage, insertedAt, paintedAt } from '../browsers/paint.ts';
import { openRawLine } from '../browsers/raw-line.ts';
import { wallOffsetIn } from '../browsers/wall-clock.ts';

const MESSAGES = 200;
const ROOM = 'reading';
/** Nobody hits Enter in the moment of the last letter; a little more or less, so that no clock keeps step. */
const BREATH_MS = 150;
const JITTER_MS = 16;

/** From the key in one browser to the picture in the other, against two sockets on the same server. */
export const message: Measure = async ({ isShort }) => {
  const [server, pages] = [await startEmbeddedServer(), await startPageServer()];
  const ada = await comeWithBrowser('chromium', 'Ada', pages.url);
  const bea = await comeWithBrowser('chromium', 'Bea', pages.url);
  try {
    const panels: Surface[] = [];
    for (const person of [ada, bea]) {
      await person.join(server.url, ROOM);
      await person.browser.closePopup();
      panels.push(await person.openPanel());
    }
    const { raw, ours, drawing } = await sayInTurns(isShort ? 10 : MESSAGES, server.url, panels);
    const row = 'message: Enter in one browser to painted in the other’s overlay';
    return [
      figure({
        row: `${row}, p50`,
        ours: quantile(ours, 0.5),
        base: quantile(raw, 0.5),
        unit: 'ms',
        goal: { most: 20, of: 'difference' },
        note: `base: from one socket to another through the same server, between the same messages. ${drawnIn(drawing, 0.5)}`,
      }),
      figure({
        row: `${row}, p95`,
        ours: quantile(ours, 0.95),
        base: quantile(raw, 0.95),
        unit: 'ms',
        goal: { most: 35, of: 'difference' },
        note: drawnIn(drawing, 0.95),
      }),
    ];
  } finally {
    await Promise.all([ada.browser.close(), bea.browser.close()]);
    await Promise.all([server.stop(), pages.stop()]);
  }
};

async function sayInTurns(count: number, serverUrl: string, panels: readonly Surface[]) {
  const [raw, ours, drawing]: [number[], number[], number[]] = [[], [], []];
  const line = await openRawLine(serverUrl);
  const offsets = [];
  for (const panel of panels) {
    await panel.click(SEEN.composer);
    await panel.evaluate(noteEnter);
    offsets.push(await wallOffsetIn(panel));
  }
  for (let turn = 0; turn < count; turn += 1) {
    const [by, to] = [turn % 2, (turn + 1) % 2];
    const text = `Lamp ${turn}`;
    raw.push(await line.say(text));
    const [from, other] = [panels[by], panels[to]];
    if (!from || !other) throw new Error('It takes two.');
    const begun = (await sayIn(from, other, text)) + (offsets[by] ?? NaN);
    const painted = await paintedAt(other);
    ours.push(painted + (offsets[to] ?? NaN) - begun);
    drawing.push(painted - (await insertedAt(other)));
  }
  line.close();
  return { raw, ours, drawing };
}

/** The screen shows a new picture 60 times a second, whoever waits for it. */
const drawnIn = (drawing: readonly number[], share: number) =>
  `From the message in the document to its picture: ${round(quantile(drawing, share))} ms`;

/** When the key was pressed, by the clock of the one who pressed it. */
async function sayIn(from: Surface, to: Surface, text: string): Promise<number> {
  await from.type(text, text.length);
  await awaitMessage(to, text);
  await new Promise((resolve) => setTimeout(resolve, BREATH_MS + Math.random() * JITTER_MS));
  await from.press('Enter');
  return from.evaluate(() => (window as Noting).benchEnter ?? NaN);
}

interface Noting extends Window {
  benchEnter?: number;
}

/** Runs in the panel, so it must not use anything outside itself. */
function noteEnter(): void {
  const note = (event: KeyboardEvent) => {
    if (event.key === 'Enter') (window as Noting).benchEnter = event.timeStamp;
  };
  addEventListener('keydown', note, { capture: true });
}
