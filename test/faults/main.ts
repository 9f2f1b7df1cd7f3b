import { fileURLToPath } from 'node:url';
import { exitOnSignal } from '../../scripts/setup/exit-on-signal.ts';
import { Problem, say } from '../../scripts/setup/say.mjs';
import { USAGE } from '../../scripts/setup/usage.mjs';
import { noOptions, readOptions } from '../../scripts/tasks/options.ts';
import { browserFaults, soak } from '../e2e-faults/browser-faults.ts';
import { randomSeed, runModel } from './model/run-model.ts';
import { runProcess, type ProcessRun } from './process/run-process.ts';
import { readNumber } from './read-number.ts';
import { printTally } from './tally.ts';

// What `npm run faults` runs: hours of bad weather, to see that no message is lost, doubled or out of order.

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SCHEDULES = 100_000;

/** What the real server and real connections have to survive. */
const PROCESS_RUN: ProcessRun = {
  messages: 10_000,
  cuts: 300,
  kills: 10,
  quietKills: 3,
  spreadMs: 200_000,
};

exitOnSignal();
try {
  const [suite = '', ...args] = process.argv.slice(2);
  process.exitCode = await runSuite(suite, args);
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  say.problem(error);
  process.exitCode = 1;
}

async function runSuite(suite: string, args: readonly string[]): Promise<number> {
  switch (suite) {
    case 'model':
      return modelFaults(args);
    case 'processes':
      noOptions('faults', args);
      return processFaults();
    case 'browsers':
      return browserFaults(ROOT, args);
    case 'soak':
      return soak(ROOT, args);
    case '':
      throw new Problem('Which faults?', USAGE.faults);
    default:
      throw new Problem(`There is no suite "${suite}".`, USAGE.faults);
  }
}

async function modelFaults(args: readonly string[]): Promise<number> {
  const options = readOptions(args, { seed: 'string', schedules: 'string' }, USAGE.faults);
  const seed = readNumber(options.seed, randomSeed());
  const { tally, failure } = await runModel(readNumber(options.schedules, SCHEDULES), seed);
  console.log(printTally(tally));
  return verdict(failure === null ? [] : [failure]);
}

async function processFaults(): Promise<number> {
  // The product's own log: a line for each attempt at a server that is away, which is what happens here.
  console.info = () => {};
  const { tally, problems } = await runProcess(PROCESS_RUN);
  console.log(printTally(tally));
  return verdict(problems);
}

function verdict(problems: readonly string[]): number {
  for (const problem of problems) say.failed(problem);
  if (problems.length === 0) say.done('nothing lost, doubled or reordered');
  return problems.length === 0 ? 0 : 1;
}
