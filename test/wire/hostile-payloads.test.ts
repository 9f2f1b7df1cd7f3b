import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanBody, cleanName } from '../../lib/wire/clean-text.ts';
import { ROOM_EVENTS } from '../../lib/wire/event-names.ts';
import { LIMITS } from '../../lib/wire/limits.ts';
import { parseBans } from '../../lib/wire/parse-moderation.ts';
import { parseHistory } from '../../lib/wire/parse-history.ts';
import { parseJoinReply } from '../../lib/wire/parse-join.ts';
import { parseReceipt } from '../../lib/wire/parse-receipt.ts';
import { parseRefusal } from '../../lib/wire/parse-refusal.ts';
import { parseDiscovery, parseSession } from '../../lib/wire/parse-server.ts';
import type { Presences } from '../../lib/room/roster.ts';
import { readEvent, type RoomSignal, type ShownOut } from '../../lib/wire/read-event.ts';
import { codePoints } from '../../lib/wire/text-length.ts';
import { anyText } from '../fakes/any-text.ts';

/** Words that payloads are made of, and words that a language trips over. */
const KEYS = [
  ...['body', 'id', 'cid', 'seq', 'ts', 'from', 'name', 'epoch', 'head', 'oldest', 'messages'],
  ...[
    'more',
    'joins',
    'leaves',
    'metas',
    'phx_ref',
    'online_at',
    'face',
    'state',
    'page',
    'reason',
  ],
  ...['v', 'caps', 'you', 'limits', 'member_id', 'token', 'socket', 'session', 'retry_after_ms'],
  ...['bans', 'locked', 'rev', 'deleted', 'reactions', 'emoji', 'on', 'type', '👍', '🎉'],
  ...['__proto__', 'constructor', 'toString', 'length', ''],
];
const text = fc.oneof(
  anyText,
  fc.constantFrom('e', '/socket', '\u0958'.repeat(2_001), 'x'.repeat(4_001), '😀'.repeat(50)),
);
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(1, 1e15, 9e15, 2 ** 53));
const leaf = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const { payload } = fc.letrec<{ payload: unknown; map: unknown }>((tie) => ({
  payload: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('payload')), tie('map')),
  map: fc
    .array(fc.tuple(fc.constantFrom(...KEYS), tie('payload')), { maxLength: 8 })
    // As JSON gives it: `__proto__` is a key like any other.
    .map((entries) => {
      const members = entries.map(
        ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
      );
      return JSON.parse(`{${members.join()}}`) as unknown;
    }),
}));

function expectShown(shown: string | null, limit: number): void {
  expect(codePoints(shown ?? '')).toBeLessThanOrEqual(limit);
  expect(shown ?? '').not.toMatch(/[\u0000-\u0008\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u);
}

function expectId(id: string): void {
  expect(id).toMatch(/^[^]{1,128}$/);
}

function expectTime(ms: number | null): void {
  expect(Number.isNaN(new Date(ms ?? 0).getTime())).toBe(false);
}

function expectPeople(presences: Presences): void {
  for (const metas of presences.values()) {
    expect(metas.length).toBeGreaterThan(0);
    expect(metas.length).toBeLessThanOrEqual(LIMITS.metasPerMember);
    for (const { name, face, page, onlineAt } of metas) {
      expectShown(name, LIMITS.name);
      expect((face ?? '').length + (page ?? '').length).toBeLessThanOrEqual(80);
      expectTime(onlineAt);
    }
  }
}

function expectHarmless(signal: RoomSignal | ShownOut | null): void {
  switch (signal?.type) {
    case 'message':
      expectShown(signal.message.body, LIMITS.body);
      expectShown(signal.message.claimedName, LIMITS.name);
      expectShown(signal.message.from?.name ?? null, LIMITS.name);
      expectTime(signal.message.ts);
      for (const { members } of signal.message.reactions) members.forEach(expectId);
      break;
    case 'change':
      expectId(signal.change?.key ?? 'x');
      if (signal.change?.type === 'message_edited') expectShown(signal.change.body, LIMITS.body);
      break;
    case 'typing':
      expectId(signal.memberId);
      break;
    case 'presence_state':
      expectPeople(signal.presences);
      break;
    case 'presence_diff':
      expectPeople(signal.diff.joins);
      expectPeople(signal.diff.leaves);
      break;
    default:
  }
}

test('whatever a server sends is read within limits or dropped, and nothing throws', () => {
  fc.assert(
    fc.property(payload, fc.constantFrom(...ROOM_EVENTS), (value, name) => {
      expectHarmless(readEvent(name, value));
      for (const message of parseHistory(value)?.messages ?? []) {
        expectHarmless({ type: 'message', message });
      }
      for (const change of parseHistory(value)?.changes ?? []) {
        expectHarmless({ type: 'change', ...change });
      }
      expect(parseJoinReply(value)?.body ?? 0).toBeLessThanOrEqual(LIMITS.body);
      expect(parseRefusal(value).retryAfterMs ?? 0).toBeLessThanOrEqual(600_000);
      for (const banned of parseBans(value) ?? []) expectShown(banned.name, LIMITS.name);
      expectTime(parseReceipt(value)?.ts ?? null);
      for (const read of [parseDiscovery(value), parseSession(value)]) {
        expect(JSON.stringify(read).length).toBeLessThan(4_096);
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('a payload of the right shape is read though parts of it are hostile', () => {
  const message = fc.record({ body: text });
  fc.assert(
    fc.property(message, payload, payload, ({ body }, odd, other) => {
      const read = readEvent('new_msg', {
        body,
        id: odd,
        cid: other,
        from: odd,
        name: other,
        ts: odd,
        rev: odd,
        reactions: other,
      });
      expectHarmless(read);
      const longest = Math.max(codePoints(body), codePoints(cleanBody(body)));
      expect(read === null).toBe(longest > LIMITS.body);
    }),
  );
});

test('what was cleaned once is clean: our own words come back as we sent them', () => {
  const marks = fc.string({
    unit: fc.constantFrom(
      'e',
      '\u0301',
      '\u0327',
      '\u200d',
      '\u0958',
      '\u09c7',
      '\u09be',
      '\r',
      '\ud83d',
      '각',
    ),
    maxLength: 60,
  });
  fc.assert(
    fc.property(fc.oneof(anyText, marks), (written) => {
      const body = cleanBody(written);
      expect(cleanBody(body)).toBe(body);
      const name = cleanName(written) ?? '';
      expect(cleanName(name) ?? '').toBe(name);
    }),
    { numRuns: 300 },
  );
});
