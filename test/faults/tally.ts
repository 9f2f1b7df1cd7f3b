import { VERDICTS, type DeliveryReport, type Verdict } from './check-delivery.ts';

/** What a suite has seen. */
export interface Tally {
  readonly suite: string;
  messages: number;
  readonly verdicts: Record<Verdict, number>;
  /** How often each kind of fault has happened. */
  readonly faults: Record<string, number>;
  /** From a fault until all was well, ms, by what was measured. */
  readonly recoveries: Record<string, number[]>;
}

export function createTally(suite: string): Tally {
  const verdicts = { ok: 0, unexpected: 0, reordered: 0, duplicated: 0, lost: 0 };
  return { suite, messages: 0, verdicts, faults: {}, recoveries: {} };
}

export function addReport(tally: Tally, report: DeliveryReport): void {
  tally.messages += report.messages;
  for (const verdict of VERDICTS) tally.verdicts[verdict] += report.counts[verdict];
}

export function addFaults(tally: Tally, faults: Iterable<readonly [string, number]>): void {
  for (const [kind, times] of faults) tally.faults[kind] = (tally.faults[kind] ?? 0) + times;
}

export function addRecoveries(tally: Tally, after: string, ms: readonly number[]): void {
  const before = tally.recoveries[after];
  if (before) for (const one of ms) before.push(one);
  else tally.recoveries[after] = [...ms];
}

/** The value below which this share of them lies; 0 where there is none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** The table that each suite ends with; only recoveries, where no messages were judged. */
export function printTally({ suite, messages, verdicts, faults, recoveries }: Tally): string {
  const kinds = Object.entries(faults).sort(([, a], [, b]) => b - a);
  const total = kinds.reduce((sum, [, times]) => sum + times, 0);
  const delivery: [string, string][] = [
    ['messages', count(messages)],
    ...VERDICTS.map((verdict): [string, string] => [verdict, count(verdicts[verdict])]),
    ['faults', count(total)],
    ...kinds.map(([kind, times]): [string, string] => [`  ${kind}`, count(times)]),
  ];
  const rows: [string, string][] = [
    ...(messages > 0 ? delivery : []),
    ...Object.entries(recoveries).map(([after, ms]): [string, string] => [
      `recovery, ${after}`,
      `p50 ${seconds(percentile(ms, 0.5))}  p95 ${seconds(percentile(ms, 0.95))}  max ${seconds(percentile(ms, 1))}  (${count(ms.length)})`,
    ]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [suite, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)].join('\n');
}

function count(n: number): string {
  return n.toLocaleString('en');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 0)} s`;
}
