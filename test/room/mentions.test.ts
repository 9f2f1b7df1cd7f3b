import { expect, test } from 'vitest';
import { findMentions, mentions } from '../../lib/room/mentions.ts';

test.each([
  ['@Ada, look', 'Ada'],
  ['look, @ada!', 'Ada'],
  ['(@ADA)', 'ada'],
  ['hello @Quiet Heron how are you', 'Quiet Heron'],
  ['hello @quiet\nheron', 'Quiet Heron'],
  ['@数学', '数学'],
  ['@Zoë', 'Zoë'],
  ['@C++ (who?)', 'C++'],
  ['@🦊🦊 hi', '🦊🦊'],
])('“%s” calls for %s', (body, name) => expect(mentions(body, name)).toBe(true));

test.each([
  ['Ada, look', 'Ada'],
  ['@Adam', 'Ada'],
  ['mail@ada', 'Ada'],
  ['@Quiet', 'Quiet Heron'],
  ['@C', 'C++'],
  ['@anything', '.*'],
  ['@', ''],
  ['@ ', ' '],
])('“%s” does not call for %s', (body, name) => expect(mentions(body, name)).toBe(false));

test('each place is found with its sign', () => {
  const body = '@Ada and @ada';
  expect(findMentions(body, 'Ada').map(({ from, to }) => body.slice(from, to))).toEqual([
    '@Ada',
    '@ada',
  ]);
});

test('any name can be looked for', () => {
  for (const name of ['(', '[a', '\\', 'a-b', '/', '$^', '{2}', 'a|b', '~#&']) {
    expect(mentions(`hi @${name} there`, name), name).toBe(true);
  }
});
