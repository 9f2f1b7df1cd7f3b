import { readFileSync } from 'node:fs';

/** The value that this share of the others does not exceed; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Milliseconds as seconds with two digits. */
export function seconds(ms: number): number {
  return Number((ms / 1_000).toFixed(2));
}

/** Linux counts processor time in hundredths of a second, and memory in pages of 4 KiB. */
const TICK_MS = 10;
const PAGES_A_MEGABYTE = 256;

/** What a process used so far. Linux only; zeros for no process. */
export function usedBy(pid: number | null): { cpuMs: number; megabytes: number } {
  if (pid === null) return { cpuMs: 0, megabytes: 0 };
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name, in brackets, may hold spaces; what follows it does not.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user = 0, system = 0, pages = 0] = [11, 12, 21].map((at) => Number(fields[at]));
  return { cpuMs: (user + system) * TICK_MS, megabytes: Math.round(pages / PAGES_A_MEGABYTE) };
}

/** Who else wanted the processors meanwhile: without it a time says little. */
export function loadAverage(): number {
  return Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0]);
}
