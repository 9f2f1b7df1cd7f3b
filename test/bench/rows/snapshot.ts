import { systemClock } from '../../../lib/clock.ts';
import { describeGrowth, round, type Sized } from '../../../scripts/bench/growth.ts';
import { figure } from '../../../scripts/bench/report.ts';
import type { Measure } from '../bench.ts';
import { openFedRoom, stateFrame } from '../background/big-room.ts';
import { openStockRoom } from '../background/stock-room.ts';
import { cpuMs } from '../cpu.ts';

const SIZES = [1_000, 3_000, 10_000];
const RUNS = 15;
const WARM_UPS = 5;

/** Somebody joins a full room: from the frame's text to the text on the port of one surface. */
export const snapshot: Measure = async ({ isShort }) => {
  const [ours, stock, bytes]: [Sized[], Sized[], number[]] = [[], [], [0, 0]];
  let least = NaN;
  for (const size of isShort ? [100, 200, 400] : SIZES) {
    const text = stateFrame(size);
    const times: Record<'ours' | 'stock' | 'least', number[]> = { ours: [], stock: [], least: [] };
    for (let turn = 0; turn < RUNS + WARM_UPS; turn += 1) {
      const us = await timeOurs(text);
      const them = timeStock(text);
      if (turn < WARM_UPS) continue;
      times.ours.push(us.ms);
      times.stock.push(them.ms);
      times.least.push(timeTexts(text, us.event));
      [bytes[0], bytes[1]] = [us.told, them.told];
    }
    ours.push({ size, cost: mean(times.ours) });
    stock.push({ size, cost: mean(times.stock) });
    least = mean(times.least);
  }
  const [last, lastStock] = [ours.at(-1)?.cost ?? NaN, stock.at(-1)?.cost ?? NaN];
  const row = 'join of a full room (10,000)';
  return [
    figure({
      row: `${row}: background, against Presence and the whole list`,
      ours: last,
      base: lastStock,
      unit: 'ms',
      goal: { most: 1 / 5, of: 'ratio' },
      growth: describeGrowth(ours, 'ms'),
      note: `stock: ${describeGrowth(stock, 'ms')}. Of ours ${round(least)} ms are the frame’s text read and the port’s written, and no more: ${round(least / lastStock)} of stock’s by themselves`,
    }),
    figure({ row: `${row}: background`, ours: last, unit: 'ms', goal: { most: 50, of: 'ours' } }),
    figure({
      row: `${row}: bytes over the port`,
      ours: (bytes[0] ?? 0) / 1e6,
      base: (bytes[1] ?? 0) / 1e6,
      unit: 'MB',
    }),
  ];
};

async function timeOurs(text: string) {
  const { live, hear } = await openFedRoom(systemClock);
  let told = 0;
  let last: unknown = null;
  live.subscribe((event) => {
    told += JSON.stringify({ type: 'event', event }).length;
    last = event;
  });
  const begun = cpuMs();
  hear(text);
  const ms = cpuMs() - begun;
  await live.leave();
  return { ms, told, event: last };
}

function timeStock(text: string): { ms: number; told: number } {
  const room = openStockRoom();
  const begun = cpuMs();
  room.hear(text);
  return { ms: cpuMs() - begun, told: room.told };
}

/** What nobody can leave out who reads this and tells that. */
function timeTexts(text: string, event: unknown): number {
  const begun = cpuMs();
  JSON.parse(text);
  JSON.stringify({ type: 'event', event });
  return cpuMs() - begun;
}

/** The mean, since the kernel counts the processor's time in steps that are as long as a short run. */
const mean = (times: readonly number[]) => times.reduce((sum, ms) => sum + ms, 0) / times.length;
