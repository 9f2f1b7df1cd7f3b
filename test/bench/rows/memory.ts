import { describeGrowth, type Sized } from '../../../scripts/bench/growth.ts';
import { figure } from '../../../scripts/bench/report.ts';
import type { Measure } from '../bench.ts';
import { crowdOf, crowdsOf } from '../servers/crowds.ts';

/** What a socket costs the embedded server, joined, against one that is only open in a bare `ws`. */
export const memory: Measure = async (context) => {
  const [ours, bare]: [Sized[], Sized[]] = [[], []];
  for (const size of crowdsOf(context)) {
    const [one, other] = [
      await crowdOf('embedded', size, context),
      await crowdOf('bare', size, context),
    ];
    ours.push({ size, cost: (one?.kilobytesASocket ?? NaN) * size });
    bare.push({ size, cost: (other?.kilobytesASocket ?? NaN) * size });
  }
  const each = (points: readonly Sized[]) => {
    const last = points.at(-1);
    return last ? last.cost / last.size : NaN;
  };
  return [
    figure({
      row: 'embedded server: memory a socket, joined, against an open one in bare ws',
      ours: each(ours),
      base: each(bare),
      unit: 'KiB',
      goal: { most: 1.3, of: 'ratio' },
      growth: describeGrowth(ours, 'KiB in all'),
      note: 'RSS with all of them less RSS with none, a second after the last joined',
    }),
  ];
};
