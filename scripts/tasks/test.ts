import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowsers } from '../setup/ensure-browsers.ts';
import { Problem, say } from '../setup/say.mjs';
import { runTool } from '../setup/run-tool.ts';
import { USAGE } from '../setup/usage.mjs';
import { build } from './build.ts';
import { type Counts, runCheck } from './check.ts';
import { readOptions } from './options.ts';
import { runSize } from './size.ts';

type StageName =
  | 'check'
  | 'build'
  | 'idle'
  | 'unit'
  | 'contract'
  | 'faults'
  | 'size'
  | 'e2e'
  | 'timed';

interface Stage {
  readonly name: StageName;
  readonly run: (root: string) => Promise<Counts>;
  /** It mostly waits, so the next stages run meanwhile. */
  readonly isWaiting?: true;
  /** What it does is timed by people's patience, so nothing else runs meanwhile. */
  readonly isAlone?: true;
}

interface Result {
  readonly stage: StageName;
  readonly counts: Counts;
  readonly seconds: number;
}

const STAGES: readonly Stage[] = [
  // First, since the two idle minutes begin with it; and one of the unit tests looks at the manifests.
  { name: 'build', run: (root) => build(root, ['chromium', 'firefox']) },
  { name: 'idle', run: (root) => runVitest(root, 'idle'), isWaiting: true },
  { name: 'check', run: runCheck },
  { name: 'contract', run: (root) => runVitest(root, 'contract'), isWaiting: true },
  { name: 'unit', run: (root) => runVitest(root, 'unit') },
  { name: 'faults', run: (root) => runVitest(root, 'faults') },
  { name: 'size', run: runSize },
  { name: 'e2e', run: (root) => runVitest(root, 'e2e'), isAlone: true },
  { name: 'timed', run: (root) => runVitest(root, 'timed'), isAlone: true },
];

/** For `--only`: what a developer asks for, and what that needs first. */
const ONLY: ReadonlyMap<string, readonly StageName[]> = new Map([
  ['check', ['check']],
  ['unit', ['build', 'unit']],
  ['contract', ['contract']],
  ['faults', ['faults']],
  ['e2e', ['build', 'idle', 'e2e', 'timed']],
]);

/** `npm test`: everything, counted; the last line is the sum. */
export async function test(root: string, args: readonly string[]): Promise<number> {
  const wanted = stagesFor(readOptions(args, { only: 'string' }, USAGE.test).only);
  if (wanted.some(({ name }) => name === 'e2e')) ensureBrowsers(['chromium', 'firefox']);

  const running: Promise<Result>[] = [];
  for (const stage of wanted) {
    if (stage.isAlone) await Promise.all(running);
    say.step(`── ${stage.name} ──`);
    const result = runStage(stage, root);
    running.push(result);
    if (stage.isWaiting) continue;
    const { counts } = await result;
    // Without a build there is nothing to measure and nothing to load into a browser.
    if (stage.name === 'build' && counts.failed > 0) break;
  }
  return summarize(await Promise.all(running), wanted);
}

function stagesFor(only: string | undefined): readonly Stage[] {
  if (only === undefined) return STAGES;
  const names = ONLY.get(only);
  if (names === undefined) throw new Problem(`There is no stage "${only}".`, USAGE.test);
  return STAGES.filter(({ name }) => names.includes(name));
}

/** A stage that breaks is one failure; the others still run and are counted. */
async function runStage({ name, run }: Stage, root: string): Promise<Result> {
  const startedAt = performance.now();
  const counts = await run(root).catch((error: unknown) => {
    if (error instanceof Problem) say.problem(error);
    else console.error(error);
    return { passed: 0, failed: 1 };
  });
  return { stage: name, counts, seconds: (performance.now() - startedAt) / 1000 };
}

function summarize(results: readonly Result[], wanted: readonly Stage[]): number {
  console.log('');
  for (const { stage, counts, seconds } of results) {
    const line = `${stage.padEnd(9)} ${counts.passed} passed, ${counts.failed} failed (${seconds.toFixed(0)} s)`;
    if (counts.failed === 0) say.done(line);
    else say.failed(line);
  }
  const notRun = wanted.slice(results.length);
  for (const { name } of notRun) say.failed(`${name.padEnd(9)} not run: the build failed`);
  const passed = results.reduce((sum, { counts }) => sum + counts.passed, 0);
  const failed = results.reduce((sum, { counts }) => sum + counts.failed, notRun.length);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runVitest(root: string, project: string): Promise<Counts> {
  const folder = join(root, 'test-results');
  const report = join(folder, `${project}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(report, { force: true }); // an old one would be counted if this run wrote none
  const code = await runTool(root, 'vitest', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  return countVitest(readReport(report), code);
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

/**
 * What a run amounts to. A run that ended badly without a failed test, and one without any test, count
 * as one failure: a file that can't be loaded, or a wrong glob, must not look green.
 */
export function countVitest(report: VitestReport | null, exitCode: number): Counts {
  const passed = report?.numPassedTests ?? 0;
  const failed = report?.numFailedTests ?? 0;
  const unexplained = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: unexplained ? 1 : failed };
}

function readReport(path: string): VitestReport | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
  } catch (error) {
    say.note(
      `The test run left no report: ${error instanceof Error ? error.message : String(error)}`,
    );
    return null;
  }
}
