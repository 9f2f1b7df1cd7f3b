import { readdirSync, readFileSync } from 'node:fs';

/** The page that Chromium draws its own windows with: 10 MiB a window that come and go by 50 at a time. */
const WINDOWS = '--top-chrome-webui';

/**
 * What a browser's processes hold, MiB, without its own windows: of memory that several share, each has its
 * part (PSS), so that their sum is what the machine has less. Linux only.
 */
export function memoryOfBrowser(pid: number): number {
  const parents = parentsOfAll();
  const isIts = (one: number): boolean => {
    const parent = parents.get(one);
    return one === pid || (parent !== undefined && isIts(parent));
  };
  const counts = (one: number) => isIts(one) && !commandOf(one).includes(WINDOWS);
  return [...parents.keys()].filter(counts).reduce((sum, one) => sum + memoryOf(one), 0);
}

const PSS = /^Pss:\s+(?<kb>\d+) kB$/m;

function memoryOf(pid: number): number {
  const rollup = orNothing(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  return Number(PSS.exec(rollup)?.groups?.['kb'] ?? 0) / 1_024;
}

const commandOf = (pid: number) => orNothing(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'));

/** What has ended meanwhile holds nothing. */
function orNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

function parentsOfAll(): ReadonlyMap<number, number> {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return new Map(
    pids.map((pid) => {
      const stat = orNothing(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
      // The name, in brackets, may hold spaces; the parent is the second after it.
      return [pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] as const;
    }),
  );
}
