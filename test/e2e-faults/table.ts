import type { DeliveryReport } from '../faults/check-delivery.ts';
import type { FaultKind, FaultCounts } from './fault-plan.ts';
import type { FaultLog } from './inflict.ts';

/** What recovery may take, ms at p95. A whole browser's start is not ours to promise. */
const LIMITS_MS: ReadonlyMap<FaultKind, number> = new Map([
  ['background killed', 1_500],
  ['server killed', 3_000],
]);

const KINDS: readonly FaultKind[] = [
  'background killed',
  'server killed',
  'connection cut',
  'browser killed',
];

/** The value that `share` of all are not above; null of none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

/** A sentence for each kind of fault after which people waited too long. */
export function slowRecoveries({ recoveries }: FaultLog): readonly string[] {
  return KINDS.flatMap((kind) => {
    const limit = LIMITS_MS.get(kind);
    const p95 = percentile(recoveries.get(kind) ?? [], 0.95);
    if (limit === undefined || p95 === null || p95 <= limit) return [];
    return [`${kind}: back after ${seconds(p95)} at p95, and ${seconds(limit)} are promised`];
  });
}

/** What came out, as two small tables. */
export function formatTable(
  title: string,
  delivery: DeliveryReport,
  log: FaultLog,
  planned: FaultCounts,
): string {
  const { ok, lost, duplicated, reordered, unexpected } = delivery.counts;
  const rows = KINDS.map((kind) => {
    const values = log.recoveries.get(kind) ?? [];
    const limit = LIMITS_MS.get(kind);
    return [
      kind,
      String(log.happened.get(kind) ?? 0),
      String(values.length),
      seconds(percentile(values, 0.5)),
      seconds(percentile(values, 0.95)),
      seconds(percentile(values, 1)),
      limit === undefined ? '' : seconds(limit),
    ];
  });
  const faults = Object.values(planned).reduce((sum, count) => sum + count, 0);
  return [
    `${title}: ${delivery.messages} messages, ${faults} faults planned`,
    ...columns([
      ['ok', 'lost', 'doubled', 'reordered', 'unexpected'],
      [ok, lost, duplicated, reordered, unexpected].map(String),
    ]),
    '',
    ...columns([['fault', 'times', 'timed', 'back p50', 'p95', 'worst', 'limit p95'], ...rows]),
  ].join('\n');
}

function seconds(ms: number | null): string {
  return ms === null ? '–' : `${(ms / 1_000).toFixed(2)} s`;
}

/** The first column to the left, the others to the right. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
