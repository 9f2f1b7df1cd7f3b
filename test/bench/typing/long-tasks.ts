/** What a person feels as a hitch: https://web.dev/articles/optimize-long-tasks. */
const LONG_MS = 50;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** µs of the clock on the wall, and of the processor. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

export interface Tasks {
  readonly count: number;
  /** Longer than 50 ms on the wall. */
  readonly long: number;
  /** ms. */
  readonly longest: number;
  /** ms of the processor's time that the longest by that measure took, whatever else the machine did. */
  readonly longestBusy: number;
}

/** What the pages' main threads did, of a trace by Chromium. */
export function longTasks(trace: string): Tasks {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] };
  const thread = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(thread),
  );
  const tasks = traceEvents.filter(
    (event) => event.ph === 'X' && event.name === 'RunTask' && mains.has(thread(event)),
  );
  const most = (times: readonly (number | undefined)[]) =>
    Math.round(times.reduce<number>((top, time) => Math.max(top, time ?? 0), 0) / 100) / 10;
  return {
    count: tasks.length,
    long: tasks.filter(({ dur = 0 }) => dur > LONG_MS * 1_000).length,
    longest: most(tasks.map(({ dur }) => dur)),
    longestBusy: most(tasks.map(({ tdur }) => tdur)),
  };
}
