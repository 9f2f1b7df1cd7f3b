import fc from 'fast-check';
import { addFaults, addRecoveries, addReport, createTally, type Tally } from '../tally.ts';
import { liveThrough } from './live-through.ts';
import { describeSchedule, schedules } from './schedule.ts';

export interface ModelResult {
  readonly tally: Tally;
  /** The shortest schedule found that goes wrong, as a script, with what is wrong; null if none does. */
  readonly failure: string | null;
}

/** Lives through `runs` random schedules. The same seed draws the same ones. */
export async function runModel(runs: number, seed: number): Promise<ModelResult> {
  const tally = createTally(`model: ${runs.toLocaleString('en')} schedules, seed ${seed}`);
  let failed = false;
  const property = fc.asyncProperty(schedules, async (schedule) => {
    const { report, faults, recoveryMs } = await liveThrough(schedule);
    if (!failed) {
      // What shrinking tries counts for nothing.
      addReport(tally, report);
      addFaults(tally, faults);
      if (recoveryMs !== null)
        addRecoveries(tally, 'virtual, from the end of all faults', [recoveryMs]);
    }
    if (report.problems.length === 0) return;
    failed = true;
    throw new Error(report.problems.join('\n'));
  });
  const result = await fc.check(property, { numRuns: runs, seed });
  if (!result.failed) return { tally, failure: null };
  const script = result.counterexample ? describeSchedule(result.counterexample[0]) : '';
  const error = result.errorInstance;
  const failure = [
    `A schedule goes wrong (seed ${seed}, run ${result.numRuns}, shrunk ${result.numShrinks} times):`,
    script,
    error instanceof Error ? error.message : String(error),
    `Again: npm run faults -- model --seed ${seed} --schedules ${result.numRuns}`,
  ].join('\n');
  return { tally, failure };
}

/** A seed that nobody has chosen. */
export function randomSeed(): number {
  return crypto.getRandomValues(new Int32Array(1))[0] ?? 0;
}
