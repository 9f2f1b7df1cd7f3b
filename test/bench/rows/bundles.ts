import { measureBuild } from '../../../scripts/size/measure-build.ts';
import { figure } from '../../../scripts/bench/report.ts';
import { buildFolder } from '../../../scripts/tasks/build.ts';
import type { Measure } from '../bench.ts';

const KB = /^(?<kb>[\d.]+) kB$/;
const kbOf = (text: string) => Number(KB.exec(text)?.groups?.['kb']);

/** What is shipped, against what it may weigh; beside it what the last run that was written down had. */
export const bundles: Measure = async ({ root, last }) =>
  measureBuild(buildFolder(root, 'chromium'))
    .filter(({ actual }) => KB.test(actual))
    .map(({ what, actual, budget, both }) => {
      const row = `bundle: ${what.replace(/ with its \d+ files/, '')}`;
      const before = last.find((one) => one.row === row)?.ours ?? null;
      return figure({
        row,
        ours: kbOf(actual),
        base: before,
        unit: 'kB',
        goal: { most: kbOf(budget), of: 'ours' },
        ...(both !== undefined && { note: both }),
      });
    });
