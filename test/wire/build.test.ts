import { describe, expect, test } from 'vitest';
import {
  buildChange,
  buildHistory,
  buildJoin,
  buildNewMessage,
  buildPresenceUpdate,
  buildSealedPresence,
  buildSocketParams,
  buildTyping,
} from '../../lib/wire/build.ts';
import { LIMITS } from '../../lib/wire/limits.ts';
import { utf8Bytes } from '../../lib/wire/text-length.ts';

const SELF = { memberId: 'ada', name: 'Ada', face: 'k3' };
const HERE = { state: 'active', invisible: false, page: null } as const;

test('a join says what we can do, who we are and what we have', () => {
  expect(
    buildJoin({ presence: buildPresenceUpdate(SELF, HERE), since: { epoch: 'e', seq: 4 } }),
  ).toEqual({
    v: 1,
    caps: [
      'cid',
      'seq',
      'history',
      'edit',
      'react',
      'typing',
      'presence_update',
      'invisible',
      'quote',
      'sealed',
      'moderate',
    ],
    since: { epoch: 'e', seq: 4 },
    name: 'Ada',
    face: 'k3',
    ...HERE,
  });
});

test('a join with the longest name fits into what a server takes', () => {
  const self = { memberId: 'x'.repeat(128), name: '😀'.repeat(LIMITS.name), face: 'z'.repeat(16) };
  const since = { epoch: 'e'.repeat(128), seq: Number.MAX_SAFE_INTEGER };
  const join = buildJoin({ presence: buildPresenceUpdate(self, HERE), since });
  expect(utf8Bytes(JSON.stringify(join))).toBeLessThan(LIMITS.joinPayloadBytes);
});

describe('a message', () => {
  test('tells a server that signs its authors no name', () => {
    expect(buildNewMessage({ cid: 'c', body: 'hi', name: null })).toEqual({ cid: 'c', body: 'hi' });
  });

  test('tells others the name, for one that echoes', () => {
    const message = { cid: 'c', body: 'hi', name: 'Ada' };
    expect(buildNewMessage(message)).toEqual(message);
  });

  test('names the message that it answers, and the place that it points at', () => {
    const quote = { exact: 'the lamp', prefix: 'of ', suffix: ' in' };
    const message = { cid: 'c', body: 'hi', name: null };
    expect(buildNewMessage({ ...message, context: { replyTo: 'm1', quote } })).toEqual({
      cid: 'c',
      body: 'hi',
      reply_to: 'm1',
      quote,
    });
  });

  test('of the greatest length, with a quote of the greatest length, fits into one frame', () => {
    const body = '\u0001'.repeat(LIMITS.body);
    const side = '\u0001'.repeat(LIMITS.quoteSide);
    const quote = { exact: '\u0001'.repeat(LIMITS.quote), prefix: side, suffix: side };
    const payload = buildNewMessage({ cid: 'c', body, name: null, context: { quote } });
    const frame = JSON.stringify(['1', '2', 'room:x', 'new_msg', payload]);
    expect(utf8Bytes(frame)).toBeLessThan(LIMITS.frameBytes);
  });
});

test('history is asked for in one direction', () => {
  expect(buildHistory({ afterSeq: 4, limit: 200 })).toEqual({ after_seq: 4, limit: 200 });
  expect(buildHistory({ beforeSeq: 4, limit: 50 })).toEqual({ before_seq: 4, limit: 50 });
});

test('how we are here now is name, face, state, and whether we are listed', () => {
  const here = { state: 'idle', invisible: true, page: 'p4ge' } as const;
  expect(buildPresenceUpdate(SELF, here)).toEqual({ name: 'Ada', face: 'k3', ...here });
});

test('a server without sessions is told who we say we are', () => {
  expect(buildSocketParams(SELF)).toEqual({ user_id: 'ada', name: 'Ada' });
});

test('what is done to a message names it and carries a cid, and nothing that is not the server’s', () => {
  const beside = { room: {}, key: 'm1', cid: 'c1' };
  const about = { id: 'm1', cid: 'c1' };
  expect([
    buildChange({ ...beside, type: 'edit', body: 'new' }),
    buildChange({ ...beside, type: 'delete' }),
    buildChange({ ...beside, type: 'react', emoji: '👍', on: false }),
  ]).toEqual([
    { event: 'edit_msg', payload: { ...about, body: 'new' } },
    { event: 'delete_msg', payload: about },
    { event: 'react', payload: { ...about, emoji: '👍', on: false } },
  ]);
});

test('how we are in an encrypted room tells its server only whether to list us', () => {
  const invisible = { ...HERE, invisible: true, page: 'x' };
  expect(buildSealedPresence('e1.a.b', invisible)).toEqual({ sealed: 'e1.a.b', invisible: true });
  expect(buildSealedPresence(null, HERE)).toEqual({ invisible: false });
});

test('typing is on or off', () => {
  expect(buildTyping(true)).toEqual({ on: true });
});
