import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Diff } from '../../../server/embedded/presence/roster.ts';
import {
  type Guest,
  type ServerInProcess,
  startInProcess,
} from '../../security/server-in-process.ts';

const ROOM = 'room:hall';
const LIMIT = 3;

let server: ServerInProcess;
beforeEach(() => {
  server = startInProcess({ quietAbove: LIMIT });
});
afterEach(() => server.stop());

interface Person {
  readonly guest: Guest;
  /** All frames, `[join_ref, ref, topic, event, payload]`. */
  heard(): readonly (readonly unknown[])[];
}

/** In the room, with the roster read. */
async function come(name: string): Promise<Person> {
  const guest = server.enter(name);
  const frames: unknown[][] = [];
  const heard = () => {
    frames.push(...guest.take().map((text) => JSON.parse(text) as unknown[]));
    return frames;
  };
  guest.send(JSON.stringify(['1', '1', ROOM, 'phx_join', { v: 1, name }]));
  await until(() => of({ guest, heard }, 'presence_state').length > 0);
  return { guest, heard };
}

const until = (isSo: () => boolean) => vi.waitFor(() => expect(isSo()).toBe(true));
const of = (person: Person, event: string) =>
  person.heard().flatMap((frame) => (frame[3] === event ? [frame[4]] : []));
const replies = (person: Person) =>
  person
    .heard()
    .flatMap(([, ref, , event, payload]) => (event === 'phx_reply' ? [[ref, payload]] : []));
const push = ({ guest }: Person, ref: string, event: string, payload: object) =>
  guest.send(JSON.stringify(['1', ref, ROOM, event, payload]));
const update = (person: Person, ref: string, looks: object) =>
  push(person, ref, 'presence_update', looks);

/** What was told of this member, the last change first. */
function told(to: Person, member: string) {
  const diffs = of(to, 'presence_diff') as Diff[];
  return diffs.flatMap(({ joins }) => joins[member]?.metas ?? []).toReversed();
}

async function comeMany(count: number): Promise<[Person, Person, ...Person[]]> {
  const [ada, bob] = [await come('ada'), await come('bob')];
  const others: Person[] = [];
  for (let n = 2; n < count; n++) others.push(await come(`p${n}`));
  await until(() => told(ada, count > 2 ? `p${count - 1}` : 'bob').length > 0);
  return [ada, bob, ...others];
}

test('a room at the limit tells that somebody is idle, and that they type', async () => {
  const [ada, bob] = await comeMany(LIMIT);
  update(ada, '2', { state: 'idle' });
  push(ada, '3', 'typing', { on: true });
  await until(() => told(bob, 'ada')[0]?.['state'] === 'idle');
  expect(of(bob, 'typing')).toHaveLength(1);
});

test('a larger one answers, and tells neither', async () => {
  const [ada, bob, carol] = await comeMany(LIMIT + 1);
  const before = told(bob, 'ada').length;
  update(ada, '2', { state: 'idle' });
  push(ada, '3', 'typing', { on: true });
  expect(replies(ada)).toContainEqual(['2', { status: 'ok', response: {} }]);
  update(carol as Person, '2', { name: 'Carol' });
  await until(() => told(bob, 'p2')[0]?.['name'] === 'Carol');
  expect(told(bob, 'ada')).toHaveLength(before);
  expect(of(bob, 'typing')).toEqual([]);
});

test.each([{ name: 'Ada L' }, { face: 'seed7' }, { page: 'p-1' }, { sealed: 'e1.a.b' }])(
  'it tells %j, in the place of the meta everybody knows, with the state as it is',
  async (look) => {
    const [ada, bob] = await comeMany(LIMIT + 1);
    update(ada, '2', { state: 'idle' });
    const [known] = told(ada, 'ada');
    update(ada, '3', look);
    await until(() =>
      Object.entries(look).every(([key, value]) => told(bob, 'ada')[0]?.[key] === value),
    );
    expect(told(bob, 'ada')[0]).toMatchObject({ state: 'idle', phx_ref_prev: known?.phx_ref });
  },
);

test('who hides in it leaves the list', async () => {
  const [ada, bob] = await comeMany(LIMIT + 1);
  update(ada, '2', { invisible: true });
  await until(() => (of(bob, 'presence_diff') as Diff[]).some(({ leaves }) => 'ada' in leaves));
});

test('once it is small again, who is idle meanwhile is told so, and who is as before is not', async () => {
  const [ada, bob, carol, dave] = await comeMany(LIMIT + 1);
  const before = told(ada, 'bob').length;
  update(bob, '2', { state: 'idle' });
  update(bob, '3', { state: 'active' });
  update(ada, '2', { state: 'hidden' });
  dave?.guest.leave();
  await until(() => told(carol as Person, 'ada')[0]?.['state'] === 'hidden');
  expect(told(ada, 'bob')).toHaveLength(before);
});

test('who is gone by then is not told of', async () => {
  const [ada, bob, ...others] = await comeMany(LIMIT + 2);
  update(ada, '2', { state: 'idle' });
  ada.guest.leave();
  others[0]?.guest.leave();
  await until(() => (of(bob, 'presence_diff') as Diff[]).some(({ leaves }) => 'p2' in leaves));
  expect(told(bob, 'ada').every(({ state }) => state === 'active')).toBe(true);
});
