import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BROWSERS } from '../browsers/browser.ts';
import { ensureBrowsers } from '../setup/ensure-browsers.ts';
import { Problem, say } from '../setup/say.mjs';
import { runTool } from '../setup/run-tool.ts';
import { USAGE } from '../setup/usage.mjs';
import { build } from './build.ts';
import { type Counts, runCheck } from './check.ts';
import { readOptions } from './options.ts';
import { runStages, type Stage } from './run-stages.ts';
import { runSize } from './size.ts';

type StageName =
  | 'browsers'
  | 'build'
  | 'idle'
  | 'check'
  | 'contract'
  | 'unit'
  | 'faults'
  | 'size'
  | 'e2e'
  | 'timed';

/** What a stage needs that loads the extension into browsers. */
const TO_BROWSE: readonly StageName[] = ['browsers', 'build'];

const STAGES: readonly Stage<StageName>[] = [
  // These two first, since the idle minutes begin with them; and one of the unit tests looks at the manifests.
  { name: 'browsers', run: getBrowsers },
  { name: 'build', run: (root) => build(root, BROWSERS) },
  { name: 'idle', run: (root) => runVitest(root, 'idle'), needs: TO_BROWSE, isWaiting: true },
  { name: 'check', run: runCheck },
  { name: 'contract', run: (root) => runVitest(root, 'contract'), isWaiting: true },
  { name: 'unit', run: (root) => runVitest(root, 'unit'), needs: ['build'] },
  { name: 'faults', run: (root) => runVitest(root, 'faults') },
  { name: 'size', run: runSize, needs: ['build'] },
  { name: 'e2e', run: (root) => runVitest(root, 'e2e'), needs: TO_BROWSE, isAlone: true },
  { name: 'timed', run: (root) => runVitest(root, 'timed'), needs: TO_BROWSE, isAlone: true },
];

/** For `--only`: what a developer asks for, and what that needs first. */
const ONLY: ReadonlyMap<string, readonly StageName[]> = new Map([
  ['check', ['check']],
  ['unit', ['build', 'unit']],
  ['contract', ['contract']],
  ['faults', ['faults']],
  ['e2e', ['browsers', 'build', 'idle', 'e2e', 'timed']],
]);

/** `npm test`: everything, counted; the last line is the sum. */
export async function test(root: string, args: readonly string[]): Promise<number> {
  return runStages(stagesFor(readOptions(args, { only: 'string' }, USAGE.test).only), root);
}

function stagesFor(only: string | undefined): readonly Stage[] {
  if (only === undefined) return STAGES;
  const names = ONLY.get(only);
  if (names === undefined) throw new Problem(`There is no stage "${only}".`, USAGE.test);
  return STAGES.filter(({ name }) => names.includes(name));
}

/** A machine without them still learns how all the rest fares. */
async function getBrowsers(): Promise<Counts> {
  ensureBrowsers(BROWSERS);
  return { passed: BROWSERS.length, failed: 0 };
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
