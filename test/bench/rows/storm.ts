import { describeGrowth, type Sized } from '../../../scripts/bench/growth.ts';
import { type Figure, figure, notMeasured } from '../../../scripts/bench/report.ts';
import type { BenchContext, Measure } from '../bench.ts';
import { crowdOf, crowdsOf, type ServerKind, stockName } from '../servers/crowds.ts';

const SECONDS_FOR_ALL = 3;
const FRAMES_EACH = 20;
const TIMES_STOCK = 10;

/** N people join one room at once: until each was told of all N. */
export const storm: Measure = async (context) => [
  ...(await stormOn('embedded', 'embedded server', context)),
  ...(await stormOn('phoenix', 'our Phoenix server', context)),
];

async function stormOn(
  kind: ServerKind,
  name: string,
  context: BenchContext,
): Promise<readonly Figure[]> {
  const [figures, points]: [Figure[], Sized[]] = [[], []];
  const sizes = crowdsOf(context);
  for (const count of sizes) {
    const ours = (await crowdOf(kind, count, context))?.storm;
    if (!ours) return [notMeasured(`join storm on ${name}`, 'give SERVER_URL')];
    const stock = (await crowdOf('stock', count, context))?.storm;
    points.push({ size: count, cost: ours.seconds ?? Infinity });
    const stockTold = `${stockName(context)}: ${stock?.complete} of ${count} were told of all, ${stock?.framesPerPerson} frames each`;
    const isLast = count === sizes.at(-1);
    const isMiddle = count === sizes.at(-2);
    figures.push(
      figure({
        row: `join storm of ${count} on our ${kind === 'phoenix' ? 'Phoenix' : 'embedded'} server: until all know all`,
        ours: ours.seconds ?? Infinity,
        base: stock?.seconds ?? null,
        unit: 's',
        ...(isLast && { goal: { most: SECONDS_FOR_ALL, of: 'ours' } }),
        ...(isMiddle && stock?.seconds && { goal: { most: 1 / TIMES_STOCK, of: 'ratio' } }),
        ...(isLast && { growth: describeGrowth(points, 's; each is told of N, so N² names') }),
        note: stockTold + (ours.refused + ours.closed > 0 ? '; and somebody of ours fell out' : ''),
      }),
      figure({
        row: `join storm of ${count} on ${name}: frames a person`,
        ours: ours.framesPerPerson,
        base: stock?.framesPerPerson ?? null,
        unit: '',
        goal: { most: FRAMES_EACH, of: 'ours' },
      }),
    );
  }
  return figures;
}
