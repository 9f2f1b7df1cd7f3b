import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../lib/wire/limits.ts';
import { parseHistory, parseRoomTick } from '../../lib/wire/parse-history.ts';

function page(changes: object): object {
  return { epoch: 'e', head: 3, oldest: 1, messages: [], more: false, ...changes };
}

function said(seq: number, body: unknown = `${seq}`): object {
  return { seq, body };
}

describe('a page of history', () => {
  test('is in the order of the log, whatever order it came in', () => {
    const read = parseHistory(page({ messages: [said(3), said(1), said(2)] }));
    expect(read?.messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test('leaves out what is no message, and still reaches as far as it did', () => {
    const messages = [said(1), said(2, 7), null, { body: 'nowhere' }, said(9, 'x'.repeat(9_999))];
    const read = parseHistory(page({ messages, more: true }));
    expect(read?.messages.map(({ seq }) => seq)).toEqual([1]);
    expect(read?.reached).toBe(9);
  });

  test('tells apart what was said and what was done to it, and reaches as far as both', () => {
    const messages = [
      said(1),
      { seq: 3, type: 'msg_edited', id: 'm1', body: 'new', rev: 1, from: { id: 'ada' } },
      { seq: 2, type: 'msg_reacted', id: 'm1', emoji: '👍', on: true, from: { id: 'bob' } },
      { seq: 4, type: 'msg_edited', id: 'm2', rev: 1 },
      { seq: 5, type: 'something_new', id: 'm1', body: 'no message' },
    ];
    const read = parseHistory(page({ head: 5, messages }));
    expect(read?.messages.map(({ seq }) => seq)).toEqual([1]);
    expect(read?.changes).toEqual([
      {
        seq: 2,
        change: { type: 'reaction_changed', key: 'm1', emoji: '👍', memberId: 'bob', on: true },
      },
      { seq: 3, change: { type: 'message_edited', key: 'm1', body: 'new', rev: 1 } },
    ]);
    expect(read?.reached).toBe(5);
  });

  test('reaches nowhere when it is empty', () => {
    expect(parseHistory(page({}))).toEqual({ ...page({}), changes: [], reached: 0 });
  });

  test('of an empty room says nothing of an oldest entry', () => {
    expect(parseHistory({ epoch: 'e', head: 0, messages: [], more: false })?.oldest).toBe(0);
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['a list', []],
    ['without an epoch', page({ epoch: undefined })],
    ['with an empty epoch', page({ epoch: '' })],
    ['with a head below nothing', page({ head: -1 })],
    ['with messages that are no list', page({ messages: {} })],
    ['that does not say whether there is more', page({ more: 'yes' })],
    [
      'longer than the protocol allows',
      page({ messages: Array(LIMITS.history + 1).fill(said(1)) }),
    ],
  ])('is none: %s', (_, response) => {
    expect(parseHistory(response)).toBeNull();
  });
});

test.each<[unknown, object | null]>([
  [
    { epoch: 'e', head: 4 },
    { epoch: 'e', head: 4 },
  ],
  [{ epoch: 'e', head: '4' }, null],
  [{ head: 4 }, null],
  [[], null],
])('a tick says where the log stands: %j', (payload, tick) => {
  expect(parseRoomTick(payload)).toEqual(tick);
});
