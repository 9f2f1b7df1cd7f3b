import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anything,
  type Decoder,
  flag,
  items,
  lenient,
  list,
  matching,
  number,
  object,
  oneOf,
  optional,
  text,
  whole,
  withDefault,
} from '../../lib/wire/decode.ts';

const person = object({
  name: text(10, 1),
  age: whole(0, 150),
  kind: oneOf(['cat', 'dog']),
  tags: list(matching(/^[a-z]+$/), 2),
  awake: optional(flag),
  rank: withDefault(number(), 1),
  note: lenient(text(3), null),
});
const MIA = { name: 'Mia', age: 3, kind: 'cat', tags: ['a', 'b'] };

/** Each kind of decoder there is, and those made of others. */
const EACH: readonly Decoder<unknown>[] = [
  anything,
  flag,
  items(2),
  lenient(text(2), null),
  list(list(number(0), 2), 2),
  matching(/^x/),
  number(),
  object({}),
  object({ a: anything, b: optional(text()), __proto: lenient(flag, false) }),
  object({ constructor: optional(anything), toString: optional(text()) }),
  oneOf([1, 'a', null, true]),
  person,
  text(),
  whole(),
  withDefault(flag, true),
];

const ANY_VALUE = fc.anything({
  key: fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'toString', 'name', 'a', 'b', 'tags'),
    fc.string(),
  ),
  withNullPrototype: true,
  withSparseArray: true,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withTypedArray: true,
});

describe('a decoder', () => {
  test('never throws, changes nothing, and says the same of the same value twice', () => {
    fc.assert(
      fc.property(ANY_VALUE, fc.constantFrom(...EACH), (value, decode) => {
        const before = fc.stringify(value);
        const read = decode(value);
        expect(fc.stringify(decode(value))).toBe(fc.stringify(read));
        expect(fc.stringify(value)).toBe(before);
      }),
      { numRuns: 2_000 },
    );
  });

  test('reads again what it has read: there is nothing in it that it would not accept', () => {
    fc.assert(
      fc.property(ANY_VALUE, fc.constantFrom(...EACH), (value, decode) => {
        const read = decode(value);
        fc.pre(read !== undefined);
        expect(decode(read)).toEqual(read);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an object', () => {
  test('is read with what it should have', () => {
    expect(person({ ...MIA, awake: false, rank: 2, note: 'ok' })).toEqual({
      ...MIA,
      awake: false,
      rank: 2,
      note: 'ok',
    });
  });

  test('goes without what may be missing', () => {
    const read = person({ ...MIA, awake: undefined });
    expect(read).toEqual({ ...MIA, rank: 1, note: null });
    expect(Object.keys(read ?? {})).not.toContain('awake');
  });

  test('loses whatever else is in it, under any name', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (more) => {
        expect(person({ ...more, ...MIA, awake: true, rank: 2, note: '' })).toEqual({
          ...MIA,
          awake: true,
          rank: 2,
          note: '',
        });
      }),
    );
  });

  test.each<[string, object]>([
    ['without a name', { name: undefined }],
    ['with an empty name', { name: '' }],
    ['with a long name', { name: 'x'.repeat(11) }],
    ['that is too old', { age: 151 }],
    ['that is half a year old', { age: 0.5 }],
    ['that is nothing known', { kind: 'toString' }],
    ['with too many tags', { tags: ['a', 'b', 'c'] }],
    ['with one tag that is wrong', { tags: ['a', 'B'] }],
    ['with a hole among its tags', { tags: Array(1) }],
    ['with tags that only look like a list', { tags: { length: 1, 0: 'a' } }],
    ['that is awake in words', { awake: 'yes' }],
    ['that is null awake', { awake: null }],
    ['with a rank that is none', { rank: Number.NaN }],
  ])('%s is not read', (_, odd) => {
    expect(person({ ...MIA, ...odd })).toBeUndefined();
  });

  test.each([[null], [undefined], [7], ['Mia'], [[]], [[MIA]], [() => MIA]])(
    'is none: %j',
    (value) => {
      expect(person(value)).toBeUndefined();
      expect(object({})(value)).toBeUndefined();
    },
  );

  test('without a prototype is read like any other', () => {
    expect(person(Object.assign(Object.create(null) as object, MIA))).toEqual(person(MIA));
  });
});

describe('what every object inherits', () => {
  const inherited = object({ constructor: optional(anything), toString: optional(anything) });

  test('was not sent by anybody', () => {
    expect(Object.keys(inherited({}) ?? {})).toEqual([]);
    expect(object({ hasOwnProperty: anything })({})).toBeUndefined();
    expect(person(Object.create(MIA))).toBeUndefined();
  });

  test('is read where it was sent', () => {
    expect(inherited(JSON.parse('{"constructor":1,"toString":"x"}'))).toEqual({
      constructor: 1,
      toString: 'x',
    });
  });

  test('is not replaced by a key of others, wherever that stands', () => {
    const sent: unknown = JSON.parse(
      '{"__proto__":{"name":"Eve","polluted":1},"name":"Mia","tags":["a"],"age":1,"kind":"dog"}',
    );
    const read = person(sent);
    expect(read).toEqual({ name: 'Mia', age: 1, kind: 'dog', tags: ['a'], rank: 1, note: null });
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(person(JSON.parse('{"__proto__":{"name":"Eve"},"age":1,"kind":"dog","tags":[]}'))).toBe(
      undefined,
    );
  });
});

describe('limits', () => {
  test('of a text count from both ends, and its shape is that of the whole', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(20), fc.nat(20), (value, min, max) => {
        const fits = value.length >= min && value.length <= max;
        expect(text(max, min)(value)).toBe(fits ? value : undefined);
      }),
    );
    expect(matching(/^[a-z]$/)('a\n')).toBeUndefined();
  });

  test('of a number hold for each that there is', () => {
    fc.assert(
      fc.property(fc.double(), fc.integer(), (value, min) => {
        expect(number(min)(value)).toBe(value >= min ? value : undefined);
        const isInside = Number.isSafeInteger(value) && value >= min && value <= min + 9;
        expect(whole(min, min + 9)(value)).toBe(isInside ? value : undefined);
      }),
    );
    expect(number()(Number.NaN)).toBeUndefined();
    expect(whole()(2 ** 53)).toBeUndefined();
  });

  test('of a list stop before anything in it is looked at', () => {
    let looks = 0;
    const looking: Decoder<true> = () => {
      looks += 1;
      return true;
    };
    expect(list(looking, 3)(Array(1_000_000).fill(0))).toBeUndefined();
    expect(looks).toBe(0);
    expect(items(3)([1, undefined, null])).toEqual([1, undefined, null]);
  });
});

test('nothing and null are two things', () => {
  expect(withDefault(text(), 'x')(undefined)).toBe('x');
  expect(withDefault(text(), 'x')(null)).toBeUndefined();
  expect(lenient(text(), 'x')(null)).toBe('x');
  expect(oneOf([null, 1])(null)).toBeNull();
  expect(oneOf([1])('1')).toBeUndefined();
});
