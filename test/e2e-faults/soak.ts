import { readdirSync, readFileSync } from 'node:fs';
import type { BrowserName } from '../../scripts/setup/find-browser.ts';
import { addFaults, createTally, printTally } from '../faults/tally.ts';
import { seededRandom } from '../../scripts/bench/seeded-random.ts';
import type { FaultWorld } from './inflict.ts';
import { judgeSoak, printSoak, type Sample } from './judge-soak.ts';
import type { Talker } from './talker.ts';
import { withTwoTalkers } from './two-talkers.ts';

export interface SoakOptions {
  readonly minutes: number;
  readonly seed: number;
}

const SAMPLES = 30;
/** From one message to the next. What a room keeps in memory is then full before the warm-up is over. */
const TALKER_MS = 4_000;
const PROBER_MS = 700;
const FAULT_MS = 12_000;
const CAUGHT_UP_MS = 60_000;

/**
 * Two browsers talk in a busy room while their connections break, and nothing is killed: what is not let
 * go of adds up. Prints a table; returns a sentence for each thing that grew. The extension must be built.
 */
export async function runSoak(
  root: string,
  browserName: BrowserName,
  { minutes, seed }: SoakOptions,
): Promise<readonly string[]> {
  console.log(`${browserName}: a soak of ${minutes} minutes, seed ${seed}`);
  return withTwoTalkers(root, browserName, async (world, server) => {
    const tally = createTally(`${browserName}: soak`);
    const samples: Sample[] = [];
    const problems: string[] = [];
    const over = new AbortController();
    const lives = [
      ...world.talkers.map((talker) => talkOn(talker, problems, over.signal)),
      talkAlways(world, over.signal),
      breakConnections(world, seededRandom(seed), over.signal, (kind) =>
        addFaults(tally, [[kind, 1]]),
      ),
    ];
    const living = Promise.all(lives);
    // A life that fails ends the soak.
    living.catch(() => over.abort());
    for (let i = 0; i < SAMPLES && !over.signal.aborted; i++) {
      await pause((minutes * 60_000) / SAMPLES, over.signal);
      samples.push(await takeSample(world, server.pid));
      console.log(`  ${i + 1} of ${SAMPLES}: ${describe(samples.at(-1) ?? {})}`);
    }
    over.abort();
    await living;
    const last = await world.prober.say();
    const seen = await Promise.all(world.talkers.map((one) => one.sees(last, CAUGHT_UP_MS)));
    console.log(`\n${printTally(tally)}\n${printSoak(samples)}\n`);
    return [
      ...problems,
      ...(seen.includes(false) ? ['not everybody saw the last message'] : []),
      ...judgeSoak(samples),
    ];
  });
}

/** A message that is not taken in time is a problem, and no reason to know less of the rest. */
async function talkOn(talker: Talker, problems: string[], over: AbortSignal): Promise<void> {
  for (let count = 1; !over.aborted; count++) {
    await talker.say(`${talker.name} ${count}`).catch((error: unknown) => {
      problems.push(`${talker.name} ${count}: ${String(error).split('\n', 1)[0]}`);
    });
    await pause(TALKER_MS, over);
  }
}

async function talkAlways({ prober }: FaultWorld, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await prober.say();
    await pause(PROBER_MS, over);
  }
}

/** One connection at a time: cut at once, with the next message, or half-open. */
async function breakConnections(
  { proxies }: FaultWorld,
  random: () => number,
  over: AbortSignal,
  count: (kind: string) => void,
): Promise<void> {
  while (!over.aborted) {
    await pause(FAULT_MS, over);
    const proxy = proxies[random() < 0.5 ? 0 : 1];
    const kind = random();
    if (kind < 0.15) {
      proxy.stall();
      count('connection stalled');
    } else {
      await proxy.cut(kind < 0.5 ? 'now' : 'reset');
      count('connection cut');
    }
  }
}

async function takeSample({ talkers }: FaultWorld, serverPid: number): Promise<Sample> {
  const sample: Record<string, number> = {
    'server, memory': readResidentKiB(serverPid),
    'server, open files': readdirSync(`/proc/${serverPid}/fd`).length,
  };
  for (const talker of talkers) {
    for (const [name, value] of Object.entries(await talker.measureBackground())) {
      sample[`${talker.name}'s ${name}`] = value;
    }
  }
  return sample;
}

function readResidentKiB(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
}

function describe(sample: Sample): string {
  return Object.entries(sample)
    .map(([name, value]) => `${name} ${Math.round(value)}`)
    .join(', ');
}

function pause(ms: number, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (over.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      over.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    over.addEventListener('abort', end, { once: true });
  });
}
