import { describe, expect, test } from 'vitest';
import { quantile } from '../../scripts/bench/figures.ts';
import { describeGrowth, growthOf, round } from '../../scripts/bench/growth.ts';
import {
  figure,
  figuresIn,
  notesOf,
  notMeasured,
  tableOf,
  withReport,
} from '../../scripts/bench/report.ts';

describe('a figure', () => {
  const measured = { row: 'fan-out', ours: 95, base: 100, unit: 'a second' };

  test('is a ratio of two that were measured in one run', () => {
    expect(figure(measured).ratio).toBe(0.95);
  });

  test.each([
    [{ least: 0.9, of: 'ratio' }, true, '≥ 0.9 ×'],
    [{ least: 0.96, of: 'ratio' }, false, '≥ 0.96 ×'],
    [{ most: 95, of: 'ours' }, true, '≤ 95 a second'],
    [{ most: 94, of: 'ours' }, false, '≤ 94 a second'],
    [{ most: 20, of: 'difference' }, true, '≤ base + 20 a second'],
    [{ most: -6, of: 'difference' }, false, '≤ base + -6 a second'],
  ] as const)('with the goal %o: %s', (goal, met, words) => {
    expect(figure({ ...measured, goal })).toMatchObject({ met, goal: words });
  });

  test('that is to be compared and has nothing to compare with has not met its goal', () => {
    const alone = { ...measured, base: null, goal: { most: 2, of: 'ratio' } as const };
    expect(figure(alone)).toMatchObject({ ratio: null, met: false });
  });

  test('that was not measured says what it takes, and is no failure', () => {
    const missing = notMeasured('storm', 'give SERVER_URL');
    expect(missing).toMatchObject({ ours: null, met: null, note: 'not measured: give SERVER_URL' });
    expect(tableOf([missing])).toContain('| storm | –    | –    | –     | –    | –   |');
  });
});

describe('growth', () => {
  const sizes = [200, 1_000, 2_000];

  test.each([
    [(n: number) => n, 1],
    [(n: number) => n * n, 2],
    [() => 7, 0],
  ])('is the power of the size: %s', (cost, power) => {
    expect(growthOf(sizes.map((size) => ({ size, cost: cost(size) })))).toBeCloseTo(power);
  });

  test('is told with what was measured', () => {
    const points = sizes.map((size) => ({ size, cost: size * size }));
    expect(describeGrowth(points, 'ms')).toBe(
      '200: 40000 · 1,000: 1000000 · 2,000: 4000000 ms, worse than linear (n^2.0)',
    );
    expect(describeGrowth(points.slice(0, 1), 'ms')).toBe('200: 40000 ms, one size');
  });

  test('three digits count', () => {
    expect([1234.5, 12.345, 0.012345, 0].map(round)).toEqual([1235, 12.3, 0.0123, 0]);
  });
});

test('a percentile is the value that this share does not exceed', () => {
  const values = Array.from({ length: 100 }, (_, n) => n + 1);
  expect([quantile(values, 0.5), quantile(values, 0.95), quantile([], 0.5)]).toEqual([51, 96, NaN]);
});

describe('the page', () => {
  const page = 'Before\n<!-- npm run bench writes from here -->\nold\n<!-- to here -->\nAfter\n';
  const figures = [figure({ row: 'idle', ours: 3, unit: 'ms', note: 'as it is' })];
  const report = `${tableOf(figures)}\n\n${notesOf(figures)}\n\n\`\`\`json\n${JSON.stringify({ figures })}\n\`\`\``;

  test('has the new run in place of the last, and can be read again', () => {
    const written = withReport(page, report);
    expect(written).toMatch(/^Before\n[\s\S]*After\n$/);
    expect(written).not.toContain('old');
    expect(figuresIn(written)).toEqual(figures);
    expect(withReport(written, report)).toBe(written);
  });

  test('without a place for it is refused', () => {
    expect(() => withReport('# Performance', report)).toThrow('has no');
    expect(figuresIn('# Performance')).toEqual([]);
  });
});
