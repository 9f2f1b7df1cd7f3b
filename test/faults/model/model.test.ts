import { expect, test } from 'vitest';
import { printTally } from '../tally.ts';
import { liveThrough } from './live-through.ts';
import { randomSeed, runModel } from './run-model.ts';
import type { Step } from './schedule.ts';

/** Each takes a few ms; `npm run faults` lives through 100,000. */
const SCHEDULES = 2_000;

test(
  'in any weather each message is there once, in order, for everybody',
  { timeout: 120_000 },
  async () => {
    const { tally, failure } = await runModel(SCHEDULES, randomSeed());
    // Not console.log: a run that passes is silent else, and the table is what it is for.
    process.stdout.write(`${printTally(tally)}\n`);
    expect(failure).toBeNull();
  },
);

function problemsAfter(...steps: Step[]): Promise<readonly string[]> {
  return liveThrough({ steps, luck: 1 }).then(({ report }) => report.problems);
}

const saying: Step = { do: 'say', who: 0 };
const a_while: Step = { do: 'wait', ms: 2_000 };

test.each(Array.from({ length: 15 }, (_, turns) => turns))(
  'a background that dies %i turns after it was handed a message loses and doubles nothing',
  async (turns) => {
    const dying: Step = { do: 'say_and_die', who: 0, turns };
    expect(await problemsAfter(saying, dying, saying, a_while, dying, saying)).toEqual([]);
  },
);

test.each(Array.from({ length: 10 }, (_, nth) => nth))(
  'a background that dies at its disk, %i accesses after a message was handed over, loses and doubles nothing',
  async (nth) => {
    const dying: Step = { do: 'die_at_disk', who: 0, nth };
    expect(await problemsAfter(a_while, dying, saying, a_while, dying, saying, saying)).toEqual([]);
  },
);

test.each<Step>([
  { do: 'fault', event: 'new_msg', fault: { kind: 'cut_before_process' } },
  { do: 'fault', event: 'new_msg', fault: { kind: 'cut_after_process' } },
  { do: 'fault', event: 'new_msg', fault: { kind: 'cut_before_reply' } },
  { do: 'fault', event: 'new_msg', fault: { kind: 'no_reply' } },
  { do: 'fault', event: 'new_msg', fault: { kind: 'late_reply', ms: 9_000 } },
  { do: 'fault', event: 'new_msg', fault: { kind: 'ignored' } },
  { do: 'fault', event: 'new_msg', fault: { kind: 'crash' } },
  { do: 'fault', event: 'phx_join', fault: { kind: 'refused', reason: 'rate_limited' } },
  { do: 'fault', event: 'phx_join', fault: { kind: 'refused', reason: 'banned' } },
  { do: 'fault', event: 'history', fault: { kind: 'no_reply' } },
  { do: 'drop', who: 0 },
  { do: 'freeze', who: 0 },
  { do: 'restart' },
  { do: 'lose_log' },
  { do: 'crash' },
  { do: 'sleep', ms: 50_000 },
])('around %j each of five messages is there once and in order', async (fault) => {
  expect(await problemsAfter(a_while, saying, fault, saying, saying, a_while, saying)).toEqual([]);
  expect(await problemsAfter(saying, { do: 'wait', ms: 7 }, fault, saying)).toEqual([]);
});
