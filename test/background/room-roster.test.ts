import { expect, test } from 'vitest';
import { createRoomRoster } from '../../lib/background/room-roster.ts';
import type { RoomEvent } from '../../lib/room/room-event.ts';
import type { Presences } from '../../lib/room/roster.ts';
import { createHandClock } from '../fakes/hand-clock.ts';

const PEOPLE = 2_000;
/** Each goes by themselves, as stock Phoenix tells it. */
const APART_MS = 2;

const META = { name: null, face: null, state: 'active', page: null, onlineAt: null } as const;

const here = (from: number, to: number): Presences =>
  new Map(
    Array.from({ length: to - from }, (_, at) => [
      `p${from + at}`,
      [{ ...META, ref: `r${from + at}` }],
    ]),
  );

test('of many who go one by one a surface is told four times a second, also once they have stayed away', async () => {
  const clock = createHandClock();
  const begun = clock.now();
  const told: { readonly at: number; readonly event: RoomEvent }[] = [];
  const roster = createRoomRoster([], clock, (event) => told.push({ at: clock.now(), event }));
  roster.joining();
  roster.state(here(0, PEOPLE));
  for (let n = 0; n < PEOPLE; n += 1) {
    roster.diff({ joins: new Map(), leaves: here(n, n + 1) });
    await clock.advance(APART_MS);
  }
  await clock.advance(20_000);
  roster.stop();

  const gone = told.flatMap(({ event }) => (event.type === 'members_changed' ? event.gone : []));
  expect(gone).toHaveLength(PEOPLE);
  const perSecond = new Map<number, number>();
  for (const { at, event } of told) {
    if (event.type !== 'members_changed') continue;
    const second = Math.floor((at - begun) / 1_000);
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
  }
  expect(Math.max(...perSecond.values())).toBe(4);
});
