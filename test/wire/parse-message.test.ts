import { describe, expect, test, vi } from 'vitest';
import { LIMITS } from '../../lib/wire/limits.ts';
import { parseMessage } from '../../lib/wire/parse-message.ts';
import { parseReceipt } from '../../lib/wire/parse-receipt.ts';
import { codePoints } from '../../lib/wire/text-length.ts';

const NOTHING_BUT_A_BODY = {
  id: null,
  seq: null,
  cid: null,
  from: null,
  claimedName: null,
  body: 'hi',
  rev: 0,
  deleted: false,
  reactions: [],
  replyTo: null,
  quote: null,
  ts: null,
};

describe('a message', () => {
  test('of a server that keeps a log has everything', () => {
    const told = {
      id: 'm-1',
      cid: 'c-1',
      from: { id: 'ada', name: ' Ada ' },
      body: 'hi',
      seq: 3,
      ts: 1_772_460_000_000,
    };
    expect(parseMessage(told)).toEqual({
      ...NOTHING_BUT_A_BODY,
      ...told,
      from: { id: 'ada', name: 'Ada' },
      claimedName: null,
    });
  });

  test('of a guide server has a body', () => {
    expect(parseMessage({ body: 'hi' })).toEqual(NOTHING_BUT_A_BODY);
  });

  test('echoed has what was sent, and the name is only claimed', () => {
    const echoed = { body: 'hi', cid: 'c-1', name: 'Ada\u202e' };
    expect(parseMessage(echoed)).toEqual({ ...NOTHING_BUT_A_BODY, cid: 'c-1', claimedName: 'Ada' });
  });

  test.each<[string, object]>([
    ['numbers its messages', { id: 12 }],
    ['says who by name', { from: 'ada' }],
    [
      'says null for what it does not know',
      { id: null, seq: null, cid: null, from: null, name: null },
    ],
    ['writes times as text', { ts: '2026-03-02T14:00:00Z' }],
    ['has a time that no clock can show', { ts: 9e15 }],
    ['says ids as long as a page', { id: 'x'.repeat(129), cid: 'x'.repeat(129) }],
    ['has fields of its own', { inserted_at: 1, user: {} }],
  ])('is shown though the server %s', (_, odd) => {
    expect(parseMessage({ body: 'hi', ...odd })).toEqual(NOTHING_BUT_A_BODY);
  });

  test('of somebody without a name is shown', () => {
    expect(parseMessage({ body: 'hi', from: { id: 'ada', name: null } })?.from).toEqual({
      id: 'ada',
      name: null,
    });
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['a text', 'hi'],
    ['a list', []],
    ['without a body', { id: 'm-1' }],
    ['with a body that is no text', { body: { html: 'hi' } }],
    ['with a place before the first', { body: 'hi', seq: 0 }],
    ['with half a place', { body: 'hi', seq: 1.5 }],
    ['with a place beyond counting', { body: 'hi', seq: 2 ** 53 }],
    ['longer than may be', { body: 'x'.repeat(LIMITS.body + 1) }],
    ['longer than may be once it is composed', { body: '\u0958'.repeat(LIMITS.body) }],
  ])('is none: %s', (_, payload) => {
    expect(parseMessage(payload)).toBeNull();
  });

  test('may be as long as the limit in characters of any plane', () => {
    expect(codePoints(parseMessage({ body: '😀'.repeat(LIMITS.body) })?.body ?? '')).toBe(
      LIMITS.body,
    );
  });

  test('in history is as it is now: changed so often, with its reactions', () => {
    const reactions = { '🎉': ['bob', 'ada', 'bob'], '👍': ['ada'] };
    expect(parseMessage({ body: 'hi', rev: 2, reactions })).toEqual({
      ...NOTHING_BUT_A_BODY,
      rev: 2,
      reactions: [
        { emoji: '🎉', members: ['bob', 'ada'] },
        { emoji: '👍', members: ['ada'] },
      ],
    });
  });

  test('says what it answers, and at what it points', () => {
    const quote = { exact: 'the lamp', prefix: 'of ', suffix: ' in' };
    expect(parseMessage({ body: 'hi', reply_to: 'm-0', quote })).toEqual({
      ...NOTHING_BUT_A_BODY,
      replyTo: 'm-0',
      quote,
    });
  });

  test.each<[string, unknown]>([
    ['is a text', 'the lamp'],
    ['has no words', { exact: ' \u202e ' }],
    ['is longer than one may be', { exact: 'x'.repeat(LIMITS.quote + 1) }],
    ['has too long a side', { exact: 'x', prefix: 'y'.repeat(LIMITS.quoteSide + 1) }],
  ])('with a quote that %s is read without it', (_, quote) => {
    expect(parseMessage({ body: 'hi', quote })).toEqual(NOTHING_BUT_A_BODY);
  });

  test('with a quote that turns its direction is shown without the turn', () => {
    expect(parseMessage({ body: 'hi', quote: { exact: '\u202elamp' } })?.quote).toEqual({
      exact: 'lamp',
      prefix: '',
      suffix: '',
    });
  });

  test('that was deleted is its place and nothing else, whatever comes with it', () => {
    const gone = { id: 'm', seq: 3, rev: 1, deleted: true };
    const left = { ...NOTHING_BUT_A_BODY, ...gone, body: '' };
    expect(parseMessage(gone)).toEqual(left);
    expect(parseMessage({ ...gone, body: 'still here', reactions: { '👍': ['ada'] } })).toEqual(
      left,
    );
  });

  test.each<[string, object]>([
    ['a rev that is none', { rev: -1 }],
    ['a rev in words', { rev: '2' }],
    ['a deletion that is neither yes nor no', { deleted: 1 }],
    ['reactions that are a list', { reactions: ['👍'] }],
    ['reactions with anything but the six', { reactions: { '💣': ['ada'], ok: ['ada'] } }],
    ['reactions of nobody', { reactions: { '👍': [] } }],
    ['reactions of no members', { reactions: { '👍': [1, null, '', 'x'.repeat(129), {}] } }],
    ['reactions as a number', { reactions: { '👍': 3 } }],
    ['reactions under a name that objects have', { reactions: JSON.parse('{"__proto__":["a"]}') }],
  ])('with %s is read without that', (_, odd) => {
    expect(parseMessage({ body: 'hi', ...odd })).toEqual(NOTHING_BUT_A_BODY);
  });

  test('with more reactions than a room has people has as many as are read', () => {
    const crowd = Array.from({ length: LIMITS.reactors + 5 }, (_, n) => `m${n}`);
    const [reaction] = parseMessage({ body: 'hi', reactions: { '👍': crowd } })?.reactions ?? [];
    expect(reaction?.members).toHaveLength(LIMITS.reactors);
  });

  test('that is far too long is not even looked through', () => {
    const normalize = vi.spyOn(String.prototype, 'normalize');
    expect(parseMessage({ body: 'x'.repeat(1_000_000) })).toBeNull();
    // Of the names that it might have, too: those are cut before.
    expect(normalize.mock.contexts.filter((text) => String(text).length > 2_000)).toEqual([]);
    normalize.mockRestore();
  });

  test('is cleaned of what would change how the line reads', () => {
    expect(parseMessage({ body: 'a\u202eb\u0000c' })?.body).toBe('abc');
  });
});

test.each<[string, unknown, object | null]>([
  [
    'place, id and time',
    { cid: 'c', id: 'm', seq: 1, ts: 2, dup: true },
    { id: 'm', seq: 1, ts: 2 },
  ],
  ['nothing, as guide servers say', {}, null],
  ['a place that is none', { id: 'm', seq: 0, ts: 2 }, null],
  ['a time that no clock can show', { id: 'm', seq: 1, ts: 9e15 }, null],
])('a receipt tells %s', (_, response, receipt) => {
  expect(parseReceipt(response)).toEqual(receipt);
});
