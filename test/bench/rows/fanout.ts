import { describeGrowth, type Sized } from '../../../scripts/bench/growth.ts';
import { type Figure, figure, notMeasured } from '../../../scripts/bench/report.ts';
import type { Measure } from '../bench.ts';
import { crowdOf, crowdsOf } from '../servers/crowds.ts';

/** Something is said in a full room: deliveries a second. */
export const fanout: Measure = async (context) => {
  const figures: Figure[] = [];
  const points: Sized[] = [];
  for (const count of crowdsOf(context)) {
    const bare = (await crowdOf('bare', count, context))?.fanOut;
    const ours = (await crowdOf('embedded', count, context))?.fanOut;
    const phoenix = (await crowdOf('phoenix', count, context))?.fanOut;
    if (!ours || !bare) {
      figures.push({ ...notMeasured(`fan-out to ${count}`, 'not everybody got in'), met: false });
      continue;
    }
    points.push({ size: count, cost: (count * 1_000) / ours.deliveriesASecond });
    figures.push(
      figure({
        row: `fan-out to ${count}: embedded server, against a bare ws loop`,
        ours: ours.deliveriesASecond,
        base: bare.deliveriesASecond,
        unit: 'deliveries a second',
        goal: { least: 0.9, of: 'ratio' },
        ...(points.length === 3 && { growth: describeGrowth(points, 'ms a message') }),
      }),
      figure({
        row: `fan-out to ${count}: p99`,
        ours: ours.p99Ms,
        base: bare.p99Ms,
        unit: 'ms',
      }),
    );
    const row = `fan-out to ${count}: embedded server, against our Phoenix server`;
    figures.push(
      phoenix
        ? figure({
            row,
            ours: ours.deliveriesASecond,
            base: phoenix.deliveriesASecond,
            unit: 'deliveries a second',
            goal: { least: 1, of: 'ratio' },
          })
        : notMeasured(row, 'give SERVER_URL'),
    );
  }
  return figures;
};
