import { describeGrowth, type Sized } from '../../../scripts/bench/growth.ts';
import { figure } from '../../../scripts/bench/report.ts';
import { startWholeBackground } from '../background/whole-background.ts';
import type { Measure } from '../bench.ts';

const ROOMS = [1, 3, 10];
const HOUR_MS = 3_600_000;
const TICK_MS = 60_000;
/** How far time moves at once: an alarm rings so much later at the most. */
const STEP_MS = 1_000;
/** The server's clock is another one: its ticks begin somewhere between our beats. */
const APART_MS = 7_000;
/** What comes within a second wakes a processor once. */
const TOGETHER_MS = 1_000;

/** How often an hour the background does something at all: timers, alarms, frames of the server. */
export const idle: Measure = async ({ isShort }) => {
  const hours = isShort ? 0.05 : 1;
  const [one, none] = [await wakeUps(1, hours), await wakeUps(0, hours)];
  const growth: Sized[] = [];
  for (const size of ROOMS) growth.push({ size, cost: (await wakeUps(size, hours)).all });
  return [
    figure({
      row: 'idle: wake-ups an hour, one room',
      ours: one.all,
      unit: 'an hour',
      goal: { most: 180, of: 'ours' },
      growth: describeGrowth(growth, 'an hour by rooms'),
      note: `${one.timers} timers, ${one.alarms} alarms, ${one.ticks} ticks of the server`,
    }),
    figure({
      row: 'idle: wake-ups an hour, no room',
      ours: none.all,
      unit: 'an hour',
      goal: { most: 0, of: 'ours' },
    }),
  ];
};

async function wakeUps(roomCount: number, hours: number) {
  const background = startWholeBackground(roomCount);
  const { time, server, extension, rooms, timersAt } = background;
  try {
    await time.advance(15_000); // until it has joined, and what follows that is over
    const timersBefore = timersAt.length;
    const [alarms, ticks]: [number[], number[]] = [[], []];
    for (let ms = STEP_MS; ms <= HOUR_MS * hours; ms += STEP_MS) {
      await time.advance(STEP_MS);
      for (const [at, roomId] of rooms.entries()) {
        // Each room's by itself, as our Phoenix server has them; the embedded one tells all at once.
        if (ms % TICK_MS !== APART_MS + at * STEP_MS * 2) continue;
        ticks.push(time.now());
        server.room(roomId).tick();
      }
      if (time.now() < extension.alarmDueAt) continue;
      alarms.push(time.now());
      extension.ringAlarm();
    }
    const timers = timersAt.slice(timersBefore);
    return {
      all: Math.round(bursts([...timers, ...alarms, ...ticks]) / hours),
      timers: bursts(timers),
      alarms: alarms.length,
      ticks: ticks.length,
    };
  } finally {
    background.stop();
  }
}

function bursts(times: readonly number[]): number {
  let [count, last] = [0, -Infinity];
  for (const at of times.toSorted((a, b) => a - b)) {
    // By the first of them: who comes each half second would be one long burst otherwise.
    if (at - last < TOGETHER_MS) continue;
    count += 1;
    last = at;
  }
  return count;
}
