import { addFaults, addRecoveries, type Tally } from '../faults/tally.ts';
import type { CutPoint, TcpProxy } from '../faults/tcp-proxy.ts';
import type { Fault, PlannedFault } from './fault-plan.ts';
import type { Prober } from './prober.ts';
import type { Talker } from './talker.ts';

/** Longer than any promise: who is not back by then is a problem of its own. */
const BACK_MS = 45_000;
/**
 * A connection that breaks before it has proved itself is waited for longer and longer, as it may be one
 * to a server that accepts and closes. How fast a server's return is found can be told of others only.
 */
const PROVEN_MS = 10_500;
/** Where nobody sends or answers for so long, there is nothing to wait for. */
const QUIET_MS = 3_000;

export interface FaultWorld {
  readonly talkers: readonly [Talker, Talker];
  /** Each talker's own way to the server, in the same order. */
  readonly proxies: readonly [TcpProxy, TcpProxy];
  readonly prober: Prober;
}

/** What became of the faults. */
export interface FaultLog {
  /**
   * Recoveries: ms from the fault until everybody it met had caught up, by kind of fault; only where
   * nothing else happened meanwhile.
   */
  readonly tally: Tally;
  readonly problems: string[];
}

/** Lets the faults happen, each at its message. `progress` resolves once so many were handed over. */
export async function inflictAll(
  plan: readonly PlannedFault[],
  world: FaultWorld,
  progress: (messages: number) => Promise<void>,
  log: FaultLog,
  began: (index: number) => void,
): Promise<void> {
  const overlapping: Promise<unknown>[] = [];
  for (const [index, { fault, afterMessages, afterMs, overlaps }] of plan.entries()) {
    await progress(afterMessages);
    if (fault.kind === 'server killed' && !overlaps) {
      await Promise.all(overlapping.splice(0));
      await pause(PROVEN_MS);
    }
    began(index);
    await pause(afterMs);
    addFaults(log.tally, [[fault.kind, 1]]);
    console.log(`  ${describe(fault)}`);
    const back = inflict(fault, world).then((ms) => {
      if (ms === null) log.problems.push(`${describe(fault)}: not back within ${BACK_MS} ms`);
      return ms;
    });
    const isAlone = overlapping.length === 0;
    if (overlaps) {
      overlapping.push(back.catch((error: unknown) => log.problems.push(String(error))));
      continue;
    }
    const ms = await back;
    await Promise.all(overlapping.splice(0));
    if (ms !== null && isAlone) addRecoveries(log.tally, fault.kind, [ms]);
  }
  await Promise.all(overlapping);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Does it, and waits until those it met have caught up. Resolves with ms, or null when they do not. */
async function inflict(fault: Fault, world: FaultWorld): Promise<number | null> {
  const { talkers, proxies, prober } = world;
  switch (fault.kind) {
    case 'background killed': {
      const talker = victimOf(talkers, fault.victim);
      const since = performance.now();
      await talker.killBackground();
      return untilSeen([talker], prober, since);
    }
    case 'connection cut': {
      await cut(victimOf(proxies, fault.victim), fault.point);
      return untilSeen([victimOf(talkers, fault.victim)], prober, performance.now());
    }
    case 'connection stalled': {
      victimOf(proxies, fault.victim).stall();
      return untilSeen([victimOf(talkers, fault.victim)], prober, performance.now());
    }
    case 'server killed': {
      await prober.restartServer(fault.downMs);
      return untilSeen(talkers, prober, performance.now());
    }
    case 'browser killed': {
      const talker = victimOf(talkers, fault.victim);
      const since = performance.now();
      await talker.restartBrowser();
      return untilSeen([talker], prober, since);
    }
    default:
      return fault satisfies never;
  }
}

/** Waits for its moment, but not for long. */
function cut(proxy: TcpProxy, point: CutPoint): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      void proxy.cut('now');
      resolve();
    }, QUIET_MS);
    void proxy.cut(point).then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function untilSeen(
  talkers: readonly Talker[],
  prober: Prober,
  since: number,
): Promise<number | null> {
  const probe = await prober.say();
  const seen = await Promise.all(talkers.map((talker) => talker.sees(probe, BACK_MS)));
  return seen.includes(false) ? null : performance.now() - since;
}

function victimOf<T>([first, second]: readonly [T, T], victim: number): T {
  return victim === 0 ? first : second;
}

function describe(fault: Fault): string {
  const who = 'victim' in fault ? ` (${fault.victim === 0 ? 'first' : 'second'} person)` : '';
  return `${fault.kind}${'point' in fault ? ` ${fault.point}` : ''}${who}`;
}
