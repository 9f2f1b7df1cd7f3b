import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../lib/wire/limits.ts';
import { parseChange } from '../../lib/wire/parse-change.ts';
import { parseTyping } from '../../lib/wire/parse-typing.ts';

const ABOUT = { id: 'm1', cid: 'c1', from: { id: 'ada', name: 'Ada' }, seq: 4, ts: 1 };

describe('what was done to a message', () => {
  test('is its new text', () => {
    expect(parseChange('msg_edited', { ...ABOUT, body: 'n\u202eew', rev: 2 })).toEqual({
      seq: 4,
      change: { type: 'message_edited', key: 'm1', body: 'new', rev: 2 },
    });
  });

  test('is that it is gone', () => {
    expect(parseChange('msg_deleted', { ...ABOUT, rev: 2 })).toEqual({
      seq: 4,
      change: { type: 'message_deleted', key: 'm1' },
    });
  });

  test('is a reaction of whom the server names', () => {
    expect(parseChange('msg_reacted', { ...ABOUT, emoji: '❤️', on: false })).toEqual({
      seq: 4,
      change: { type: 'reaction_changed', key: 'm1', emoji: '❤️', memberId: 'ada', on: false },
    });
  });

  test.each<[string, Parameters<typeof parseChange>[0], object]>([
    ['an edit without a text, as of a message that was deleted since', 'msg_edited', { rev: 1 }],
    [
      'an edit that is longer than a message may be',
      'msg_edited',
      { rev: 1, body: 'x'.repeat(LIMITS.body + 1) },
    ],
    ['an edit whose text is none', 'msg_edited', { rev: 1, body: { toString: 'x' } }],
    ['an edit that does not say which', 'msg_edited', { body: 'x' }],
    ['an edit before the first', 'msg_edited', { body: 'x', rev: 0 }],
    ['a change of nothing', 'msg_deleted', { id: undefined }],
    ['a change of everything', 'msg_deleted', { id: 'x'.repeat(129) }],
    ['a reaction with a text', 'msg_reacted', { emoji: '<b>', on: true }],
    ['a reaction that is neither on nor off', 'msg_reacted', { emoji: '👍' }],
    ['a reaction of nobody', 'msg_reacted', { emoji: '👍', on: true, from: null }],
    ['a reaction of a number', 'msg_reacted', { emoji: '👍', on: true, from: { id: 5 } }],
  ])('takes its place and changes nothing: %s', (_, type, odd) => {
    expect(parseChange(type, { ...ABOUT, ...odd })).toEqual({ seq: 4, change: null });
  });

  test.each([
    null,
    [],
    'x',
    {},
    { ...ABOUT, seq: 0 },
    { ...ABOUT, seq: '4' },
    { ...ABOUT, seq: 2 ** 53 },
  ])('without a place in the log is nothing: %j', (payload) => {
    expect(parseChange('msg_deleted', payload)).toBeNull();
  });
});

describe('typing', () => {
  test.each([
    [{ from: { id: 'ada', name: 'Ada' } }, true],
    [{ from: { id: 'ada' }, on: true }, true],
    [{ from: { id: 'ada' }, on: false }, false],
  ])('%j is read', (payload, on) => {
    expect(parseTyping(payload)).toEqual({ memberId: 'ada', on });
  });

  test.each([
    null,
    {},
    { on: true },
    { from: 'ada' },
    { from: { id: '' } },
    { from: { id: 'x'.repeat(129) } },
    { from: { id: 'ada' }, on: 'yes' },
  ])('%j says nothing', (payload) => {
    expect(parseTyping(payload)).toBeNull();
  });
});
