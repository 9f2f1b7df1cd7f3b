import { describeGrowth, type Sized } from '../../../scripts/bench/growth.ts';
import { figure } from '../../../scripts/bench/report.ts';
import { changeFrame, changesFrame, openFedRoom, stateFrame } from '../background/big-room.ts';
import { openStockRoom } from '../background/stock-room.ts';
import type { Measure } from '../bench.ts';
import { cpuMs } from '../cpu.ts';
import { createHandClock } from '../../fakes/hand-clock.ts';

const PEOPLE = 10_000;
const SIZES = [1_000, 3_000, PEOPLE];
const TOP_RATE = 1_000;
const RATES = [100, 300, TOP_RATE];
const SECONDS = 4;
/** Of what it costs most people a few are enough to know. */
const STOCK_CHANGES = 30;
const STEP_MS = 50;
const GATHERED_MS = STEP_MS * 4;

/** Presence changes, a second, in a room of ten thousand: share of a core, and updates to a surface. */
export const changes: Measure = async ({ isShort }) => {
  const people = isShort ? 1_000 : PEOPLE;
  const [single, gathered]: [Sized[], Sized[]] = [[], []];
  let updates = 0;
  for (const rate of RATES) {
    const one = await share(people, rate, 1);
    const many = await share(people, rate, GATHERED_MS);
    updates = Math.max(one.updates, many.updates);
    single.push({ size: rate, cost: one.percent });
    gathered.push({ size: rate, cost: many.percent });
  }
  const bySize: Sized[] = [];
  for (const size of isShort ? [100, 300, people] : SIZES) {
    const { percent } = await share(size, TOP_RATE, GATHERED_MS);
    bySize.push({ size, cost: percent });
  }
  const stock = stockShare(people);
  const row = '1,000 presence changes a second in a room of 10,000';
  return [
    figure({
      row: `${row}: background, one frame each as stock Phoenix sends`,
      ours: single.at(-1)?.cost ?? NaN,
      base: stock,
      unit: '% of a core',
      goal: { most: 25, of: 'ours' },
      growth: describeGrowth(single, '% by changes a second'),
    }),
    figure({
      row: `${row}: background, gathered as our servers send`,
      ours: gathered.at(-1)?.cost ?? NaN,
      base: stock,
      unit: '% of a core',
      goal: { most: 25, of: 'ours' },
      growth: describeGrowth(gathered, '% by changes a second'),
      note: describeGrowth(bySize, '% by people'),
    }),
    figure({
      row: `${row}: updates to a surface`,
      ours: updates,
      base: 1_000,
      unit: 'a second',
      goal: { most: 5, of: 'ours' },
    }),
  ];
};

async function share(people: number, rate: number, everyMs: number) {
  const clock = createHandClock();
  const { live, hear } = await openFedRoom(clock);
  let told = 0;
  live.subscribe((event) => {
    JSON.stringify({ type: 'event', event });
    told += 1;
  });
  hear(stateFrame(people));
  const frames = framesFor(people, rate, everyMs);
  const perStep = Math.max(1, Math.round(frames.length / ((SECONDS * 1_000) / STEP_MS)));
  told = 0;
  const begun = cpuMs();
  for (let at = 0; at < frames.length; at += perStep) {
    for (const frame of frames.slice(at, at + perStep)) hear(frame);
    await clock.advance((SECONDS * 1_000 * perStep) / frames.length);
  }
  const percent = ((cpuMs() - begun) / (SECONDS * 1_000)) * 100;
  await live.leave();
  return { percent, updates: told / SECONDS };
}

/** All that comes in the time, written beforehand. */
function framesFor(people: number, rate: number, everyMs: number): readonly string[] {
  const total = rate * SECONDS;
  const each = everyMs === 1 ? 1 : Math.max(1, Math.round((rate * everyMs) / 1_000));
  return Array.from({ length: Math.ceil(total / each) }, (_, n) => {
    const first = (n * each) % people;
    const turn = Math.floor((n * each) / people);
    return each === 1 ? changeFrame(first, turn) : changesFrame(first, each, turn);
  });
}

function stockShare(people: number): number {
  const room = openStockRoom();
  room.hear(stateFrame(people));
  const begun = cpuMs();
  for (let n = 0; n < STOCK_CHANGES; n += 1) room.hear(changeFrame(n, 0));
  const eachMs = (cpuMs() - begun) / STOCK_CHANGES;
  return ((eachMs * 1_000) / 1_000) * 100;
}
