import { expect, test } from 'vitest';
import {
  brokenOff,
  connectionAfterSocket,
  refusedBy,
} from '../../lib/background/next-connection.ts';
import type { Connection } from '../../lib/room/types.ts';

const online: Connection = { status: 'online' };
const connecting: Connection = { status: 'connecting' };
const away: Connection = { status: 'reconnecting', since: 100, problem: 'unreachable' };
const refused: Connection = { status: 'refused', reason: 'banned' };

test('a socket that opens is no news: the join tells', () => {
  for (const current of [online, connecting, away, refused]) {
    expect(connectionAfterSocket(current, { status: 'open' }, 500)).toBe(current);
  }
});

test('going from one attempt to the next keeps since when, and why', () => {
  expect(connectionAfterSocket(away, { status: 'connecting' }, 500)).toBe(away);
});

test('a room that was online and connects anew is reconnecting since now', () => {
  expect(connectionAfterSocket(online, { status: 'connecting' }, 500)).toEqual({
    status: 'reconnecting',
    since: 500,
    problem: 'lost',
  });
});

test('a socket that waits gives its reason, and the break began when it began', () => {
  const waiting = { status: 'waiting', problem: 'offline' } as const;
  expect(connectionAfterSocket(away, waiting, 500)).toEqual({ ...away, problem: 'offline' });
  expect(connectionAfterSocket(connecting, waiting, 500)).toEqual(
    brokenOff(online, 'offline', 500),
  );
});

test('a socket that the server does not want is a refusal, until it is tried again', () => {
  const stopped = { status: 'stopped', reason: 'banned' } as const;
  expect(connectionAfterSocket(online, stopped, 500)).toEqual(refused);
  expect(connectionAfterSocket(refused, { status: 'connecting' }, 500)).toEqual(connecting);
});

test('a server without sessions may have only its lobby, so that name is worth a try', () => {
  const refusal = { status: 'refused', reason: 'not_this_room' };
  expect(refusedBy('unauthorized', false, 'harbour')).toEqual(refusal);
});

test('a refusal stands as it is on a server of ours, of the lobby itself, and for any other reason', () => {
  const cases = [
    ['unauthorized', true, 'harbour'],
    ['unauthorized', false, 'lobby'],
    ['banned', false, 'harbour'],
  ] as const;
  for (const [reason, hasToken, roomId] of cases) {
    expect(refusedBy(reason, hasToken, roomId)).toEqual({ status: 'refused', reason });
  }
});
