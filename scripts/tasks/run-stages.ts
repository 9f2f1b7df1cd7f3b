import { Problem, say } from '../setup/say.mjs';
import type { Counts } from './check.ts';

/** A part of `npm test`. */
export interface Stage<Name extends string = string> {
  readonly name: Name;
  readonly run: (root: string) => Promise<Counts>;
  /** Stages without which it can't run: where one of them fails, it is not run and counts as a failure. */
  readonly needs?: readonly Name[];
  /** It mostly waits, so the next stages run meanwhile. */
  readonly isWaiting?: true;
  /** What it does is timed by people's patience, so nothing else runs meanwhile. */
  readonly isAlone?: true;
}

interface Result {
  readonly name: string;
  readonly counts: Counts;
  /** How long it took, or why it was not run. */
  readonly remark: string;
}

/** Runs the stages in their order and prints the sum as the last line. Returns the exit code. */
export async function runStages(stages: readonly Stage[], root: string): Promise<number> {
  const running: Promise<Result>[] = [];
  const broken = new Set<string>();
  for (const stage of stages) {
    const lacking = stage.needs?.find((name) => broken.has(name));
    if (lacking !== undefined) {
      running.push(Promise.resolve(notRun(stage, lacking)));
      broken.add(stage.name);
      continue;
    }
    if (stage.isAlone) await Promise.all(running);
    say.step(`── ${stage.name} ──`);
    const result = runStage(stage, root);
    running.push(result);
    if (stage.isWaiting) continue;
    const { counts } = await result;
    if (counts.failed > 0) broken.add(stage.name);
  }
  return summarize(await Promise.all(running));
}

/** A stage that breaks is one failure; the others still run and are counted. */
async function runStage({ name, run }: Stage, root: string): Promise<Result> {
  const startedAt = performance.now();
  const counts = await run(root).catch((error: unknown) => {
    if (error instanceof Problem) say.problem(error);
    else console.error(error);
    return { passed: 0, failed: 1 };
  });
  const seconds = (performance.now() - startedAt) / 1000;
  return { name, counts, remark: `${seconds.toFixed(0)} s` };
}

function notRun({ name }: Stage, lacking: string): Result {
  return { name, counts: { passed: 0, failed: 1 }, remark: `not run: it needs ${lacking}` };
}

function summarize(results: readonly Result[]): number {
  console.log('');
  for (const { name, counts, remark } of results) {
    const line = `${name.padEnd(9)} ${counts.passed} passed, ${counts.failed} failed (${remark})`;
    if (counts.failed === 0) say.done(line);
    else say.failed(line);
  }
  const passed = results.reduce((sum, { counts }) => sum + counts.passed, 0);
  const failed = results.reduce((sum, { counts }) => sum + counts.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
