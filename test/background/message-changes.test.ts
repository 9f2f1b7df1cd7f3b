import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChangeRequest } from '../../lib/wire/build.ts';
import type { Message } from '../../lib/room/types.ts';
import { createFakePhoenixServer, type FakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { createPerson, replay, type Person } from '../fakes/fake-person.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

let time: VirtualTime;
let server: FakePhoenixServer;
let ada: Person;
let grace: Person;

beforeEach(async () => {
  time = installVirtualTime();
  server = createFakePhoenixServer(time);
  ada = createPerson(server, time, 'ada');
  grace = createPerson(server, time, 'grace');
  await time.advance(1_000);
});
afterEach(() => {
  for (const person of [ada, grace]) expect(replay(person.events)).toEqual(person.room);
  time.uninstall();
});

/** Ada says it, and it has a key by then. */
async function said(body: string): Promise<string> {
  await ada.say(body);
  await time.advance(500);
  return ada.room.timeline.at(-1)?.key ?? '';
}

type Wish = DistributiveOmit<ChangeRequest, 'cid'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

async function change(wish: Wish, by = ada) {
  const outcome = by.live.change({ cid: `c-${wish.type}-${time.now()}`, ...wish });
  await time.advance(500);
  return outcome;
}

const messages = (person: Person) =>
  person.room.timeline.filter((item): item is Message => item.kind === 'message');

describe('what is done to a message', () => {
  test('is seen by everybody, and still there in the next life of a background', async () => {
    const [helo, oops] = [await said('helo'), await said('oops')];
    expect(await change({ type: 'edit', key: helo, body: 'hello' })).toBeNull();
    expect(await change({ type: 'delete', key: oops })).toBeNull();
    expect(await change({ type: 'react', key: helo, emoji: '👍', on: true }, grace)).toBeNull();
    const expected = [
      { body: 'hello', rev: 1, reactions: [{ emoji: '👍', members: ['grace'] }] },
      { body: '', deleted: true },
    ];
    expect(messages(ada)).toMatchObject(expected);
    expect(messages(grace)).toMatchObject(expected);

    grace.die();
    server.mood = 'down';
    grace.revive();
    await time.advance(1_000);
    expect(messages(grace)).toMatchObject(expected);
  });

  test('while somebody was away is caught up on, from the log', async () => {
    const [helo, oops] = [await said('helo'), await said('oops')];
    grace.die();
    await change({ type: 'edit', key: helo, body: 'hello' });
    await change({ type: 'delete', key: oops });
    await change({ type: 'react', key: helo, emoji: '🎉', on: true });
    grace.revive();
    await time.advance(1_000);
    expect(messages(grace)).toEqual(messages(ada).map((message) => ({ ...message, own: false })));
    expect(messages(grace)[0]).toMatchObject({ body: 'hello', reactions: [{ emoji: '🎉' }] });
  });

  test('is there for whoever comes later', async () => {
    const helo = await said('helo');
    await change({ type: 'edit', key: helo, body: 'hello' });
    await change({ type: 'react', key: helo, emoji: '🎉', on: true });
    const late = createPerson(server, time, 'late');
    await time.advance(1_000);
    expect(messages(late)).toMatchObject([
      { body: 'hello', rev: 1, reactions: [{ emoji: '🎉', members: ['ada'] }] },
    ]);
  });

  test('whose event is lost comes with the next one that is not', async () => {
    const helo = await said('helo');
    server.tampering.add('msg_edited', { copies: 0 }, { member: 'grace' });
    await change({ type: 'edit', key: helo, body: 'hello' });
    expect(grace.heard()).toEqual(['helo']);
    await said('next');
    await time.advance(3_000);
    expect(grace.heard()).toEqual(['hello', 'next']);
  });

  test('that the server refuses is said to whoever wanted it, and changes nothing', async () => {
    await said('helo');
    expect(await change({ type: 'edit', key: 'nobodysaidthis', body: 'x' })).toBe('not_found');
    server.faults.add('edit_msg', { kind: 'no_reply' });
    const unanswered = change({ type: 'edit', key: 'x', body: 'x' });
    await time.advance(10_000);
    expect(await unanswered).toBe('no_answer');
    expect(ada.heard()).toEqual(['helo']);
  });

  test('is not sent while there is no connection, nor kept for later', async () => {
    const helo = await said('helo');
    server.mood = 'down';
    server.dropConnections();
    await time.advance(100);
    expect(await change({ type: 'edit', key: helo, body: 'hello' })).toBe('no_answer');
    server.mood = 'up';
    await time.advance(30_000);
    expect(grace.heard()).toEqual(['helo']);
  });
});

describe('typing', () => {
  test('shows to the others, not to oneself, and ends by itself', async () => {
    ada.live.tellTyping(true);
    await time.advance(500);
    expect([ada.room.typing, grace.room.typing]).toEqual([[], ['ada']]);
    await time.advance(6_000);
    expect(grace.room.typing).toEqual([]);
  });

  test('is told at most each 3 s, and goes on while it is', async () => {
    for (let n = 0; n < 20; n++) {
      ada.live.tellTyping(true);
      await time.advance(500);
    }
    expect(grace.room.typing).toEqual(['ada']);
    expect(server.received.filter(({ event }) => event === 'typing')).toHaveLength(4);
  });

  test('that ended soon is told as soon as it may be', async () => {
    ada.live.tellTyping(true);
    await time.advance(500);
    ada.live.tellTyping(false);
    await time.advance(3_000);
    expect(grace.room.typing).toEqual([]);
  });

  test('that goes on after a moment does not end', async () => {
    ada.live.tellTyping(true);
    await time.advance(500);
    ada.live.tellTyping(false);
    await time.advance(500);
    ada.live.tellTyping(true);
    await time.advance(3_500);
    expect(grace.room.typing).toEqual(['ada']);
    expect(server.received.filter(({ event }) => event === 'typing')).toHaveLength(1);
  });

  test('ends with the message', async () => {
    ada.live.tellTyping(true);
    await time.advance(500);
    await ada.say('there');
    await time.advance(500);
    expect(grace.room.typing).toEqual([]);
  });

  test('of many is a few: no more are named', async () => {
    const typing = Array.from({ length: 200 }, (_, n) => `m${n}`);
    for (const id of typing) {
      const frame = [null, null, 'room:kitchen', 'typing', { from: { id, name: id }, on: true }];
      server.sendRaw(JSON.stringify(frame));
    }
    await time.advance(500);
    expect(grace.room.typing).toEqual(['m0', 'm1', 'm2', 'm3']);
    await time.advance(7_000);
    expect(grace.room.typing).toEqual([]);
  });

  test('is not shown of a room that is not joined any more', async () => {
    ada.live.tellTyping(true);
    await time.advance(500);
    server.mood = 'down';
    server.dropConnections();
    await time.advance(100);
    expect(grace.room.typing).toEqual([]);
  });
});
