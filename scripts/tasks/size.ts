import { existsSync } from 'node:fs';
import { measureBuild } from '../size/measure-build.ts';
import { Problem, say } from '../setup/say.mjs';
import { buildFolder } from './build.ts';
import type { Counts } from './check.ts';
import { noOptions } from './options.ts';

/** Prints what the build weighs against its budgets. */
export async function runSize(root: string): Promise<Counts> {
  const folder = buildFolder(root, 'chromium');
  if (!existsSync(folder)) throw new Problem('There is no build to measure.', 'npm run build');
  const measures = measureBuild(folder);
  for (const { what, actual, budget, ok } of measures) {
    const line = `${what.padEnd(44)} ${actual.padStart(10)}   of ${budget}`;
    if (ok) say.done(line);
    else say.failed(line);
  }
  const failed = measures.filter(({ ok }) => !ok).length;
  return { passed: measures.length - failed, failed };
}

/** `npm run size`. */
export async function size(root: string, args: readonly string[]): Promise<number> {
  noOptions('size', args);
  const { failed } = await runSize(root);
  return failed === 0 ? 0 : 1;
}
