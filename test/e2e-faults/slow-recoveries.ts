import { percentile, type Tally } from '../faults/tally.ts';
import type { FaultKind } from './fault-plan.ts';

/** What is promised for p95, ms. Of a whole browser's start nothing is. */
const PROMISED_MS: Partial<Record<FaultKind, number>> = {
  'background killed': 1_500,
  'server killed': 3_000,
};

/** A sentence for each kind of fault after which people waited longer than is promised. */
export function slowRecoveries({ recoveries }: Tally): readonly string[] {
  return Object.entries(PROMISED_MS).flatMap(([kind, promised]) => {
    const p95 = percentile(recoveries[kind] ?? [], 0.95);
    if (p95 <= promised) return [];
    return [`${kind}: back after ${Math.round(p95)} ms at p95, and ${promised} are promised`];
  });
}
