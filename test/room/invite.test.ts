import { describe, expect, test } from 'vitest';
import {
  inviteLink,
  parseRoomWish,
  readInviteLink,
  rootIn,
  sealedInviteLink,
} from '../../lib/room/invite.ts';

describe('an invitation', () => {
  test.each([
    { serverUrl: 'https://rooms.example', roomId: 'kitchen' },
    { serverUrl: 'http://127.0.0.1:4000', roomId: 'page:0123456789abcdef0123456789abcdef' },
    { serverUrl: 'https://rooms.example/live/socket', roomId: 'a' },
  ])('to $roomId on $serverUrl leads there', (address) => {
    expect(parseRoomWish(inviteLink(address))).toEqual({
      ok: true,
      roomId: address.roomId,
      server: address.serverUrl,
      isInvite: true,
    });
  });

  test('has nothing of the room before the #, which a browser sends to the server', () => {
    const [sent] = inviteLink({ serverUrl: 'https://rooms.example', roomId: 'kitchen' }).split('#');
    expect(sent).toBe('https://rooms.example/j');
  });

  test.each([
    ['r1.kitchen', null],
    ['  r1.kitchen\n', null],
    ['https://rooms.example/j#r1.kitchen', 'https://rooms.example'],
    ['https://rooms.example/j/#r1.kitchen', 'https://rooms.example'],
    ['rooms.example/j#r1.Kitchen', 'rooms.example'],
    ['https://rooms.example/j#kitchen', 'https://rooms.example'],
  ])('%j is read', (text, server) => {
    expect(parseRoomWish(text)).toEqual({ ok: true, roomId: 'kitchen', server, isInvite: true });
  });

  test('of a kind that comes later is not taken for the name of a room', () => {
    expect(parseRoomWish('https://rooms.example/j#e2.AAECAw')).toEqual({
      ok: false,
      problem: 'newer_invite',
    });
    expect(parseRoomWish('r2.kitchen')).toEqual({ ok: false, problem: 'newer_invite' });
  });

  test.each([
    ['https://rooms.example/j#', 'empty'],
    ['https://rooms.example/j#r1.', 'empty'],
    ['r1.two rooms', 'characters'],
    ['https://rooms.example/', 'characters'],
    [`r1.${'a'.repeat(129)}`, 'too_long'],
  ])('%s names no room: %s', (text, problem) => {
    expect(parseRoomWish(text)).toEqual({ ok: false, problem });
  });
});

test('the name of a room is no invitation', () => {
  expect(parseRoomWish(' Kitchen ')).toEqual({
    ok: true,
    roomId: 'kitchen',
    server: null,
    isInvite: false,
  });
});

describe('an invitation to an encrypted room', () => {
  const ROOT = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';
  const server = 'https://rooms.example';

  test.each([null, 'Küche #1', 'a.b & c'])('called %j has all of it behind the #', (label) => {
    const link = sealedInviteLink(server, ROOT, label);
    const named = label === null ? {} : { label };
    expect(link.startsWith(`${server}/j#`)).toBe(true);
    expect(parseRoomWish(link)).toEqual({
      ok: true,
      roomId: `e1.${ROOT}`,
      server,
      isInvite: true,
      ...named,
    });
    expect(readInviteLink(link)).toEqual({ server, roomId: `e1.${ROOT}`, ...named });
  });

  test('gives its root', () => {
    expect(rootIn(`e1.${ROOT}`)).toBe(ROOT);
    expect(rootIn(`e1.${ROOT}.Kitchen`)).toBe(ROOT);
    expect(rootIn('kitchen')).toBeNull();
    expect(rootIn(`r1.${ROOT}`)).toBeNull();
  });

  test.each([`e1.${ROOT.slice(1)}`, `e1.${ROOT}A`, 'e1.', `e1.${ROOT}%`])(
    'that is damaged is said to be: %s',
    (code) => {
      expect(parseRoomWish(`${server}/j#${code}`)).toEqual({
        ok: false,
        problem: 'damaged_invite',
      });
      expect(readInviteLink(`${server}/j#${code}`)).toBeNull();
    },
  );

  test.each(['\u202egnp.exe', 'a\nb', `a${'\u0301'.repeat(9)}`, '\u200f\u200eAda', '\u061cAda'])(
    'called %j, which is made to be misread, has no name',
    (label) => {
      const link = sealedInviteLink(server, ROOT, label);
      expect(readInviteLink(link)).toEqual({ server, roomId: `e1.${ROOT}` });
    },
  );

  test('with a name cut off in a letter still opens', () => {
    expect(parseRoomWish(`${server}/j#e1.${ROOT}.K%C3`)).toMatchObject({ roomId: `e1.${ROOT}` });
  });
});
