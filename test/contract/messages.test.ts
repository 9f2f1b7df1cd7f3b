import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { RawClient } from './raw-client.ts';
import { serverUnderTest } from './server-under-test.ts';

const server = await serverUnderTest();

describe('a message', () => {
  test('reaches everybody in the room, its sender too', async () => {
    const room = server.freshRoom();
    const [ada, bob] = [await server.join('ada', room), await server.join('bob', room)];
    const body = 'hello <b>ü €😀 "\\/';
    ada.send(['1', '2', room, 'new_msg', { body }]);
    for (const reader of [ada, bob]) {
      expect((await reader.hearUntil(/^- - .* new_msg /)).payload['body']).toBe(body);
    }
  });

  test('sent right before leaving still arrives', async () => {
    const room = server.freshRoom();
    const [ada, bob] = [await server.join('ada', room), await server.join('bob', room)];
    bob.send(['1', '2', room, 'new_msg', { body: 'quick' }]);
    bob.send(['1', '3', room, 'phx_leave', {}]);
    expect((await ada.hearUntil(/ new_msg /)).payload['body']).toBe('quick');
    await ada.hearUntil(/ diff -bob$/);
  });
});

if (server.announced) {
  describe('a message on the log', () => {
    test('is confirmed with its place, and told with its author', async () => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      const cid = makeCid();
      const reply = await say(ada, room, { body: 'hi', cid });
      expect(reply).toEqual({
        cid,
        id: expect.any(String),
        seq: 1,
        ts: expect.any(Number),
        dup: false,
      });
      const { payload } = await ada.hearUntil(/ new_msg /);
      const from = { id: server.memberIdOf('ada'), name: 'ada' };
      expect(payload).toEqual({ id: reply['id'], cid, from, body: 'hi', seq: 1, ts: reply['ts'] });
    });

    test('has the author of the socket, whatever the payload claims', async () => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      await say(ada, room, { body: 'hi', cid: makeCid(), from: { id: 'x' }, name: 'Bob' });
      const { payload } = await ada.hearUntil(/ new_msg /);
      expect(payload['from']).toEqual({ id: server.memberIdOf('ada'), name: 'ada' });
      expect(payload).not.toHaveProperty('name');
    });

    test('sent twice is there once: the second reply says where, and nobody hears it again', async () => {
      const room = server.freshRoom();
      const [ada, bob] = [await server.join('ada', room), await server.join('bob', room)];
      const cid = makeCid();
      const first = await say(ada, room, { body: 'once', cid });
      await bob.hearUntil(/ new_msg /);
      expect(await say(ada, room, { body: 'once', cid })).toEqual({ ...first, dup: true });
      expect(await bob.settle()).toEqual([]);
      expect(await history(ada, room, { after_seq: 0 })).toMatchObject({ head: 1 });
    });

    test('sent again over a new socket is still there once', async () => {
      const room = server.freshRoom();
      const cid = makeCid();
      const before = await server.join('ada', room);
      const first = await say(before, room, { body: 'once', cid });
      before.destroy();
      const after = await server.join('ada', room);
      expect(await say(after, room, { body: 'once', cid })).toEqual({ ...first, dup: true });
    });

    test('of another member with the same cid is another message', async () => {
      const room = server.freshRoom();
      const [ada, bob] = [await server.join('ada', room), await server.join('bob', room)];
      const cid = makeCid();
      await say(ada, room, { body: 'mine', cid });
      expect(await say(bob, room, { body: 'mine too', cid })).toMatchObject({ seq: 2, dup: false });
    });

    test('has no characters that a screen would obey', async () => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      await say(ada, room, { body: 'a\u202eb\u0000c\td', cid: makeCid() });
      expect((await ada.hearUntil(/ new_msg /)).payload['body']).toBe('abc d');
    });

    test('may answer another', async () => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      const { id } = await say(ada, room, { body: 'question', cid: makeCid() });
      await say(ada, room, { body: 'answer', cid: makeCid(), reply_to: id });
      const { payload } = await ada.hearUntil(/ new_msg .*answer/);
      expect(payload['reply_to']).toBe(id);
    });

    test('that says of what it need not say that it is null is said without it', async () => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      const reply = await say(ada, room, { body: 'hi', cid: null, reply_to: null, quote: null });
      expect(reply).toMatchObject({ cid: expect.stringMatching(/^\w{32}$/), seq: 1, dup: false });
      const { payload } = await ada.hearUntil(/ new_msg /);
      expect(Object.keys(payload).sort()).toEqual(['body', 'cid', 'from', 'id', 'seq', 'ts']);
    });

    test.each([
      ['no body', {}, 'invalid'],
      ['a body of nothing but space', { body: ' \n\u200e ' }, 'invalid'],
      ['a body that is no text', { body: 5 }, 'invalid'],
      ['a cid that is none', { body: 'x', cid: 'short' }, 'invalid'],
      ['a cid that is no text', { body: 'x', cid: false }, 'invalid'],
      ['more than 4,000 characters', { body: 'x'.repeat(4_001) }, 'too_large'],
      ['more than 16 KiB', { body: '€'.repeat(5_500) }, 'too_large'],
      ['an answer to nothing', { body: 'x', reply_to: 'nobodysaidthis' }, 'not_found'],
      ['a payload too deep', { body: 'x', a: [[[[[[[[[]]]]]]]]] }, 'invalid'],
    ])('with %s is refused', async (_, message, reason) => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      const cid = makeCid();
      ada.send(['1', '2', room, 'new_msg', { cid, ...message }]);
      const { payload } = await ada.hearUntil(/^"1" "2" .* error /);
      expect(payload['response']).toMatchObject({ reason });
      expect(await ada.settle()).toEqual([]);
    });

    test('may be 4,000 characters, whatever they weigh in UTF-16', async () => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      expect(await say(ada, room, { body: '😀'.repeat(4_000), cid: makeCid() })).toMatchObject({
        seq: 1,
      });
    });
  });

  describe('history', () => {
    test('is told to whoever says null of what they need not say', async () => {
      const ada = await server.connect('ada');
      const params = { v: null, caps: null, since: null, name: null, state: null, page: null };
      ada.send(['1', '1', server.freshRoom(), 'phx_join', { ...params, invisible: null }]);
      const { payload } = await ada.hearUntil(/^"1" "1" .* ok/);
      expect(payload['response']).toMatchObject({ v: 1, caps: [], head: 0 });
    });

    test('is told on joining by its ends, and is empty in a new room', async () => {
      const room = server.freshRoom();
      const ada = await server.connect('ada');
      ada.send(['1', '1', room, 'phx_join', { v: 1, caps: ['cid', 'seq', 'history', 'x'] }]);
      const { payload } = await ada.hearUntil(/ ok$/);
      expect(payload['response']).toMatchObject({
        v: 1,
        caps: ['cid', 'seq', 'history'],
        epoch: expect.stringMatching(/^[\w-]{16,}$/),
        head: 0,
        oldest: 0,
        limits: { body: 4000, rate: 5, burst: 10 },
        now: expect.any(Number),
      });
    });

    test('is read forwards and backwards, a page at a time', async () => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      for (let n = 1; n <= 7; n++) await say(ada, room, { body: `${n}`, cid: makeCid() });
      const read = async (range: object) => {
        const { messages, ...rest } = await history(ada, room, range);
        return { seqs: (messages as { seq: number }[]).map(({ seq }) => seq), ...rest };
      };
      const ends = { epoch: expect.any(String), head: 7, oldest: 1 };
      expect(await read({ after_seq: 0, limit: 3 })).toEqual({
        seqs: [1, 2, 3],
        more: true,
        ...ends,
      });
      expect(await read({ after_seq: 4, limit: 3 })).toEqual({
        seqs: [5, 6, 7],
        more: false,
        ...ends,
      });
      expect(await read({ after_seq: 7 })).toEqual({ seqs: [], more: false, ...ends });
      expect(await read({ before_seq: 8, limit: 3 })).toEqual({
        seqs: [5, 6, 7],
        more: true,
        ...ends,
      });
      expect(await read({ before_seq: 3, limit: 3 })).toEqual({
        seqs: [1, 2],
        more: false,
        ...ends,
      });
    });

    test('shows a message as it was told', async () => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      await say(ada, room, { body: 'hi', cid: makeCid() });
      const told = await ada.hearUntil(/ new_msg /);
      expect(await history(ada, room, { after_seq: 0 })).toMatchObject({
        messages: [told.payload],
      });
    });

    test.each([
      {},
      { after_seq: null, before_seq: null },
      { after_seq: false, before_seq: 9 },
      { after_seq: 0, before_seq: 9 },
      { after_seq: -1 },
      { after_seq: '0' },
      { after_seq: 0, limit: 201 },
      { after_seq: 0, limit: 0 },
      { after_seq: 0, limit: false },
    ])('of %j is refused', async (range) => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      ada.send(['1', '2', room, 'history', range]);
      await ada.hearUntil(/^"1" "2" .* error {"reason":"invalid"}$/);
    });

    test.each([
      { after_seq: 0, before_seq: null, limit: null },
      { after_seq: null, before_seq: 9, limit: 1 },
    ])('of %j is that of what is not null', async (range) => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      await say(ada, room, { body: 'hi', cid: makeCid() });
      expect(await history(ada, room, range)).toMatchObject({ messages: [{ body: 'hi' }] });
    });

    test('of a room is the same for whoever comes later, and of another room another', async () => {
      const [room, other] = [server.freshRoom(), server.freshRoom()];
      const ada = await server.join('ada', room);
      await say(ada, room, { body: 'hi', cid: makeCid() });
      const bob = await server.join('bob', room);
      const carol = await server.join('carol', other);
      const [first, second, third] = [
        await history(ada, room, { after_seq: 0 }),
        await history(bob, room, { after_seq: 0 }),
        await history(carol, other, { after_seq: 0 }),
      ];
      expect(second).toEqual(first);
      expect(third).toMatchObject({ head: 0, messages: [] });
      expect(third['epoch']).not.toBe(first['epoch']);
    });
  });

  describe('typing', () => {
    test('is told to the others, without a reply and not too often', async () => {
      const room = server.freshRoom();
      const [ada, bob] = [await server.join('ada', room), await server.join('bob', room)];
      await ada.hearUntil(/ diff \+bob$/);
      for (const ref of ['2', '3', '4']) ada.send(['1', ref, room, 'typing', { on: true }]);
      const { payload } = await bob.hearUntil(/ typing /);
      expect(payload).toEqual({ from: { id: server.memberIdOf('ada'), name: 'ada' }, on: true });
      expect(await bob.settle()).toEqual([]);
      expect(await ada.settle()).toEqual([]);
    });
  });
}

let ref = 100;

async function ask(client: RawClient, room: string, event: string, payload: object) {
  const own = `${++ref}`;
  client.send(['1', own, room, event, payload]);
  const { payload: reply } = await client.hearUntil(new RegExp(`^"1" "${own}" .* (ok|error)`));
  return reply['response'] as Record<string, unknown>;
}

const say = (client: RawClient, room: string, message: object) =>
  ask(client, room, 'new_msg', message);
const history = (client: RawClient, room: string, range: object) =>
  ask(client, room, 'history', range);
const makeCid = () => randomBytes(16).toString('hex');
