import { readdirSync, readFileSync } from 'node:fs';

/**
 * What a process and all that it has started hold, MiB: of memory that several share, each has its part
 * (PSS), so that their sum is what the machine has less. Linux only.
 */
export function memoryOfTree(pid: number): number {
  const parents = parentsOfAll();
  const isIts = (one: number): boolean => {
    const parent = parents.get(one);
    return one === pid || (parent !== undefined && isIts(parent));
  };
  return [...parents.keys()].filter(isIts).reduce((sum, one) => sum + memoryOf(one), 0);
}

const PSS = /^Pss:\s+(?<kb>\d+) kB$/m;

function memoryOf(pid: number): number {
  const rollup = orNothing(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  return Number(PSS.exec(rollup)?.groups?.['kb'] ?? 0) / 1_024;
}

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
