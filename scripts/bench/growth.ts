/** What something cost at one size. */
export interface Sized {
  readonly size: number;
  readonly cost: number;
}

/** Beyond what a machine's caches and a clock's noise make of something linear. */
const WORSE_THAN_LINEAR = 1.2;
const FLAT = 0.2;

/** The power of the size that the cost grows with, by least squares over logarithms; NaN of fewer than two. */
export function growthOf(points: readonly Sized[]): number {
  const logs = points
    .filter(({ size, cost }) => size > 0 && cost > 0)
    .map(({ size, cost }) => [Math.log(size), Math.log(cost)] as const);
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [x, y] = [mean(logs.map(([size]) => size)), mean(logs.map(([, cost]) => cost))];
  const along = logs.reduce((sum, [size, cost]) => sum + (size - x) * (cost - y), 0);
  const spread = logs.reduce((sum, [size]) => sum + (size - x) ** 2, 0);
  return logs.length < 2 || spread === 0 ? NaN : along / spread;
}

/** In words, with what was measured: `200: 1.2 · 1,000: 6.1 · 2,000: 12 ms, linear (n^1.0)`. */
export function describeGrowth(points: readonly Sized[], unit: string): string {
  const power = growthOf(points);
  const told = points.map(({ size, cost }) => `${size.toLocaleString('en')}: ${round(cost)}`);
  const how = Number.isNaN(power)
    ? 'one size'
    : power > WORSE_THAN_LINEAR
      ? 'worse than linear'
      : power < FLAT
        ? 'does not grow'
        : 'linear or better';
  const by = Number.isNaN(power) ? '' : ` (n^${power.toFixed(1)})`;
  return `${told.join(' · ')} ${unit}, ${how}${by}`;
}

/** Three digits that count, for people. */
export function round(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return Number(value.toFixed(Math.min(digits, 6)));
}
