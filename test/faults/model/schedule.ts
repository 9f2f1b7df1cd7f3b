import fc from 'fast-check';
import type { Fault } from '../../fakes/fake-faults.ts';

/** Who is in the room. The last one only reads. */
export const NAMES = ['ada', 'grace', 'joan'] as const;
const SENDERS = 2;

/** One thing that happens in a room's bad hour. */
export type Step =
  | { readonly do: 'say' | 'die' | 'drop' | 'freeze'; readonly who: number }
  /** Says something and dies so many turns of the promise queue later. */
  | { readonly do: 'say_and_die'; readonly who: number; readonly turns: number }
  /** Dies when its disk is asked for the nth time from now, before the disk does it. */
  | { readonly do: 'die_at_disk'; readonly who: number; readonly nth: number }
  | { readonly do: 'wait' | 'sleep'; readonly ms: number }
  | { readonly do: 'restart' | 'lose_log' | 'crash' | 'tick' | 'down' | 'up' }
  | { readonly do: 'fault'; readonly event: string; readonly fault: Fault }
  | { readonly do: 'lose' | 'double'; readonly event: string }
  | { readonly do: 'late'; readonly event: string; readonly ms: number };

const who = fc.nat(NAMES.length - 1);
const sender = fc.nat(SENDERS - 1);
/** Within a round trip, within a timeout, and beyond one. */
const ms = fc.oneof(fc.nat(30), fc.nat(3_000), fc.nat(12_000));
const fault: fc.Arbitrary<Fault> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom<Fault>(
      { kind: 'cut_before_process' },
      { kind: 'cut_after_process' },
      { kind: 'cut_before_reply' },
      { kind: 'no_reply' },
      { kind: 'ignored' },
      { kind: 'crash' },
      { kind: 'refused', reason: 'rate_limited', retryAfterMs: 700 },
      { kind: 'refused', reason: 'server_busy' },
      { kind: 'odd_reply', payload: {} },
    ),
  },
  { weight: 2, arbitrary: ms.map((late): Fault => ({ kind: 'late_reply', ms: late })) },
);
/** Presence comes over one connection in one order: no server loses or reorders it. */
const told = fc.constantFrom('new_msg', 'phx_reply');
const toldTwice = fc.constantFrom('new_msg', 'phx_reply', 'presence_diff', 'presence_state');

function act<D extends string>(...names: D[]): fc.Arbitrary<D> {
  return fc.constantFrom(...names);
}

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: act('say'), who: sender }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: act('say_and_die'), who: sender, turns: fc.nat(14) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: act('die_at_disk'), who: sender, nth: fc.nat(6) }),
  },
  { weight: 4, arbitrary: fc.record({ do: act('wait'), ms }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: act('sleep'), ms: fc.constantFrom(50_000, 600_000, 100_000_000) }),
  },
  { weight: 2, arbitrary: fc.record({ do: act('die', 'drop', 'freeze'), who }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: act('fault'),
      event: fc.constantFrom('new_msg', 'new_msg', 'new_msg', 'history', 'phx_join', 'heartbeat'),
      fault,
    }),
  },
  {
    // Only here: a join answered with nothing is one of a lower rung, one that is banned a final no.
    weight: 1,
    arbitrary: fc.constantFrom<Step>(
      {
        do: 'fault',
        event: 'new_msg',
        fault: { kind: 'odd_reply', payload: { status: 'ok', response: {} } },
      },
      { do: 'fault', event: 'new_msg', fault: { kind: 'refused', reason: 'read_only' } },
      { do: 'fault', event: 'phx_join', fault: { kind: 'refused', reason: 'banned' } },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: act('restart', 'lose_log', 'crash', 'tick', 'down', 'up') }),
  },
  { weight: 1, arbitrary: fc.record({ do: act('lose'), event: told }) },
  { weight: 1, arbitrary: fc.record({ do: act('double'), event: toldTwice }) },
  { weight: 2, arbitrary: fc.record({ do: act('late'), event: told, ms }) },
);

export interface Schedule {
  readonly steps: readonly Step[];
  /** What jitter is drawn from. */
  readonly luck: number;
}

export const schedules: fc.Arbitrary<Schedule> = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 24, size: 'max' }),
  luck: fc.noShrink(fc.nat(0x7fffffff)),
});

/** The schedule as a script to read, a step a line. */
export function describeSchedule({ steps, luck }: Schedule): string {
  const lines = steps.map((next, i) => `${String(i + 1).padStart(3)}. ${describeStep(next)}`);
  return [...lines, `     (luck ${luck})`].join('\n');
}

function describeStep(next: Step): string {
  switch (next.do) {
    case 'say':
      return `${NAMES[next.who]} says something`;
    case 'say_and_die':
      return `${NAMES[next.who]} says something; her background dies ${next.turns} turns later`;
    case 'die_at_disk':
      return `${NAMES[next.who]}'s background will die at disk access ${next.nth + 1} from now`;
    case 'die':
      return `${NAMES[next.who]}'s background dies`;
    case 'drop':
      return `${NAMES[next.who]}'s connection breaks`;
    case 'freeze':
      return `${NAMES[next.who]}'s connection is half-open from now on`;
    case 'wait':
      return `${next.ms} ms pass`;
    case 'sleep':
      return `all machines sleep for ${next.ms / 1000} s`;
    case 'restart':
      return 'the server restarts';
    case 'lose_log':
      return 'the server restarts without its log';
    case 'crash':
      return "the room's channels crash";
    case 'tick':
      return 'the server says where its log stands';
    case 'down':
      return 'the server goes down';
    case 'up':
      return 'the server comes back';
    case 'fault':
      return `the next ${next.event}: ${JSON.stringify(next.fault)}`;
    case 'lose':
      return `the server's next ${next.event} is lost`;
    case 'double':
      return `the server's next ${next.event} comes twice`;
    case 'late':
      return `the server's next ${next.event} comes ${next.ms} ms late`;
    default:
      return next satisfies never;
  }
}
