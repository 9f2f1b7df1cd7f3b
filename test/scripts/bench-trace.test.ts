import { expect, test } from 'vitest';
import { backgroundMs, mainThreadOf, type TraceEvent } from '../bench/browsers/trace.ts';

const OURS = 'chrome-extension://abc/overlay.js';

/** Something that a thread did from `ts` on, all times in µs. */
function did(name: string, ts: number, dur: number, change: Partial<TraceEvent> = {}): TraceEvent {
  return { name, ph: 'X', pid: 1, tid: 1, ts, dur, tdur: dur / 2, args: {}, ...change };
}

const MARK = did('mark', 0, 0, { ph: 'I' });

test('the main thread is that of the mark: what another thread or process did does not count', () => {
  const events = [
    MARK,
    did('RunTask', 0, 2_000),
    did('RunTask', 0, 8_000, { tid: 2 }),
    did('RunTask', 0, 8_000, { pid: 2 }),
  ];
  expect(mainThreadOf(events, 'mark').allMs).toBe(1);
  expect(mainThreadOf(events, 'no such mark').allMs).toBe(0);
});

test('a task within a task counts once, in whatever order they were recorded', () => {
  const events = [
    did('RunTask', 1_000, 500),
    did('ThreadControllerImpl::RunTask', 0, 4_000),
    did('RunTask', 6_000, 2_000),
    MARK,
  ];
  expect(mainThreadOf(events, 'mark').allMs).toBe(3);
});

test('of scripts only those of extensions count, and what follows their promises', () => {
  const events = [
    MARK,
    did('RunTask', 0, 20_000),
    did('v8.compile', 0, 1_000, { args: { fileName: OURS } }),
    did('EvaluateScript', 2_000, 4_000, { args: { data: { url: OURS } } }),
    did('FunctionCall', 3_000, 1_000, { args: { data: { url: OURS } } }),
    did('EvaluateScript', 8_000, 4_000, { args: { data: { url: 'http://127.0.0.1/page.js' } } }),
    did('FunctionCall', 13_000, 1_000, { args: { data: { url: OURS } } }),
    did('BlinkScheduler_PerformMicrotaskCheckpoint', 15_000, 2_000),
  ];
  expect(mainThreadOf(events, 'mark')).toMatchObject({
    evaluatingMs: 2.5,
    scriptsMs: 4,
    scripts: [OURS],
  });
});

test('where no extension ran a script, none took time', () => {
  const events = [MARK, did('BlinkScheduler_PerformMicrotaskCheckpoint', 0, 2_000)];
  expect(mainThreadOf(events, 'mark')).toMatchObject({ scriptsMs: 0, scripts: [] });
});

test('the longest task is told by the clock and by the processor, of this thread alone', () => {
  const events = [
    MARK,
    did('RunTask', 0, 4_000),
    did('RunTask', 5_000, 20_000, { tdur: 1_000 }),
    did('FunctionCall', 30_000, 60_000),
    did('RunTask', 0, 90_000, { tid: 2 }),
  ];
  expect(mainThreadOf(events, 'mark')).toMatchObject({ longestMs: 2, longestByClockMs: 20 });
});

test('the background is the thread of a worker that serves an extension', () => {
  const named = (name: string, tid: number) =>
    did('thread_name', 0, 0, { ph: 'M', tid, args: { name } });
  const events = [
    named('CrRendererMain', 1),
    named('ServiceWorker thread', 2),
    did('RunTask', 0, 8_000),
    did('ThreadControllerImpl::RunTask', 0, 4_000, { tid: 2 }),
    did('RunTask', 0, 3_000, { tid: 2 }),
    did('FunctionCall', 9_000, 3_000, { tid: 2 }),
  ];
  expect(backgroundMs(events)).toBe(2);
});
