import type { BrowserName } from '../../scripts/setup/find-browser.ts';
import { percentile, type Tally } from '../faults/tally.ts';
import type { FaultKind } from './fault-plan.ts';

/** A server that comes back while no surface is visible, among the recoveries. */
export const UNSEEN = 'server killed, nobody looks';

type Measured = FaultKind | typeof UNSEEN;

/** What is promised for p95, ms. Of a whole browser's start nothing is. */
const PROMISED_MS: Partial<Record<Measured, number>> = {
  'background killed': 1_500,
  'server killed': 3_000,
};

/** Chromium wakes a worker that it has ended every 30 s at most; Firefox' background lives on. */
const PROMISED_UNSEEN_MS: Record<BrowserName, number> = { chromium: 35_000, firefox: 25_000 };

/** A sentence for each kind of fault after which people waited longer than is promised. */
export function slowRecoveries(browserName: BrowserName, { recoveries }: Tally): readonly string[] {
  const all = { ...PROMISED_MS, [UNSEEN]: PROMISED_UNSEEN_MS[browserName] };
  return Object.entries(all).flatMap(([kind, promised]) => {
    const p95 = percentile(recoveries[kind] ?? [], 0.95);
    if (p95 <= promised) return [];
    return [`${kind}: back after ${Math.round(p95)} ms at p95, and ${promised} are promised`];
  });
}
