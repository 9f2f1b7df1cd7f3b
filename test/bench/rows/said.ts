import { describeGrowth, type Sized } from '../../../scripts/bench/growth.ts';
import { figure } from '../../../scripts/bench/report.ts';
import { createHandClock } from '../../fakes/hand-clock.ts';
import { LOGGED, messageFrame, openFedRoom } from '../background/big-room.ts';
import type { Measure } from '../bench.ts';
import { cpuMs } from '../cpu.ts';

/** So many were said before: fewer than a room keeps in memory, as many, and more. */
const SIZES = [100, 1_000, 10_000];
const MEASURED = 400;
/** Longer than a room waits with saving: it saves after each. */
const PAUSE_MS = 1_000;

/** Somebody says something in a room where much was said: from the frame to the port, and saved. */
export const said: Measure = async ({ isShort }) => {
  const points: Sized[] = [];
  for (const size of isShort ? [10, 100, 1_000] : SIZES) {
    points.push({ size, cost: await costAfter(size) });
  }
  return [
    figure({
      row: 'a message in a room where 10,000 were said: background',
      ours: points.at(-1)?.cost ?? NaN,
      unit: 'ms',
      growth: describeGrowth(points, 'ms by messages said'),
    }),
  ];
};

async function costAfter(size: number): Promise<number> {
  const clock = createHandClock();
  const { live, hear } = await openFedRoom(clock, LOGGED);
  let told = 0;
  live.subscribe((event) => {
    JSON.stringify({ type: 'event', event });
    if (event.type === 'messages_received') told += event.messages.length;
  });
  await clock.advance(PAUSE_MS);
  for (let n = 1; n <= size; n += 1) hear(messageFrame(n));
  await clock.advance(PAUSE_MS);
  const begun = cpuMs();
  for (let n = 1; n <= MEASURED; n += 1) {
    hear(messageFrame(size + n));
    await clock.advance(PAUSE_MS);
  }
  const ms = (cpuMs() - begun) / MEASURED;
  await live.leave();
  if (told !== size + MEASURED) throw new Error(`${told} of ${size + MEASURED} were told.`);
  return ms;
}
