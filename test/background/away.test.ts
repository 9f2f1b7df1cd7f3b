import { expect, test, vi } from 'vitest';
import { createAway, type Away, type SavedAway } from '../../lib/background/away.ts';
import type { Connection } from '../../lib/room/types.ts';
import { createFakeItem } from '../fakes/fake-item.ts';
import { anOpenRoom, GARDEN, KITCHEN, NOON } from '../fakes/samples.ts';

const MINUTE = 60_000;
const DOWN: Connection = { status: 'reconnecting', since: 0, problem: 'unreachable' };
let now = NOON;
const clock = { now: () => now };
const failed = vi.fn<(error: unknown) => void>();

async function live(item = createFakeItem<SavedAway>({})): Promise<Away> {
  const away = createAway(item, failed, clock);
  await away.loaded;
  return away;
}

const inKitchen = (away: Away, connection: Connection) =>
  away.settle([anOpenRoom({ connection }), anOpenRoom({ address: GARDEN })]);

test('a room is long away after five minutes without connection, and not once it is back', async () => {
  const away = await live();
  inKitchen(away, DOWN);
  now += 4 * MINUTE;
  inKitchen(away, DOWN);
  expect(away.isLong(KITCHEN)).toBe(false);
  now += MINUTE;
  expect(away.isLong(KITCHEN)).toBe(true);
  expect(away.isLong(GARDEN)).toBe(false);
  inKitchen(away, { status: 'online' });
  expect(away.isLong(KITCHEN)).toBe(false);
});

test('a background that dies again and again while a server is away counts on', async () => {
  const item = createFakeItem<SavedAway>({});
  for (let minute = 0; minute < 5; minute += 1) {
    const away = await live(item);
    inKitchen(away, { status: 'connecting' });
    expect(away.isLong(KITCHEN)).toBe(false);
    inKitchen(away, DOWN);
    now += MINUTE;
  }
  const away = await live(item);
  inKitchen(away, { status: 'connecting' });
  expect(away.isLong(KITCHEN)).toBe(true);
});

test('what an earlier life knew is not forgotten by who settles before it is read', async () => {
  const item = createFakeItem<SavedAway>({});
  inKitchen(await live(item), DOWN);
  now += 5 * MINUTE;
  const away = createAway(item, failed, clock);
  inKitchen(away, { status: 'online' });
  await away.loaded;
  expect(away.isLong(KITCHEN)).toBe(true);
});

test('without storage it counts from the start of this life', async () => {
  const denied = new Error('denied');
  const away = await live({
    ...createFakeItem<SavedAway>({}),
    get: () => Promise.reject(denied),
    set: () => Promise.reject(denied),
  });
  inKitchen(away, DOWN);
  now += 5 * MINUTE;
  expect(away.isLong(KITCHEN)).toBe(true);
  await vi.waitFor(() => expect(failed.mock.calls).toEqual([[denied], [denied]]));
});
