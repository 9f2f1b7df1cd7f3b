import * as fc from 'fast-check';
import { Presence, type Channel } from 'phoenix';
import { describe, expect, test } from 'vitest';
import { createRoster, LEAVE_HOLD_MS, type Presences, type Roster } from '../../lib/room/roster.ts';
import type { Member, PresenceMeta } from '../../lib/room/types.ts';
import { aMember } from '../fakes/samples.ts';

function meta(ref: string, changes: Partial<PresenceMeta> = {}): PresenceMeta {
  return { ref, name: null, face: null, state: 'active', page: null, onlineAt: null, ...changes };
}

/** `{ada: ['r1']}` as the wire's reader would give it. */
function people(listed: Record<string, string[]>): Presences {
  return new Map(Object.entries(listed).map(([id, refs]) => [id, refs.map((ref) => meta(ref))]));
}

const NOBODY = people({});

function names(members: readonly Member[]): string[] {
  return members.map(({ id }) => id).sort();
}

function joinedRoster(listed: Record<string, string[]>): Roster {
  const roster = createRoster();
  roster.sync(people(listed), 0);
  roster.takeChange(0);
  return roster;
}

describe('who left', () => {
  test('is shown for a while, since a reconnect looks the same', () => {
    const roster = joinedRoster({ ada: ['r1'], grace: ['r2'] });
    roster.diff({ joins: NOBODY, leaves: people({ grace: ['r2'] }) }, 0);
    expect(roster.takeChange(0)).toBeNull();
    expect(roster.nextDue()).toBe(LEAVE_HOLD_MS);
    expect(names(roster.members())).toEqual(['ada', 'grace']);
    expect(roster.takeChange(LEAVE_HOLD_MS)).toEqual({ present: [], gone: ['grace'] });
    expect(names(roster.members())).toEqual(['ada']);
    expect(roster.nextDue()).toBeNull();
  });

  test('and comes back in time has only changed', () => {
    const roster = joinedRoster({ grace: ['r2'] });
    roster.diff({ joins: NOBODY, leaves: people({ grace: ['r2'] }) }, 0);
    roster.diff({ joins: people({ grace: ['r3'] }), leaves: NOBODY }, 3_000);
    expect(roster.takeChange(3_000)).toEqual({
      present: [{ id: 'grace', metas: [meta('r3')] }],
      gone: [],
    });
    expect(roster.takeChange(LEAVE_HOLD_MS * 2)).toBeNull();
  });

  test('is not kept for hours because a clock was set back', () => {
    const now = 3_600_000;
    const roster = createRoster();
    roster.sync(people({ grace: ['r2'] }), now);
    roster.diff({ joins: NOBODY, leaves: people({ grace: ['r2'] }) }, now);
    roster.takeChange(0);
    expect(roster.nextDue()).toBe(LEAVE_HOLD_MS);
    expect(roster.takeChange(LEAVE_HOLD_MS)?.gone).toEqual(['grace']);
  });

  test('with one tab of two is still here', () => {
    const roster = joinedRoster({ grace: ['r1', 'r2'] });
    roster.diff({ joins: NOBODY, leaves: people({ grace: ['r1'] }) }, 0);
    expect(roster.takeChange(0)?.present).toEqual([{ id: 'grace', metas: [meta('r2')] }]);
  });
});

describe('a change', () => {
  test('comes as leave and join in one diff, and is no departure', () => {
    const roster = joinedRoster({ grace: ['r1'] });
    roster.diff({ joins: people({ grace: ['r2'] }), leaves: people({ grace: ['r1'] }) }, 0);
    expect(roster.takeChange(0)).toEqual({
      present: [{ id: 'grace', metas: [meta('r2')] }],
      gone: [],
    });
  });

  test('is told once', () => {
    const roster = createRoster();
    roster.sync(people({ ada: ['r1'] }), 0);
    expect(roster.takeChange(0)?.present).toHaveLength(1);
    expect(roster.takeChange(0)).toBeNull();
  });
});

describe('a rejoin', () => {
  test('brings no ghosts: what the old join told too late does not count', () => {
    const roster = createRoster();
    roster.diff({ joins: people({ ghost: ['r9'] }), leaves: NOBODY }, 0);
    roster.beginJoin();
    roster.sync(people({ ada: ['r1'] }), 0);
    expect(names(roster.members())).toEqual(['ada']);
  });

  test('of ours lets nobody flicker, and those who went meanwhile go after the hold', () => {
    const roster = joinedRoster({ ada: ['r1'], grace: ['r2'] });
    roster.beginJoin();
    expect(roster.synced).toBe(false);
    expect(names(roster.members())).toEqual(['ada', 'grace']);
    roster.sync(people({ ada: ['r5'] }), 1_000);
    expect(names(roster.members())).toEqual(['ada', 'grace']);
    expect(roster.takeChange(1_000)).toMatchObject({ present: [{ id: 'ada' }], gone: [] });
    expect(roster.takeChange(1_000 + LEAVE_HOLD_MS)?.gone).toEqual(['grace']);
  });

  test('counts the diffs that come before its state', () => {
    const roster = createRoster();
    roster.beginJoin();
    roster.diff({ joins: people({ grace: ['r2'] }), leaves: people({ ada: ['r1'] }) }, 0);
    expect(roster.takeChange(0)).toBeNull();
    roster.sync(people({ ada: ['r1'] }), 0);
    expect(roster.takeChange(0)?.present).toEqual([{ id: 'grace', metas: [meta('r2')] }]);
  });
});

test('people of a moment ago are shown until the server says otherwise', () => {
  const roster = createRoster([aMember('ada'), aMember('grace')], 0);
  expect(names(roster.members())).toEqual(['ada', 'grace']);
  roster.sync(people({ ada: ['r1'] }), 1_000);
  roster.takeChange(1_000);
  expect(names(roster.members())).toEqual(['ada', 'grace']);
  expect(roster.takeChange(LEAVE_HOLD_MS)?.gone).toEqual(['grace']);
});

test('a server that never lists anybody shows those who come', () => {
  const roster = createRoster();
  roster.diff({ joins: people({ grace: ['r1'] }), leaves: NOBODY }, 0);
  roster.assumeEmpty(5_000);
  roster.diff({ joins: people({ zoe: ['r2'] }), leaves: people({ unknown: ['r0'] }) }, 6_000);
  expect(names(roster.members())).toEqual(['grace', 'zoe']);
});

test('a person who opens a thousand tabs is kept at sixteen, the newest', () => {
  const roster = joinedRoster({});
  for (let n = 0; n < 1_000; n++) {
    roster.diff({ joins: people({ mallory: [`r${n}`] }), leaves: NOBODY }, 0);
  }
  const [member] = roster.members();
  expect(member?.metas).toHaveLength(16);
  expect(member?.metas.at(-1)?.ref).toBe('r999');
});

test('names like parts of the language are people like any other', () => {
  const roster = createRoster();
  const odd = new Map(['__proto__', 'constructor'].map((id) => [id, [meta('r1')]]));
  roster.sync(odd, 0);
  expect(names(roster.members())).toEqual(['__proto__', 'constructor']);
});

test('ten thousand people are listed, and leave, within a moment', () => {
  const crowd = new Map(Array.from({ length: 10_000 }, (_, n) => [`m${n}`, [meta(`r${n}`)]]));
  const roster = createRoster();
  roster.sync(crowd, 0);
  expect(roster.takeChange(0)?.present).toHaveLength(10_000);
  roster.diff({ joins: NOBODY, leaves: crowd }, 0);
  expect(roster.takeChange(LEAVE_HOLD_MS)?.gone).toHaveLength(10_000);
});

test('a server that tells of changes and never of a state makes nothing grow without end', () => {
  const roster = createRoster();
  for (let n = 0; n < 5_000; n++)
    roster.diff({ joins: people({ [`m${n}`]: ['r'] }), leaves: NOBODY }, 0);
  roster.sync(NOBODY, 0);
  expect(roster.members()).toHaveLength(1_000);
});

/** phoenix.js' own Presence over a channel that only has a join ref. */
function phoenixPresence() {
  const hear = new Map<string, (payload: object) => void>();
  let joins = 0;
  const channel = {
    on: (event: string, callback: (payload: object) => void) => hear.set(event, callback),
    joinRef: () => String(joins),
  };
  const presence = new Presence(channel as unknown as Channel);
  return {
    /** With what protocol, section 5 asks for: its old diffs would come back as ghosts. */
    rejoin() {
      joins++;
      Object.assign(presence, { pendingDiffs: [] });
    },
    tell: (event: string, payload: object) => hear.get(event)?.(payload),
    list: () =>
      Object.fromEntries(
        presence.list((id, { metas }) => [id, metas.map((one) => String(one['phx_ref'])).sort()]),
      ),
  };
}

function asPhoenix(presences: Presences): object {
  return Object.fromEntries(
    [...presences].map(([id, metas]) => [
      id,
      { metas: metas.map(({ ref }) => ({ phx_ref: ref })) },
    ]),
  );
}

test('whatever the server says in whatever order, after the hold it is what phoenix.js would list', () => {
  const refs = fc.uniqueArray(fc.constantFrom('r1', 'r2', 'r3', 'r4'), { minLength: 1 });
  const some = fc
    .uniqueArray(fc.tuple(fc.constantFrom('ada', 'grace', 'zoe'), refs), { selector: ([id]) => id })
    .map((listed) => people(Object.fromEntries(listed)));
  const step = fc.oneof(
    { weight: 1, arbitrary: fc.constant({ type: 'rejoin' as const }) },
    { weight: 2, arbitrary: some.map((state) => ({ type: 'state' as const, state })) },
    {
      weight: 5,
      arbitrary: fc.record({ type: fc.constant('diff' as const), joins: some, leaves: some }),
    },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), some, (steps, last) => {
      const roster = createRoster();
      const phoenix = phoenixPresence();
      let shown: Record<string, string[]> = {};
      let now = 0;
      const show = () => {
        const change = roster.takeChange(now);
        for (const id of change?.gone ?? []) delete shown[id];
        for (const { id, metas } of change?.present ?? []) {
          shown[id] = metas.map(({ ref }) => ref).sort();
        }
      };
      for (const next of [...steps, { type: 'state' as const, state: last }]) {
        now += 100;
        if (next.type === 'rejoin') {
          roster.beginJoin();
          phoenix.rejoin();
        } else if (next.type === 'state') {
          roster.sync(next.state, now);
          phoenix.tell('presence_state', asPhoenix(next.state));
        } else {
          roster.diff(next, now);
          const { joins, leaves } = next;
          phoenix.tell('presence_diff', { joins: asPhoenix(joins), leaves: asPhoenix(leaves) });
        }
        if (now % 300 === 0) show();
      }
      now += LEAVE_HOLD_MS;
      show();
      shown = Object.fromEntries(Object.entries(shown).sort());
      expect(shown).toEqual(phoenix.list());
      expect(names(roster.members())).toEqual(Object.keys(phoenix.list()).sort());
    }),
  );
});
