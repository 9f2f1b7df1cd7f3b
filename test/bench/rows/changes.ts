import { describeGrowth, type Sized } from '../../../scripts/bench/growth.ts';
import { figure } from '../../../scripts/bench/report.ts';
import {
  changeFrame,
  changesFrame,
  openFedRoom,
  stateFrame,
  turnoverFrame,
} from '../background/big-room.ts';
import { openStockRoom } from '../background/stock-room.ts';
import type { Measure } from '../bench.ts';
import { cpuMs } from '../cpu.ts';
import { createHandClock } from '../../fakes/hand-clock.ts';

const PEOPLE = 10_000;
const SIZES = [1_000, 3_000, PEOPLE];
const TOP_RATE = 1_000;
const RATES = [100, 300, TOP_RATE];
const SECONDS = 4;
/** Longer than somebody who left is still shown: only then those who went are told of. */
const TURNOVER_SECONDS = 14;
/** Of what it costs most people a few are enough to know. */
const STOCK_CHANGES = 30;
const STEP_MS = 50;
const GATHERED_MS = STEP_MS * 4;

/** Presence changes, a second, in a room of ten thousand: share of a core, and updates to a surface. */
export const changes: Measure = async ({ isShort }) => {
  const people = isShort ? 1_000 : PEOPLE;
  const [single, gathered]: [Sized[], Sized[]] = [[], []];
  const turnover: Sized[] = [];
  let updates = 0;
  for (const rate of RATES) {
    const one = await share(people, framesFor(people, rate, 1));
    const many = await share(people, framesFor(people, rate, GATHERED_MS));
    const others = await share(people, turnoverFor(people, rate), TURNOVER_SECONDS);
    updates = Math.max(updates, one.updates, many.updates, others.updates);
    single.push({ size: rate, cost: one.percent });
    gathered.push({ size: rate, cost: many.percent });
    turnover.push({ size: rate, cost: others.percent });
  }
  const bySize: Sized[] = [];
  for (const size of isShort ? [100, 300, people] : SIZES) {
    const { percent } = await share(size, framesFor(size, TOP_RATE, GATHERED_MS));
    bySize.push({ size, cost: percent });
  }
  const stock = stockShare(people, (n) => changeFrame(n, 0));
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
      row: `${row}: background, where half go and half come, one by one`,
      ours: turnover.at(-1)?.cost ?? NaN,
      base: stockShare(people, (n) => turnoverFrame(n, people)) / 2,
      unit: '% of a core',
      goal: { most: 25, of: 'ours' },
      growth: describeGrowth(turnover, '% by changes a second'),
    }),
    figure({
      row: `${row}: updates to a surface, in the second with most`,
      ours: updates,
      base: TOP_RATE,
      unit: 'a second',
      goal: { most: 5, of: 'ours' },
      note: 'of all of these',
    }),
  ];
};

/** Of so many seconds in which these frames come, evenly. */
async function share(people: number, frames: readonly string[], seconds = SECONDS) {
  const clock = createHandClock();
  const { live, hear } = await openFedRoom(clock);
  const told = new Map<number, number>();
  live.subscribe((event) => {
    JSON.stringify({ type: 'event', event });
    const second = Math.floor((clock.now() - begunAt) / 1_000);
    told.set(second, (told.get(second) ?? 0) + 1);
  });
  const begunAt = clock.now();
  hear(stateFrame(people));
  told.clear();
  const perStep = Math.max(1, Math.round(frames.length / ((seconds * 1_000) / STEP_MS)));
  const begun = cpuMs();
  for (let at = 0; at < frames.length; at += perStep) {
    for (const frame of frames.slice(at, at + perStep)) hear(frame);
    await clock.advance((seconds * 1_000 * perStep) / frames.length);
  }
  const percent = ((cpuMs() - begun) / (seconds * 1_000)) * 100;
  await live.leave();
  return { percent, updates: Math.max(...told.values()) };
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

/** Each frame is two changes: one goes and another comes. */
const turnoverFor = (people: number, rate: number): readonly string[] =>
  Array.from({ length: (rate * TURNOVER_SECONDS) / 2 }, (_, n) => turnoverFrame(n, people));

/** As many frames as changes. */
function stockShare(people: number, frameFor: (n: number) => string): number {
  const room = openStockRoom();
  room.hear(stateFrame(people));
  const frames = Array.from({ length: STOCK_CHANGES }, (_, n) => frameFor(n));
  const begun = cpuMs();
  for (const frame of frames) room.hear(frame);
  const eachMs = (cpuMs() - begun) / STOCK_CHANGES;
  return ((eachMs * TOP_RATE) / 1_000) * 100;
}
