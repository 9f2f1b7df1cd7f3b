import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../lib/wire/limits.ts';
import { parsePresenceDiff, parsePresences } from '../../lib/wire/parse-presence.ts';

const SECONDS = 1_772_460_000;

function stateOf(meta: object): object {
  return { ada: { metas: [{ phx_ref: 'r1', ...meta }] } };
}

function onlyMeta(meta: object) {
  return parsePresences(stateOf(meta))?.get('ada')?.[0];
}

describe('a presence state', () => {
  test('lists people and their tabs', () => {
    const told = { name: 'Ada', face: 'k3', state: 'idle', page: 'abc_-', online_at: `${SECONDS}` };
    expect(onlyMeta(told)).toEqual({
      ref: 'r1',
      name: 'Ada',
      face: 'k3',
      state: 'idle',
      page: 'abc_-',
      onlineAt: SECONDS * 1000,
    });
  });

  test('of a guide server lists people of whom nothing is known', () => {
    expect(onlyMeta({ online_at: 'today' })).toEqual({
      ref: 'r1',
      name: null,
      face: null,
      state: 'active',
      page: null,
      onlineAt: null,
    });
  });

  test.each<[unknown, number | null]>([
    [SECONDS, SECONDS * 1000],
    [`${SECONDS}`, SECONDS * 1000],
    [SECONDS * 1000, SECONDS * 1000],
    [`${SECONDS * 1000}`, SECONDS * 1000],
    [`${SECONDS}.5`, SECONDS * 1000 + 500],
    [-1, null],
    [1e21, null],
    ['1e9', null],
    [{}, null],
    [null, null],
  ])('since %j is a time that a clock can show, or none', (online_at, onlineAt) => {
    expect(onlyMeta({ online_at })?.onlineAt).toBe(onlineAt);
  });

  test.each<[string, object]>([
    ['a name of nothing to see', { name: '\u202e \u200b' }],
    ['a name that is a map', { name: { toString: 'x' } }],
    ['a face that is markup', { face: '<svg/onload=x>' }],
    ['a state that is none', { state: '__proto__' }],
    ['a page that is an address', { page: 'https://bank.example/' }],
  ])('takes a person with %s for one without', (_, odd) => {
    expect(onlyMeta(odd)).toEqual(onlyMeta({}));
  });

  test('keeps people whose names are parts of the language', () => {
    const state: unknown = JSON.parse(
      '{"__proto__":{"metas":[{"phx_ref":"a"}]},"constructor":{"metas":[{"phx_ref":"b"}]}}',
    );
    expect([...(parsePresences(state)?.keys() ?? [])].sort()).toEqual(['__proto__', 'constructor']);
    expect(({} as { metas?: unknown }).metas).toBeUndefined();
  });

  test.each<[string, object]>([
    ['without tabs', { ada: { metas: [] } }],
    ['whose tabs are no list', { ada: { metas: {} } }],
    ['who is nothing', { ada: null }],
    ['whose tabs have no ref', { ada: { metas: [{ name: 'Ada' }] } }],
    ['whose ref is a number', { ada: { metas: [{ phx_ref: 1 }] } }],
    ['without an id', { '': { metas: [{ phx_ref: 'r1' }] } }],
    ['whose id is a page long', { ['x'.repeat(129)]: { metas: [{ phx_ref: 'r1' }] } }],
  ])('leaves out somebody %s', (_, state) => {
    expect(parsePresences(state)?.size).toBe(0);
  });

  test('keeps sixteen tabs of one person', () => {
    const metas = Array.from({ length: 1_000 }, (_, n) => ({ phx_ref: `r${n}` }));
    expect(parsePresences({ ada: { metas } })?.get('ada')).toHaveLength(LIMITS.metasPerMember);
  });

  test('may list ten thousand', () => {
    const crowd = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, n) => [
        `m${n}`,
        { metas: [{ phx_ref: `r${n}`, name: `Number ${n}`, online_at: `${SECONDS}` }] },
      ]),
    );
    expect(parsePresences(crowd)?.size).toBe(10_000);
  });

  test.each([null, undefined, 'ada', 7, []])('is none: %j', (payload) => {
    expect(parsePresences(payload)).toBeNull();
  });
});

describe('a presence diff', () => {
  test('says who came and who went', () => {
    const diff = parsePresenceDiff({ joins: stateOf({}), leaves: {} });
    expect([...(diff?.joins.keys() ?? [])]).toEqual(['ada']);
    expect(diff?.leaves.size).toBe(0);
  });

  test.each([[{ joins: {} }], [{ joins: {}, leaves: [] }], [{ joins: null, leaves: {} }], [null]])(
    'is none: %j',
    (payload) => {
      expect(parsePresenceDiff(payload)).toBeNull();
    },
  );
});
