/** ms of the processor that this thread has used. */
export function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** The middle of several runs, ms of the processor; the first ones warm up and don't count. */
export function timeOf(runs: number, warmUps: number, run: () => void): number {
  const times: number[] = [];
  for (let turn = 0; turn < warmUps + runs; turn += 1) {
    const begun = cpuMs();
    run();
    if (turn >= warmUps) times.push(cpuMs() - begun);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}
