import { expect, onTestFinished, test, vi } from 'vitest';
import { aMember } from '../fakes/samples.ts';
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
  ['你好@小明', '小明'],
  ['@小明你看一下', '小明'],
  ['（@小明）', '小明'],
  ['请问@Ada在吗', 'Ada'],
  ['ねー@アダさん', 'アダ'],
  ['สวัสดี@มานะครับ', 'มานะ'],
  ['ສະບາຍດີ@ນາງຄຳ', 'ນາງ'],
  ['@민수, 봐', '민수'],
])('“%s” calls for %s', (body, name) => expect(mentions(body, name)).toBe(true));

test.each([
  ['Ada, look', 'Ada'],
  ['@Adam', 'Ada'],
  ['mail@ada', 'Ada'],
  ['почта@ada', 'Ada'],
  ['@민수진', '민수'],
  ['@นิ', 'น'],
  ['@Quiet', 'Quiet Heron'],
  ['@C', 'C++'],
  ['@anything', '.*'],
  ['@', ''],
  ['@ ', ' '],
])('“%s” does not call for %s', (body, name) => expect(mentions(body, name)).toBe(false));

test.each([
  ['@Ada Lovelace, look', ['Ada Lovelace'], false],
  ['@ada\nlovelace', ['Ada Lovelace'], false],
  ['@Ada Lovelace and @Ada', ['Ada Lovelace'], true],
  ['@Ada, look', ['Ada Lovelace'], true],
  ['@Ada Lovelace', ['Adam Lovelace', 'Lovelace', 'Ada'], true],
  ['@Ada明你看', ['Ada明'], false],
  ['@Ada看', ['Ada明'], true],
])('“%s”, with %j here, calls for Ada: %j', (body, names, isCalled) => {
  const members = names.map((name) => aMember(name.toLowerCase(), name));
  expect(mentions(body, 'Ada', members)).toBe(isCalled);
});

test('whoever has the longer name is called by it', () => {
  expect(mentions('@Ada Lovelace', 'Ada Lovelace', [aMember('ada', 'Ada')])).toBe(true);
});

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

test('a text full of calls is gone through once for each longer name, and not once for each call', () => {
  const search = vi.spyOn(String.prototype, 'matchAll');
  onTestFinished(() => search.mockRestore());
  const longer = Array.from({ length: 20 }, (_, n) => `a ${n + 10}`);
  expect(findMentions('@a 5 '.repeat(800), 'a', longer)).toHaveLength(800);
  expect(search.mock.calls.length).toBeLessThanOrEqual(longer.length + 1);
});
