import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../../lib/wire/limits.ts';
import { createFakePhoenixServer, type FakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { createPerson, type Person } from '../fakes/fake-person.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

let time: VirtualTime;
let server: FakePhoenixServer;
let ada: Person;

beforeEach(async () => {
  time = installVirtualTime();
  server = createFakePhoenixServer(time);
  ada = createPerson(server, time, 'ada');
  await time.advance(1_000);
  server.room('kitchen').say('grace', 'first');
  server.room('kitchen').say('grace', 'second');
  await time.advance(1_000);
});
afterEach(() => time.uninstall());

/** What is said after the rubbish arrives, and nothing of the rubbish is seen. */
async function expectRoomIsRight(): Promise<void> {
  await time.advance(3_000);
  server.room('kitchen').say('grace', 'third');
  await ada.say('fourth');
  await time.advance(5_000);
  expect(ada.heard()).toEqual(['first', 'second', 'third', 'fourth']);
  expect(ada.outgoing()).toEqual([]);
  expect(ada.room.connection).toEqual({ status: 'online' });
  expect(ada.people()).toEqual(['ada']);
}

const message = (body: string, seq: unknown) => ({
  id: `x-${body}`,
  cid: `x-cid-${body}`,
  from: { id: 'mallory', name: 'M' },
  body,
  seq,
  ts: 1,
});
const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const said = (payload: unknown) => JSON.stringify([null, null, 'room:kitchen', 'new_msg', payload]);

describe('a frame that is', () => {
  test.each([
    ['not JSON', '{"', 1],
    ['no Phoenix frame', '{"topic":"room:kitchen"}', 1],
    ['too short', '[null,null,"room:kitchen"]', 1],
    ['too deep', said(0).replace('0', deep(5_000)), 1],
    ['oversized', said('x'.repeat(LIMITS.incomingFrameBytes)), 1],
    [
      'the forged end of the channel',
      JSON.stringify([null, null, 'room:kitchen', 'phx_close', {}]),
      1,
    ],
    ['of an unknown topic', JSON.stringify([null, null, 'room:cellar', 'new_msg', {}]), 0],
    [
      'of a stale join',
      JSON.stringify(['0', null, 'room:kitchen', 'new_msg', message('old', 3)]),
      0,
    ],
    ['a message without a body', said({ seq: 3, id: 'x' }), 0],
    ['a message whose place is no number', said(message('nowhere', '3')), 0],
    ['a message longer than any may be', said(message('x'.repeat(LIMITS.body + 1), 3)), 0],
    ['a message whose seq goes backwards', said(message('late', 1)), 0],
    [
      'a reply nobody asked for',
      JSON.stringify([null, '999', 'room:kitchen', 'phx_reply', { status: 'ok', response: {} }]),
      0,
    ],
  ])('%s: dropped, and the room stays right', async (_what, text, counted) => {
    const before = ada.socket.dropped;
    server.sendRaw(text);
    await expectRoomIsRight();
    expect(ada.socket.dropped - before).toBe(counted);
  });

  test('full of __proto__ changes no object, and the room stays right', async () => {
    const joins = '{"__proto__":{"metas":[{"phx_ref":"a","polluted":true}]},"constructor":7}';
    server.sendRaw(`[null,null,"room:kitchen","presence_diff",{"joins":${joins},"leaves":{}}]`);
    server.sendRaw(said({}).replace('{}', '{"__proto__":{"body":"polluted","seq":3}}'));
    await time.advance(1_000);
    expect(ada.heard()).toEqual(['first', 'second']);
    expect(({} as { polluted?: unknown; body?: unknown }).body).toBeUndefined();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('a history page that lies', () => {
  test.each([
    ['about everything', { messages: 7, head: 'x' }],
    ['by ending too early', { epoch: 'epoch-1', head: 2, oldest: 1, messages: [], more: false }],
    ['by another log', { epoch: 'other', head: 9, oldest: 1, messages: [], more: false }],
  ])('%s is asked again, and the room ends right', async (_what, response) => {
    server.faults.add('history', { kind: 'odd_reply', payload: { status: 'ok', response } });
    server.dropConnections(1006, 'ada');
    server.room('kitchen').say('grace', 'third');
    await time.advance(10_000);
    server.room('kitchen').tick();
    await time.advance(10_000);
    server.room('kitchen').say('grace', 'fourth');
    await time.advance(5_000);
    expect(
      ada
        .heard()
        .filter((line) => !line.startsWith('--'))
        .slice(-2),
    ).toEqual(['third', 'fourth']);
    expect(ada.room.connection).toEqual({ status: 'online' });
  });
});

describe('an older page that lies', () => {
  test.each([
    ['about its log', { epoch: 'other', messages: [message('forged', 10)] }],
    ['about what is older', { messages: [message('forged', 61)] }],
  ])('%s is left out, and takes no place from what comes later', async (_what, lie) => {
    for (let n = 3; n <= 60; n++) server.room('kitchen').say('grace', `${n}`);
    const newest = Array.from({ length: 50 }, (_, i) => `${i + 11}`);
    const bob = createPerson(server, time, 'bob');
    await time.advance(2_000);
    expect(bob.heard()).toEqual(newest);
    const response = { epoch: 'epoch-1', head: 60, oldest: 1, more: true, ...lie };
    server.faults.add('history', { kind: 'odd_reply', payload: { status: 'ok', response } });
    await Promise.all([bob.live.loadOlder(), time.advance(1_000)]);
    server.room('kitchen').say('grace', 'next');
    await time.advance(1_000);
    expect(bob.heard()).toEqual([...newest, 'next']);
  });
});
