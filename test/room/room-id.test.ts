import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRoomId, roomKey, sameRoom } from '../../lib/room/room-id.ts';

describe('the name of a room', () => {
  test.each([
    ['is taken as it is typed', 'film-club', 'film-club'],
    ['may have spaces around it', '  kitchen\n', 'kitchen'],
    ['may be in capitals', 'Kitchen', 'kitchen'],
    ['may have two parts', 'team:daily_1', 'team:daily_1'],
    ['may be one character', '7', '7'],
    ['may be as long as 128', 'x'.repeat(128), 'x'.repeat(128)],
  ])('%s', (_, typed, roomId) => {
    expect(parseRoomId(typed)).toEqual({ ok: true, roomId });
  });

  test.each([
    ['nothing', '', 'empty'],
    ['only spaces', ' \t ', 'empty'],
    ['129 characters', 'x'.repeat(129), 'too_long'],
    ['a space inside', 'two words', 'characters'],
    ['a slash', 'a/b', 'characters'],
    ['two colons', 'a:b:c', 'characters'],
    ['a colon at an end', ':a', 'characters'],
    ['a letter that others cannot type', 'küche', 'characters'],
    ['a line break inside', 'a\nb', 'characters'],
    ['what Phoenix would take for all topics', '*', 'characters'],
  ])('is refused with a reason: %s', (_, typed, problem) => {
    expect(parseRoomId(typed)).toEqual({ ok: false, problem });
  });

  test('is the same after it was read once, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'aB3-_: ') })),
        (typed) => {
          const read = parseRoomId(typed);
          if (!read.ok) return;
          expect(read.roomId).toMatch(/^[a-z0-9_:-]{1,128}$/);
          expect(parseRoomId(read.roomId)).toEqual(read);
        },
      ),
    );
  });
});

test('the same name on two servers is two rooms', () => {
  const here = { serverUrl: 'https://a.example', roomId: 'kitchen' };
  const there = { serverUrl: 'https://b.example', roomId: 'kitchen' };
  expect(sameRoom(here, { ...here })).toBe(true);
  expect(sameRoom(here, there)).toBe(false);
  expect(sameRoom(here, null)).toBe(false);
  expect(sameRoom(null, null)).toBe(true);
  expect(roomKey(here)).not.toBe(roomKey(there));
});
