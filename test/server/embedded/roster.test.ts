import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createRoster,
  type Diff,
  type Presences,
} from '../../../server/embedded/presence/roster.ts';

function countingRefs(): () => string {
  let n = 0;
  return () => `r${++n}`;
}

describe('what is told of a roster', () => {
  test('is one change, however many there were since', () => {
    const roster = createRoster(countingRefs());
    const ada = {};
    roster.track(ada, 'ada', { state: 'active' });
    roster.takeDiff();
    roster.update(ada, { state: 'idle' });
    roster.update(ada, { state: 'hidden' });
    expect(roster.takeDiff()).toEqual({
      joins: { ada: { metas: [{ state: 'hidden', phx_ref: 'r3', phx_ref_prev: 'r1' }] } },
      leaves: { ada: { metas: [{ state: 'active', phx_ref: 'r1' }] } },
    });
  });

  test('is nothing of somebody who came and went in between', () => {
    const roster = createRoster();
    const ada = {};
    roster.track(ada, 'ada', {});
    roster.untrack(ada);
    expect(roster.takeDiff()).toBeNull();
  });

  test('is nothing of somebody who is not to be seen, though they count as there', () => {
    const roster = createRoster(countingRefs());
    const ada = {};
    roster.track(ada, 'ada', null);
    expect(roster.takeDiff()).toBeNull();
    expect([roster.state(), roster.size(), roster.countOf('ada')]).toEqual([{}, 1, 1]);
    roster.update(ada, { state: 'active' });
    roster.update(ada, null);
    expect(roster.takeDiff()).toBeNull();
  });

  test('is that they went, of somebody who hides, and of their return nothing before', () => {
    const roster = createRoster(countingRefs());
    const ada = {};
    roster.track(ada, 'ada', {});
    roster.takeDiff();
    roster.update(ada, null);
    expect(roster.takeDiff()).toEqual({
      joins: {},
      leaves: { ada: { metas: [{ phx_ref: 'r1' }] } },
    });
    roster.update(ada, {});
    expect(roster.takeDiff()).toEqual({
      joins: { ada: { metas: [{ phx_ref: 'r2' }] } },
      leaves: {},
    });
  });

  test('is not once more what was kept, where it was told with another change', () => {
    const roster = createRoster(countingRefs());
    const ada = {};
    roster.track(ada, 'ada', { name: 'Ada', state: 'active' });
    roster.takeDiff();
    expect(roster.hold(ada, { name: 'Ada', state: 'idle' })).toBe(true);
    expect(roster.takeDiff()).toBeNull();
    expect(roster.hold(ada, { name: 'Ada L', state: 'idle' })).toBe(false);
    roster.update(ada, { name: 'Ada L', state: 'idle' });
    roster.takeDiff();
    roster.release();
    expect(roster.takeDiff()).toBeNull();
  });

  test('adds up to who is here, whatever happens in whatever order', () => {
    const step = fc.record({
      do: fc.constantFrom('track', 'update', 'hide', 'untrack', 'tell'),
      who: fc.nat({ max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const roster = createRoster();
        const owners = Array.from({ length: 6 }, () => ({}));
        const known = new Map<string, string>();
        const here = new Set<object>();
        for (const { do: what, who } of steps) {
          const owner = owners[who] ?? {};
          if (what === 'tell') apply(known, roster.takeDiff());
          else if (what === 'track') {
            if (!here.has(owner)) roster.track(owner, `member-${who % 3}`, {});
            here.add(owner);
          } else {
            if (what === 'untrack') here.delete(owner);
            if (what === 'hide') roster.update(owner, null);
            else roster[what](owner, {});
          }
        }
        apply(known, roster.takeDiff());
        expect([...known].sort()).toEqual(refsOf(roster.state()).sort());
      }),
      { numRuns: 200 },
    );
  });
});

/** A client's copy: the key of each ref. */
function apply(known: Map<string, string>, diff: Diff | null): void {
  for (const [ref] of refsOf(diff?.leaves ?? {})) known.delete(ref);
  for (const [ref, key] of refsOf(diff?.joins ?? {})) known.set(ref, key);
}

function refsOf(presences: Presences): [string, string][] {
  return Object.entries(presences).flatMap(([key, { metas }]) =>
    metas.map(({ phx_ref }): [string, string] => [phx_ref, key]),
  );
}

test('a member counts as often as they are there', () => {
  const roster = createRoster(countingRefs());
  const [tab, phone] = [{}, {}];
  roster.track(tab, 'ada', {});
  roster.track(phone, 'ada', {});
  roster.track({}, 'bob', {});
  expect([roster.countOf('ada'), roster.countOf('bob'), roster.countOf('eve')]).toEqual([2, 1, 0]);
  roster.untrack(tab);
  roster.untrack(tab);
  expect(roster.countOf('ada')).toBe(1);
  roster.untrack(phone);
  expect(roster.countOf('ada')).toBe(0);
});
