import type { BrowserName } from '../../scripts/setup/find-browser.ts';
import { printTally } from '../faults/tally.ts';
import { seededRandom } from '../../scripts/bench/seeded-random.ts';
import { planFaults, type FaultCounts } from './fault-plan.ts';
import { judgeRun } from './judge-run.ts';
import { returnUnseen } from './nobody-looks.ts';
import { talkThroughFaults } from './talk-through-faults.ts';
import { ROOM, withTwoTalkers } from './two-talkers.ts';

export interface BrowserFaultOptions {
  /** Of both people together. */
  readonly messages: number;
  readonly faults: FaultCounts;
  /** Whether it ends with a server that is away while nobody looks: a minute and a half more. */
  readonly endsUnseen: boolean;
  readonly seed: number;
}

/** What one run has to survive. */
export const WHOLE_RUN: Omit<BrowserFaultOptions, 'seed'> = {
  messages: 500,
  faults: { backgroundKills: 26, serverKills: 5, cuts: 21, stalls: 3, browserKills: 2 },
  endsUnseen: true,
};

/** Enough to see that it works. */
export const SHORT_RUN: Omit<BrowserFaultOptions, 'seed'> = {
  messages: 50,
  faults: { backgroundKills: 3, serverKills: 1, cuts: 2, stalls: 1, browserKills: 1 },
  endsUnseen: false,
};

/**
 * Two people with a browser each talk while backgrounds, browsers, connections and the server die.
 * Prints a table; returns a sentence for each thing that went wrong. The extension must be built.
 */
export async function runBrowserFaults(
  root: string,
  browserName: BrowserName,
  options: BrowserFaultOptions,
): Promise<readonly string[]> {
  console.log(`${browserName}: ${options.messages} messages, seed ${options.seed}`);
  return withTwoTalkers(root, browserName, async (world, server) => {
    const plan = planFaults(options.messages, options.faults, seededRandom(options.seed));
    const talk = await talkThroughFaults(browserName, world, plan, options.messages);
    if (options.endsUnseen) await returnUnseen(world, talk.log);
    await server.kill();
    const problems = judgeRun(browserName, talk, world.prober, server.dataFile, ROOM);
    console.log(`\n${printTally(talk.log.tally)}\n`);
    return problems;
  });
}
