import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fault } from '../fakes/fake-faults.ts';
import { createFakePhoenixServer, type FakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { createPerson, replay, type Person } from '../fakes/fake-person.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

/** Enough to meet every pair of mishaps often; each takes about 10 ms. */
const RUNS = 200;

const NAMES = ['ada', 'grace', 'joan'];

type Step =
  | { readonly do: 'say' | 'die' | 'drop' | 'freeze'; readonly who: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'restart' | 'crash' | 'tick' | 'down' | 'up' }
  | { readonly do: 'fault'; readonly event: string; readonly fault: Fault }
  | { readonly do: 'lose' | 'double'; readonly event: string }
  | { readonly do: 'late'; readonly event: string; readonly ms: number };

const who = fc.nat(NAMES.length - 1);
const ms = fc.integer({ min: 0, max: 12_000 });
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.constantFrom<Fault>(
    { kind: 'cut_before_process' },
    { kind: 'cut_after_process' },
    { kind: 'cut_before_reply' },
    { kind: 'no_reply' },
    { kind: 'ignored' },
    { kind: 'crash' },
    { kind: 'refused', reason: 'rate_limited', retryAfterMs: 700 },
    { kind: 'odd_reply', payload: {} },
  ),
  ms.map((late): Fault => ({ kind: 'late_reply', ms: late })),
);
/** Presence comes over one connection in one order: no server loses or reorders it. */
const told = fc.constantFrom('new_msg', 'phx_reply');
const toldTwice = fc.constantFrom('new_msg', 'phx_reply', 'presence_diff', 'presence_state');
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('say' as const), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), ms }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('die' as const, 'drop' as const, 'freeze' as const),
      who,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      event: fc.constantFrom('new_msg', 'new_msg', 'history', 'phx_join', 'heartbeat'),
      fault,
    }),
  },
  {
    // Only here: a join that is answered with nothing is one of a server of a lower rung.
    weight: 1,
    arbitrary: fc.constant<Step>({
      do: 'fault',
      event: 'new_msg',
      fault: { kind: 'odd_reply', payload: { status: 'ok', response: {} } },
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'restart' as const,
        'crash' as const,
        'tick' as const,
        'down' as const,
        'up' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('lose' as const), event: told }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('double' as const), event: toldTwice }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('late' as const), event: told, ms }) },
);

interface World {
  readonly time: VirtualTime;
  readonly server: FakePhoenixServer;
  readonly people: readonly Person[];
  /** Accepted, by sender, in order. */
  readonly accepted: string[][];
}

async function take(step: Step, { time, server, people, accepted }: World): Promise<void> {
  switch (step.do) {
    case 'say': {
      const body = `${NAMES[step.who]} ${accepted[step.who]?.length ?? 0}`;
      accepted[step.who]?.push(body);
      await people[step.who]?.say(body);
      return;
    }
    case 'die':
      people[step.who]?.die();
      people[step.who]?.revive();
      return;
    case 'drop':
      return server.dropConnections(1006, NAMES[step.who]);
    case 'freeze':
      return server.freeze(NAMES[step.who]);
    case 'wait':
      return time.advance(step.ms);
    case 'restart':
      return server.restart('keep');
    case 'crash':
      return server.crash('kitchen');
    case 'tick':
      return server.room('kitchen').tick();
    case 'down':
      server.mood = 'down';
      return server.dropConnections();
    case 'up':
      server.mood = 'up';
      return;
    case 'fault':
      // A join that is refused with an unknown word twice is a final no, and rightly so.
      return server.faults.add(step.event, step.fault);
    case 'lose':
      return server.tampering.add(step.event, { copies: 0 });
    case 'double':
      return server.tampering.add(step.event, { copies: 2 });
    case 'late':
      return server.tampering.add(step.event, { lateMs: step.ms });
    default:
      return step satisfies never;
  }
}

/** The weather is fine again: everything that can settle does. */
async function settle({ time, server }: World): Promise<void> {
  server.mood = 'up';
  server.faults.clear();
  server.tampering.clear();
  await time.advance(120_000);
  server.room('kitchen').tick();
  await time.advance(5_000);
}

function check({ server, people, accepted }: World): void {
  const log = server.room('kitchen').log.messages;
  for (const [i, name] of NAMES.entries()) {
    const theirs = log.filter(({ from }) => from.id === name).map(({ body }) => body);
    expect(theirs, 'each accepted message once, in the order it was said').toEqual(accepted[i]);
  }
  const bodies = log.map(({ body }) => body);
  for (const person of people) {
    expect(person.heard(), 'everybody has the whole log').toEqual(bodies);
    expect(person.outgoing()).toEqual([]);
    expect(person.disk.outboxRows()).toEqual([]);
    expect(person.people().toSorted()).toEqual(NAMES);
    expect(person.room.connection).toEqual({ status: 'online' });
    expect(replay(person.events), 'a surface holds what the background holds').toEqual(person.room);
  }
}

test(
  'in any weather each message is there once, in order, for everybody',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(steps, { maxLength: 25 }),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        async (schedule, luck) => {
          const time = installVirtualTime();
          try {
            const server = createFakePhoenixServer(time);
            const random = () => luck.next().value ?? 0;
            const people = NAMES.map((name) => createPerson(server, time, name, { random }));
            const world: World = { time, server, people, accepted: NAMES.map(() => []) };
            await time.advance(500);
            for (const next of schedule) await take(next, world);
            await settle(world);
            check(world);
            for (const person of people) {
              await person.live.leave();
              person.socket.close();
            }
            await time.advance(120_000);
            expect(time.timers, 'nothing goes on after the end').toBe(0);
          } finally {
            time.uninstall();
          }
        },
      ),
      { numRuns: RUNS },
    );
  },
);
