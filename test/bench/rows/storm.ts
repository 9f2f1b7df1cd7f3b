import { describeGrowth, type Sized } from '../../../scripts/bench/growth.ts';
import { type Figure, figure, notMeasured } from '../../../scripts/bench/report.ts';
import type { BenchContext, Measure } from '../bench.ts';
import {
  crowdOf,
  crowdsOf,
  type ServerKind,
  STOCK_PATIENCE_MS,
  stockName,
} from '../servers/crowds.ts';

const SECONDS_FOR_ALL = 3;
const FRAMES_EACH = 20;
const TIMES_STOCK = 10;

const OURS = [
  ['embedded', 'embedded server'],
  ['phoenix', 'our Phoenix server'],
] as const;

/** N people join one room at once: until each was told of all N. */
export const storm: Measure = async (context) => {
  // First all of ours: stock Phoenix is at its storm for longer than anybody looks at it.
  for (const [kind] of OURS) {
    for (const count of crowdsOf(context)) await crowdOf(kind, count, context);
  }
  const figures: Figure[] = [];
  for (const [kind, name] of OURS) figures.push(...(await stormOn(kind, name, context)));
  return figures;
};

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
    // Given up where it takes longer: the ratio is at least as good as the one that is said.
    const stockSeconds = stock?.seconds ?? STOCK_PATIENCE_MS / 1_000;
    const within = stock?.seconds ? '' : ` within ${stockSeconds} s`;
    const stockTold = `${stockName(context)}: ${stock?.complete} of ${count} were told of all${within}, ${stock?.framesPerPerson} frames each`;
    const isLast = count === sizes.at(-1);
    const isMiddle = count === sizes.at(-2);
    figures.push(
      figure({
        row: `join storm of ${count} on our ${kind === 'phoenix' ? 'Phoenix' : 'embedded'} server: until all know all`,
        ours: ours.seconds ?? Infinity,
        base: stockSeconds,
        unit: 's',
        ...(isLast && { goal: { most: SECONDS_FOR_ALL, of: 'ours' } }),
        ...(isMiddle && { goal: { most: 1 / TIMES_STOCK, of: 'ratio' } }),
        ...(isLast && { growth: describeGrowth(points, 's; each is told of N, so N² names') }),
        note: stockTold,
      }),
      figure({
        row: `join storm of ${count} on ${name}: refused or cut off`,
        ours: ours.refused + ours.closed,
        base: stock ? stock.refused + stock.closed : null,
        unit: '',
        goal: { most: 0, of: 'ours' },
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
