import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../lib/wire/limits.ts';
import { parseJoinReply } from '../../lib/wire/parse-join.ts';
import { isPassing, parseRefusal } from '../../lib/wire/parse-refusal.ts';
import { parseDiscovery, parseSession } from '../../lib/wire/parse-server.ts';

const JOINED = { v: 1, caps: ['cid', 'seq'], you: { id: 'ada' }, epoch: 'e', head: 4, oldest: 2 };

describe('the reply to a join', () => {
  test('of a roomlight server says who we are and where the log stands', () => {
    expect(parseJoinReply({ ...JOINED, limits: { body: 500 }, now: 1 })).toEqual({
      memberId: 'ada',
      capabilities: ['cid', 'seq'],
      epoch: 'e',
      head: 4,
      oldest: 2,
      locked: false,
      body: 500,
    });
  });

  test('names only what we know', () => {
    const caps = ['seq', 'teleport', 7, null, '__proto__', 'cid'];
    expect(parseJoinReply({ ...JOINED, caps })?.capabilities).toEqual(['cid', 'seq']);
  });

  test.each([
    ['more than the protocol', { body: 1e9 }, LIMITS.body],
    ['nothing of it', {}, LIMITS.body],
    ['less', { body: 10 }, 10],
  ])('allows bodies by the stricter of both: the server says %s', (_, limits, body) => {
    expect(parseJoinReply({ ...JOINED, limits })?.body).toBe(body);
  });

  test.each<[string, unknown]>([
    ['nothing', {}],
    ['a text', 'welcome'],
    ['null', null],
    ['another version', { ...JOINED, v: 2 }],
    ['no member', { ...JOINED, you: {} }],
    ['a member without end', { ...JOINED, you: { id: 'x'.repeat(129) } }],
    ['no log', { ...JOINED, epoch: undefined }],
    ['a head that is no number', { ...JOINED, head: 'far' }],
  ])('is that of any other server: %s', (_, response) => {
    expect(parseJoinReply(response)).toBeNull();
  });
});

describe('a refusal', () => {
  test.each([
    ['rate_limited', 'rate_limited', true],
    ['server_busy', 'server_busy', true],
    ['banned', 'banned', false],
    ['room_full', 'room_full', false],
    ['epoch_changed', 'epoch_changed', false],
    ['unmatched topic', 'no_such_room', false],
    ['no_such_room', 'unknown', false],
    ['constructor', 'unknown', false],
    ['the moon is full', 'unknown', false],
  ])('of %j is %s', (word, reason, passing) => {
    const refusal = parseRefusal({ reason: word });
    expect(refusal).toEqual({ reason, word, retryAfterMs: null });
    expect(isPassing(refusal.reason)).toBe(passing);
  });

  test.each<[unknown, number | null]>([
    [1_500, 1_500],
    [0, 0],
    [86_400_000, 600_000],
    [-5, null],
    ['soon', null],
    [null, null],
  ])('may say when to come back, and keeps its reason: %j', (retry_after_ms, retryAfterMs) => {
    expect(parseRefusal({ reason: 'banned', retry_after_ms })).toEqual({
      reason: 'banned',
      word: 'banned',
      retryAfterMs,
    });
  });

  test.each([null, 'no', [], {}, { reason: 7 }, { reason: 'x'.repeat(257) }])(
    'of another shape is unknown: %j',
    (response) => {
      expect(parseRefusal(response)).toEqual({ reason: 'unknown', word: '', retryAfterMs: null });
    },
  );
});

describe('the discovery document', () => {
  const DOCUMENT = { v: 1, name: 'Ours', socket: '/socket', session: '/api/session', limits: {} };

  test('says name and paths', () => {
    expect(parseDiscovery(DOCUMENT)).toEqual({
      name: 'Ours',
      socketPath: '/socket',
      sessionPath: '/api/session',
    });
  });

  test.each([
    'https://evil.example/socket',
    '//evil.example/socket',
    'socket',
    '/socket?token=1',
    '/socket#x',
    '/so cket',
    '/\\evil.example',
    `/${'x'.repeat(256)}`,
    '',
  ])('never leads away from its server: %j', (path) => {
    expect(parseDiscovery({ ...DOCUMENT, socket: path })).toBeNull();
    expect(parseDiscovery({ ...DOCUMENT, session: path })).toBeNull();
  });

  test.each<[unknown]>([[{ ...DOCUMENT, v: 2 }], [{}], [null], [[]], ['<html>']])(
    'is none of ours: %j',
    (document) => {
      expect(parseDiscovery(document)).toBeNull();
    },
  );
});

describe('a session', () => {
  test('is a member and a token', () => {
    expect(parseSession({ member_id: 'm', token: 't', extra: 1 })).toEqual({
      memberId: 'm',
      token: 't',
    });
  });

  test.each([
    [{ member_id: '', token: 't' }],
    [{ member_id: 'm' }],
    [{ member_id: 'm', token: 'x'.repeat(2_049) }],
    [{ member_id: 7, token: 't' }],
    [null],
  ])('is none: %j', (document) => {
    expect(parseSession(document)).toBeNull();
  });
});
