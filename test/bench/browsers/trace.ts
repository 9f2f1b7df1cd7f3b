import type { Chromium } from '../../../scripts/browsers/start-chromium.ts';

/** One thing that Chromium recorded: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU */
export interface TraceEvent {
  readonly name: string;
  /** `X`: something with a length. */
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** µs, of the clock on the wall. */
  readonly ts: number;
  readonly dur?: number;
  /** µs of the processor. */
  readonly tdur?: number;
  readonly args: {
    readonly name?: string;
    readonly fileName?: string;
    readonly data?: { readonly url?: string };
  };
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'v8', 'blink.user_timing'];

/** What the whole browser did while `act` ran. */
export async function traceOf(
  { rpc }: Chromium,
  act: () => Promise<void>,
): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = [];
  let finish = () => {};
  const complete = new Promise<void>((resolve) => (finish = resolve));
  const undo = rpc.onEvent(({ method, params }) => {
    if (method === 'Tracing.tracingComplete') finish();
    if (method !== 'Tracing.dataCollected') return;
    // One by one: there may be more than a call takes arguments.
    for (const event of (params as { value: readonly TraceEvent[] }).value) events.push(event);
  });
  const traceConfig = { includedCategories: CATEGORIES };
  await rpc.call('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  await act();
  await rpc.call('Tracing.end');
  await complete;
  undo();
  return events;
}

/** What one main thread did, ms of the processor. */
export interface MainThread {
  /** All of its tasks. */
  readonly allMs: number;
  /** The longest of them: the processor's time, and by the clock, with all that it had to wait for. */
  readonly longestMs: number;
  readonly longestByClockMs: number;
  /** Reading scripts of extensions and running them through once. */
  readonly evaluatingMs: number;
  /** That, what they do when they are called later, and what follows their promises. */
  readonly scriptsMs: number;
  /** Their addresses. */
  readonly scripts: readonly string[];
}

const EXTENSIONS = 'chrome-extension://';
const EVALUATING = ['v8.compile', 'EvaluateScript'];
/** Names no script: on a page that has none of its own it is an extension's. */
const PROMISES = 'BlinkScheduler_PerformMicrotaskCheckpoint';

/** The main thread on which something of this name was recorded, as `performance.mark` does. */
export function mainThreadOf(events: readonly TraceEvent[], mark: string): MainThread {
  const marked = events.find(({ name }) => name === mark);
  const own = inOrder(
    events.filter(({ ph, pid, tid }) => ph === 'X' && pid === marked?.pid && tid === marked.tid),
  );
  const inScripts = own.filter((event) => addressOf(event).startsWith(EXTENSIONS));
  const called = own.filter((event) => event.name === PROMISES || inScripts.includes(event));
  const tasks = own.filter(isTask);
  const longest = (ofTask: (task: TraceEvent) => number | undefined) =>
    tasks.reduce((top, task) => Math.max(top, ofTask(task) ?? 0), 0) / 1_000;
  return {
    allMs: processorMs(tasks),
    longestMs: longest(({ tdur }) => tdur),
    longestByClockMs: longest(({ dur }) => dur),
    evaluatingMs: processorMs(inScripts.filter(({ name }) => EVALUATING.includes(name))),
    scriptsMs: inScripts.length === 0 ? 0 : processorMs(called),
    scripts: [...new Set(inScripts.map(addressOf))],
  };
}

const WORKER = 'ServiceWorker thread';

/** What the backgrounds of extensions did, ms of the processor. */
export function backgroundMs(events: readonly TraceEvent[]): number {
  const workers = events.filter(({ name, args }) => name === 'thread_name' && args.name === WORKER);
  const ofOne = ({ pid, tid }: TraceEvent) =>
    processorMs(
      inOrder(events.filter((event) => event.pid === pid && event.tid === tid && isTask(event))),
    );
  return workers.reduce((sum, worker) => sum + ofOne(worker), 0);
}

const isTask = ({ name, ph }: TraceEvent) => ph === 'X' && name.endsWith('RunTask');

const inOrder = (events: readonly TraceEvent[]) =>
  events.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));

/** Of what lies within another only the other counts. By their beginnings, the longest first. */
function processorMs(events: readonly TraceEvent[]): number {
  let [sum, end] = [0, -Infinity];
  for (const { ts, dur = 0, tdur = 0 } of events) {
    if (ts < end) continue;
    end = ts + dur;
    sum += tdur;
  }
  return sum / 1_000;
}

function addressOf({ args }: TraceEvent): string {
  return args.data?.url ?? args.fileName ?? '';
}
