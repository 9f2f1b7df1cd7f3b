import { describe, expect, test } from 'vitest';
import {
  compareArrival,
  firstUnreadKey,
  memberFace,
  memberName,
  memberSince,
  memberState,
  newestKey,
  ownMemberId,
  selectTimeline,
  unreadCount,
} from '../../lib/room/select.ts';
import type { Member, PresenceMeta, PresenceState } from '../../lib/room/types.ts';
import { aMember, aMessage, anEntry, aRoom } from '../fakes/samples.ts';

const A_TAB: PresenceMeta = {
  ref: 'r',
  name: 'Ada',
  face: null,
  state: 'active',
  page: null,
  onlineAt: 1,
};

function withMetas(...metas: Partial<PresenceMeta>[]): Member {
  return {
    id: 'ada',
    metas: metas.map((meta, index) => ({ ...A_TAB, ref: `r${index}`, ...meta })),
  };
}

describe('a person with several tabs', () => {
  test.each<[PresenceState[], PresenceState]>([
    [['hidden', 'active', 'idle'], 'active'],
    [['hidden', 'idle'], 'idle'],
    [['hidden', 'hidden'], 'hidden'],
  ])('%j is %s', (states, state) => {
    expect(memberState(withMetas(...states.map((one) => ({ state: one }))))).toBe(state);
  });

  test('is called as they last called themselves', () => {
    const member = withMetas({ name: 'Ada' }, { name: 'Ada L.' }, { name: null });
    expect(memberName(member)).toBe('Ada L.');
  });

  test.each(['42', 'u-3f0e7a52-9a3b-4c1d-8e2f-aa00bb11cc22', '9f86d081884c7d65', 'm-Zk3Q9'])(
    'is nobody by name where the server only knows them as %s',
    (id) => {
      expect(memberName({ ...withMetas({ name: null }), id })).toBeNull();
    },
  );

  test('is called what the server lists them by, where that is a name', () => {
    expect(memberName({ ...withMetas({ name: null }), id: 'Ada Lovelace' })).toBe('Ada Lovelace');
  });

  test('has the face they chose, else one that their id gives', () => {
    expect(memberFace(withMetas({ face: 'k3' }, { face: null }))).toBe('k3');
    expect(memberFace(withMetas({ face: null }))).toBe('ada');
  });

  test('is here since the first of them came', () => {
    expect(memberSince(withMetas({ onlineAt: 20 }, { onlineAt: 10 }, { onlineAt: null }))).toBe(10);
    expect(memberSince(withMetas({ onlineAt: null }))).toBeNull();
  });
});

test.each([
  [['u-1', 'bea'], 'u-1'],
  [['Ada', 'bea'], 'Ada'],
  [[], 'u-1'],
])('among %j we are %j', (ids, own) => {
  const members = ids.map((id) => aMember(id, null));
  const self = { memberId: 'u-1', name: 'Ada', face: 'k3' };
  expect(ownMemberId(aRoom({ members, self }))).toBe(own);
});

test('who came first stands first; without times the order is still the same each time', () => {
  const early = aMember('zoe', 'Zoe', { onlineAt: 1 });
  const late = aMember('ada', 'Ada', { onlineAt: 2 });
  const unknown = aMember('bob', 'Bob', { onlineAt: null });
  const other = aMember('cem', 'Cem', { onlineAt: null });
  const people = [other, unknown, late, early];
  const order = ['zoe', 'ada', 'bob', 'cem'];
  expect(people.sort(compareArrival).map(({ id }) => id)).toEqual(order);
  expect(
    people
      .reverse()
      .sort(compareArrival)
      .map(({ id }) => id),
  ).toEqual(order);
});

describe('unread', () => {
  const timeline = [
    aMessage(1, 'seen'),
    aMessage(2, 'mine', { own: true, by: 'ada' }),
    aMessage(3, 'new'),
    aMessage(4, 'newer'),
  ];

  test('are the messages of others below the last one seen', () => {
    const room = aRoom({ timeline, readKey: 'm1' });
    expect(unreadCount(room)).toBe(2);
    expect(firstUnreadKey(room)).toBe('m3');
  });

  test('is none once the newest was seen', () => {
    const room = aRoom({ timeline, readKey: 'm4' });
    expect(unreadCount(room)).toBe(0);
    expect(firstUnreadKey(room)).toBeNull();
  });

  test('are all when what was seen is no longer here', () => {
    expect(unreadCount(aRoom({ timeline, readKey: 'm-gone' }))).toBe(3);
  });
});

test('own messages on their way stand below what the room has heard', () => {
  const timeline = [aMessage(1, 'hello')];
  const waiting = anEntry(1, 'hi', { status: 'queued' });
  expect(selectTimeline(aRoom({ timeline, outgoing: [waiting] }))).toEqual([...timeline, waiting]);
});

test('the newest message is found above a divider', () => {
  const divider = { kind: 'divider', key: 'd', why: 'maybe_missed', at: 0 } as const;
  expect(newestKey(aRoom({ timeline: [aMessage(1, 'hello'), divider] }))).toBe('m1');
  expect(newestKey(aRoom({ timeline: [] }))).toBeNull();
});
