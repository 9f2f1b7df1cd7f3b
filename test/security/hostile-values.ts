import { HOSTILE_TEXTS } from './hostile-texts.ts';

/** Chance out of one number: the same number gives the same frame, so that what fails can be shrunk. */
export interface Dice {
  /** 0 to `below` - 1 */
  roll(below: number): number;
  pick<T>(from: readonly T[]): T;
}

export function createDice(seed: number): Dice {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const roll = (below: number) => next() % below;
  return {
    roll,
    pick<T>(from: readonly T[]): T {
      const picked = from[roll(from.length)];
      if (picked === undefined) throw new Error('there is nothing to pick from');
      return picked;
    },
  };
}

/** JSON as text, since half of these no object of JavaScript's own can hold. */
const ODD = [
  ...['null', 'true', 'false', '0', '1', '-1', '-0', '1.5', '1e308', '1e999', '-1e999'],
  ...['9007199254740993', '18446744073709551616', '1e-400', '""', '"x"', '[]', '{}', '[[]]'],
  ...['[null]', '{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}'],
  ...['{"toString":1,"valueOf":2,"length":3}', '{"length":4294967295}', '{"then":1}'],
  ...['"\\ud800"', '"\\u0000"', '"\\u202e"', '{"":""}', '"phx_join"', '"__proto__"'],
  ...['{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}', '[[[[[[[[[[[[1]]]]]]]]]]]]'],
  JSON.stringify('x'.repeat(5_000)),
  JSON.stringify(Array.from({ length: 300 }, (_, n) => n)),
  `${'['.repeat(200)}${']'.repeat(200)}`,
] as const;

const KEYS = [
  ...['body', 'id', 'cid', 'seq', 'ts', 'from', 'name', 'epoch', 'head', 'oldest', 'messages'],
  ...['more', 'joins', 'leaves', 'metas', 'phx_ref', 'online_at', 'face', 'state', 'page'],
  ...['v', 'caps', 'you', 'limits', 'rev', 'deleted', 'reactions', 'emoji', 'on', 'type'],
  ...['reply_to', 'quote', 'exact', 'prefix', 'suffix', 'status', 'response', 'reason', 'since'],
  ...['retry_after_ms', 'after_seq', 'before_seq', 'limit', 'invisible', 'sealed', 'member'],
  ...['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'then', ''],
] as const;

/** A text, written as JSON. */
export const hostileText = (dice: Dice): string => JSON.stringify(dice.pick(HOSTILE_TEXTS));

/** Any value, written as JSON; mostly small. */
export function hostileValue(dice: Dice, depth = 0): string {
  const kind = dice.roll(10);
  if (depth > 3 || kind < 5) return dice.pick(ODD);
  if (kind < 8) return hostileText(dice);
  const count = dice.roll(4);
  const values = Array.from({ length: count }, () => hostileValue(dice, depth + 1));
  if (kind === 8) return `[${values.join()}]`;
  return `{${values.map((value) => `${JSON.stringify(dice.pick(KEYS))}:${value}`).join()}}`;
}

/** An object of these fields, of which some are missing, doubled, or something else altogether. */
export function nearly(dice: Dice, fields: Readonly<Record<string, string>>): string {
  if (dice.roll(25) === 0) return hostileValue(dice);
  const members = Object.entries(fields).flatMap(([key, value]) => {
    const fate = dice.roll(50);
    if (fate === 0) return [];
    const written = `${JSON.stringify(key)}:${fate === 1 ? hostileValue(dice) : value}`;
    return fate === 2 ? [written, `${JSON.stringify(key)}:${hostileValue(dice)}`] : [written];
  });
  if (dice.roll(6) === 0) members.push(`${JSON.stringify(dice.pick(KEYS))}:${hostileValue(dice)}`);
  return `{${members.join()}}`;
}

/** The text with something cut off, doubled, put in or turned into something else. */
export function damage(dice: Dice, text: string): string {
  const at = dice.roll(text.length + 1);
  const rest = text.slice(at);
  switch (dice.roll(5)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + rest.slice(1);
    case 2:
      return (
        text.slice(0, at) + dice.pick(['"', '\\', '{', '[', ']', '}', ',', ':', '\u0000']) + rest
      );
    case 3:
      return text + rest;
    default:
      return text.slice(0, at) + String.fromCharCode(dice.roll(0x1_00_00)) + rest.slice(1);
  }
}
