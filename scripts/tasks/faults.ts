import { browserFaults } from '../../test/e2e-faults/browser-faults.ts';
import { randomSeed, runModel } from '../../test/faults/model/run-model.ts';
import { runProcess, type ProcessRun } from '../../test/faults/process/run-process.ts';
import { printTally } from '../../test/faults/tally.ts';
import { Problem, say } from '../setup/say.mjs';
import { noOptions, readOptions } from './options.ts';

const USAGE = 'npm run faults -- model|processes|browsers [--seed NUMBER] [--schedules NUMBER]';
const SCHEDULES = 100_000;

/** What the real server and real connections have to survive. */
const PROCESS_RUN: ProcessRun = {
  messages: 10_000,
  cuts: 300,
  kills: 10,
  quietKills: 3,
  spreadMs: 200_000,
};

/** `npm run faults`: hours of bad weather, to see that no message is lost, doubled or out of order. */
export async function faults(root: string, args: readonly string[]): Promise<number> {
  const [suite, ...rest] = args;
  switch (suite) {
    case 'model':
      return modelFaults(rest);
    case 'processes':
      noOptions('faults processes', rest);
      return processFaults();
    case 'browsers':
      return browserFaults(root, rest);
    default:
      throw new Problem(`There is no suite "${suite ?? ''}".`, USAGE);
  }
}

async function modelFaults(args: readonly string[]): Promise<number> {
  const options = readOptions(args, { seed: 'string', schedules: 'string' }, USAGE);
  const seed = readNumber(options.seed, randomSeed());
  const { tally, failure } = await runModel(readNumber(options.schedules, SCHEDULES), seed);
  console.log(printTally(tally));
  return verdict(failure === null ? [] : [failure]);
}

async function processFaults(): Promise<number> {
  const { tally, problems } = await runProcess(PROCESS_RUN);
  console.log(printTally(tally));
  return verdict(problems);
}

function verdict(problems: readonly string[]): number {
  for (const problem of problems) say.failed(problem);
  if (problems.length === 0) say.done('nothing lost, doubled or reordered');
  return problems.length === 0 ? 0 : 1;
}

function readNumber(text: string | undefined, fallback: number): number {
  const number = Number(text ?? fallback);
  if (!Number.isSafeInteger(number)) throw new Problem(`"${text}" is no whole number.`, USAGE);
  return number;
}
