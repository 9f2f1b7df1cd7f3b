import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDeliveryWorld, type DeliveryWorld, type Fate } from './delivery-world.ts';
import { settle } from '../fakes/hand-clock.ts';

interface Step {
  readonly name: string;
  run(world: DeliveryWorld): void | Promise<void>;
}

const FATES: readonly Fate[] = ['confirmed', 'lost', 'unanswered', 'busy', 'refused'];

const step = fc.oneof(
  { weight: 4, arbitrary: always('say', (world) => world.say()) },
  { weight: 3, arbitrary: always('join', (world) => world.join()) },
  { weight: 2, arbitrary: always('break off', (world) => world.breakOff()) },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(...FATES)
      .map((fate): Step => ({ name: fate, run: (world) => world.end(fate) })),
  },
  { weight: 2, arbitrary: always('hear', (world) => world.hear()) },
  { weight: 5, arbitrary: always('disk works', (world) => world.disk(true)) },
  { weight: 5, arbitrary: always('disk does all', (world) => world.drain()) },
  { weight: 1, arbitrary: always('disk fails', (world) => world.disk(false)) },
  { weight: 1, arbitrary: always('die', (world) => world.die()) },
  { weight: 2, arbitrary: always('wait', (world) => world.wait(1_000)) },
);

function always(name: string, run: Step['run']): fc.Arbitrary<Step> {
  return fc.constant({ name, run });
}

test('whatever breaks whenever, an accepted message is in the log once and in order, or is seen to have failed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
      const world = await createDeliveryWorld();
      for (const { run } of steps) {
        await run(world);
        await settle();
      }
      await world.calm();
      const { log, shown, accepted, said, broken } = world;
      const failed = new Set(
        [...shown.values()].map(({ cid, delivery }) => `${cid} ${delivery.status}`),
      );
      expect(broken).toEqual([]);
      expect(new Set(log).size).toBe(log.length);
      for (const cid of accepted) {
        const isSeen = log.includes(cid) || failed.has(`${cid} failed`);
        expect(isSeen, `${cid} is neither in the log nor shown`).toBe(true);
      }
      expect(log).toEqual(said.filter((cid) => log.includes(cid)));
      for (const entry of shown.values()) expect(entry.delivery.status).toBe('failed');
    }),
    { numRuns: 150 },
  );
});

test('the disk knows what was refused before the next goes out, or a new life would send it behind that', async () => {
  const world = await createDeliveryWorld();
  world.join();
  world.say();
  world.say();
  const doNext = async () => {
    world.disk(true);
    await settle();
  };
  await doNext(); // the first is accepted, and goes out
  world.end('refused');
  await settle();
  await doNext(); // the second is accepted, before the disk knows of the refusal
  world.end('confirmed');
  expect(world.log).toEqual([]);
  await world.drain();
  world.end('confirmed');
  expect(world.log).toHaveLength(1);
});
