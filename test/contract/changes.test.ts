import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { RawClient } from './raw-client.ts';
import { testOffersNone } from './offers-none.ts';
import { serverUnderTest } from './server-under-test.ts';

const server = await serverUnderTest();
const REACTIONS = ['👍', '❤️', '😂', '😮', '😢', '🎉'];

if (server.announced) {
  test('a server that can change messages says so to a client that can', async () => {
    const ada = await server.connect('ada');
    const caps = ['typing', 'edit', 'x', 'react'];
    ada.send(['1', '1', server.freshRoom(), 'phx_join', { v: 1, caps }]);
    const { payload } = await ada.hearUntil(/ ok$/);
    expect(payload['response']).toMatchObject({ caps: ['edit', 'react', 'typing'] });
  });

  describe('an edit', () => {
    test('gives an own message another text, and a place of its own on the log', async () => {
      const { ada, bob, room, id } = await said('helo');
      const cid = makeCid();
      expect(await ask(ada, room, 'edit_msg', { id, body: 'hello', cid })).toEqual({
        id,
        rev: 1,
        seq: 2,
      });
      const told = { id, cid, from: me('ada'), body: 'hello', rev: 1, seq: 2 };
      for (const reader of [ada, bob]) {
        const { payload } = await reader.hearUntil(/ msg_edited /);
        expect(payload).toEqual({ ...told, ts: expect.any(Number) });
      }
      expect(await history(bob, room)).toMatchObject({
        head: 2,
        messages: [
          { id, body: 'hello', rev: 1, seq: 1 },
          { type: 'msg_edited', ...told },
        ],
      });
    });

    test('counts up, and history has only the present text, wherever it is read from', async () => {
      const { ada, room, id } = await said('one');
      await ask(ada, room, 'edit_msg', { id, body: 'two', cid: makeCid() });
      await say(ada, room, { body: 'between', cid: makeCid() });
      expect(await ask(ada, room, 'edit_msg', { id, body: 'three', cid: makeCid() })).toEqual({
        id,
        rev: 2,
        seq: 4,
      });
      const { messages } = await history(ada, room, { after_seq: 1 });
      expect(messages).toMatchObject([
        { type: 'msg_edited', id, body: 'three', seq: 2 },
        { body: 'between', seq: 3 },
        { type: 'msg_edited', id, rev: 2, body: 'three', seq: 4 },
      ]);
      expect(await history(ada, room)).toMatchObject({
        messages: [{ seq: 1, body: 'three', rev: 2 }, {}, {}, {}],
      });
    });

    test('sent twice is done once: the second reply is the first, and nobody hears it again', async () => {
      const { ada, bob, room, id } = await said('helo');
      const edit = { id, body: 'hello', cid: makeCid() };
      const first = await ask(ada, room, 'edit_msg', edit);
      await bob.hearUntil(/ msg_edited /);
      expect(await ask(ada, room, 'edit_msg', edit)).toEqual(first);
      expect(await bob.settle()).toEqual([]);
      expect(await history(ada, room)).toMatchObject({ head: 2 });
    });

    test('has no characters that a screen would obey', async () => {
      const { ada, bob, room, id } = await said('hi');
      await ask(ada, room, 'edit_msg', { id, body: 'a\u202eb\u0000c\td', cid: makeCid() });
      expect((await bob.hearUntil(/ msg_edited /)).payload['body']).toBe('abc d');
    });

    test.each([
      ['no id', { id: undefined }, 'invalid'],
      ['an id that is none', { id: 'a b' }, 'invalid'],
      ['no cid', { cid: undefined }, 'invalid'],
      ['no body', { body: undefined }, 'invalid'],
      ['a body of nothing but space', { body: ' \n\u200e ' }, 'invalid'],
      ['a body that is no text', { body: 5 }, 'invalid'],
      ['more than 4,000 characters', { body: 'x'.repeat(4_001) }, 'too_large'],
      ['a message that is not there', { id: 'nobodysaidthis' }, 'not_found'],
    ])('with %s is refused', async (_, odd, reason) => {
      const { ada, bob, room, id } = await said('hi');
      const reply = await ask(ada, room, 'edit_msg', { id, body: 'x', cid: makeCid(), ...odd });
      expect(reply).toMatchObject({ reason });
      expect(await bob.settle()).toEqual([]);
      expect(await history(ada, room)).toMatchObject({ head: 1, messages: [{ body: 'hi' }] });
    });
  });

  describe('a deletion', () => {
    test('takes the text of an own message away and leaves its place', async () => {
      const { ada, bob, room, id } = await said('secret');
      await ask(ada, room, 'edit_msg', { id, body: 'more secret', cid: makeCid() });
      const cid = makeCid();
      expect(await ask(ada, room, 'delete_msg', { id, cid })).toEqual({ id, rev: 2, seq: 3 });
      for (const reader of [ada, bob]) {
        const { payload } = await reader.hearUntil(/ msg_deleted /);
        const told = { id, cid, from: me('ada'), rev: 2, seq: 3, ts: expect.any(Number) };
        expect(payload).toEqual(told);
      }
      const page = await history(bob, room);
      expect(JSON.stringify(page)).not.toContain('secret');
      expect(page).toMatchObject({
        head: 3,
        messages: [
          { id, seq: 1, from: me('ada'), deleted: true },
          { type: 'msg_edited', id, seq: 2 },
          { type: 'msg_deleted', id, rev: 2, seq: 3 },
        ],
      });
    });

    test('sent twice is done once', async () => {
      const { ada, bob, room, id } = await said('oops');
      const deletion = { id, cid: makeCid() };
      const first = await ask(ada, room, 'delete_msg', deletion);
      await bob.hearUntil(/ msg_deleted /);
      expect(await ask(ada, room, 'delete_msg', deletion)).toEqual(first);
      expect(await bob.settle()).toEqual([]);
    });

    test('is final: nothing can be done to the message any more', async () => {
      const { ada, bob, room, id } = await said('oops');
      await ask(ada, room, 'delete_msg', { id, cid: makeCid() });
      await bob.hearUntil(/ msg_deleted /);
      for (const [event, fields] of [
        ['edit_msg', { body: 'x' }],
        ['delete_msg', {}],
        ['react', { emoji: '👍', on: true }],
      ] as const) {
        const reply = await ask(ada, room, event, { id, cid: makeCid(), ...fields });
        expect(reply, event).toMatchObject({ reason: 'not_found' });
      }
      const answer = { body: 'x', cid: makeCid(), reply_to: id };
      expect(await say(ada, room, answer)).toMatchObject({ reason: 'not_found' });
      expect(await bob.settle()).toEqual([]);
    });

    test.each([
      ['no id', { id: undefined }, 'invalid'],
      ['no cid', { cid: undefined }, 'invalid'],
      ['a message that is not there', { id: 'nobodysaidthis' }, 'not_found'],
    ])('with %s is refused', async (_, odd, reason) => {
      const { ada, room, id } = await said('hi');
      const reply = await ask(ada, room, 'delete_msg', { id, cid: makeCid(), ...odd });
      expect(reply).toMatchObject({ reason });
    });
  });

  describe("another's message", () => {
    test.each(['edit_msg', 'delete_msg'])('is not for %s', async (event) => {
      const { ada, bob, room, id } = await said('mine');
      const reply = await ask(bob, room, event, { id, body: 'yours', cid: makeCid() });
      expect(reply).toMatchObject({ reason: 'unauthorized' });
      expect(await ada.settle()).toEqual([]);
      expect(await history(ada, room)).toMatchObject({ head: 1, messages: [{ body: 'mine' }] });
    });

    test('of another room is not there', async () => {
      const { ada, id } = await said('here');
      const other = server.freshRoom();
      const elsewhere = await server.join('ada', other);
      for (const event of ['edit_msg', 'delete_msg', 'react']) {
        const odd = { id, body: 'x', emoji: '👍', on: true, cid: makeCid() };
        expect(await ask(elsewhere, other, event, odd)).toMatchObject({ reason: 'not_found' });
      }
      expect(await ada.settle()).toEqual([]);
    });
  });

  describe('a reaction', () => {
    test.each(REACTIONS)('%s to a message of anybody is told to everybody', async (emoji) => {
      const { ada, bob, room, id } = await said('good news');
      const cid = makeCid();
      const reply = await ask(bob, room, 'react', { id, emoji, on: true, cid });
      expect(reply).toEqual({ id, seq: 2 });
      for (const reader of [ada, bob]) {
        const { payload } = await reader.hearUntil(/ msg_reacted /);
        const told = { id, cid, from: me('bob'), emoji, on: true, seq: 2, ts: expect.any(Number) };
        expect(payload).toEqual(told);
      }
    });

    test('stays with its message in history, until it is taken back', async () => {
      const { ada, bob, room, id } = await said('good news');
      const [adaId, bobId] = [me('ada').id, me('bob').id];
      await ask(bob, room, 'react', { id, emoji: '👍', on: true, cid: makeCid() });
      await ask(ada, room, 'react', { id, emoji: '👍', on: true, cid: makeCid() });
      await ask(bob, room, 'react', { id, emoji: '🎉', on: true, cid: makeCid() });
      await ask(bob, room, 'react', { id, emoji: '🎉', on: true, cid: makeCid() });
      const newest = async () => (await history(ada, room))['messages'] as object[];
      expect(await newest()).toMatchObject([
        { id, body: 'good news', reactions: { '👍': [bobId, adaId], '🎉': [bobId] } },
        { type: 'msg_reacted', id, from: me('bob'), emoji: '👍', on: true, seq: 2 },
        { type: 'msg_reacted', from: me('ada'), seq: 3 },
        { emoji: '🎉', seq: 4 },
        { emoji: '🎉', seq: 5 },
      ]);
      await ask(bob, room, 'react', { id, emoji: '🎉', on: false, cid: makeCid() });
      await ask(bob, room, 'react', { id, emoji: '👍', on: false, cid: makeCid() });
      const [message] = await newest();
      expect(message).toMatchObject({ reactions: { '👍': [adaId] } });
      expect(message).not.toHaveProperty('reactions.🎉');
    });

    test('goes with its message', async () => {
      const { ada, bob, room, id } = await said('oops');
      await ask(bob, room, 'react', { id, emoji: '👍', on: true, cid: makeCid() });
      await ask(ada, room, 'delete_msg', { id, cid: makeCid() });
      const page = (await history(ada, room)) as { messages: object[] };
      expect(page.messages[0]).not.toHaveProperty('reactions');
    });

    test('sent twice is there once', async () => {
      const { ada, bob, room, id } = await said('good news');
      const reaction = { id, emoji: '👍', on: true, cid: makeCid() };
      const first = await ask(bob, room, 'react', reaction);
      await ada.hearUntil(/ msg_reacted /);
      expect(await ask(bob, room, 'react', reaction)).toEqual(first);
      expect(await ada.settle()).toEqual([]);
    });

    test.each([
      ['another emoji', { emoji: '💣' }, 'invalid'],
      ['two emoji', { emoji: '👍👍' }, 'invalid'],
      ['a text', { emoji: 'ok' }, 'invalid'],
      ['no emoji', { emoji: undefined }, 'invalid'],
      ['neither on nor off', { on: 'yes' }, 'invalid'],
      ['no id', { id: undefined }, 'invalid'],
      ['no cid', { cid: undefined }, 'invalid'],
      ['a message that is not there', { id: 'nobodysaidthis' }, 'not_found'],
    ])('with %s is refused', async (_, odd, reason) => {
      const { ada, bob, room, id } = await said('hi');
      const reaction = { id, emoji: '👍', on: true, cid: makeCid(), ...odd };
      expect(await ask(bob, room, 'react', reaction)).toMatchObject({ reason });
      expect(await ada.settle()).toEqual([]);
    });
  });

  test('a cid that was for something else is refused, and does nothing', async () => {
    const { ada, room, id, cid } = await said('hi');
    const reply = await ask(ada, room, 'edit_msg', { id, body: 'ho', cid });
    expect(reply).toMatchObject({ reason: 'conflict' });
    expect(await history(ada, room)).toMatchObject({ head: 1, messages: [{ body: 'hi' }] });
  });

  test('what is done to messages counts as messages do, so that nobody floods a room', async () => {
    const { ada, room, id } = await said('hi');
    for (let n = 1; n <= 40; n++) {
      ada.send(['1', `r${n}`, room, 'react', { id, emoji: '👍', on: n % 2 === 0, cid: makeCid() }]);
    }
    // On a slow machine some of the last may be let through again: a rate refills.
    const { payload } = await ada.hearUntil(/"r\d+" .* error /);
    expect(payload['response']).toMatchObject({
      reason: 'rate_limited',
      retry_after_ms: expect.any(Number),
    });
  });
} else {
  testOffersNone(server, ['edit', 'react']);
}

/** Ada has said something, and both have heard it. */
async function said(body: string) {
  const room = server.freshRoom();
  const [ada, bob] = [await server.join('ada', room), await server.join('bob', room)];
  await ada.hearUntil(/ diff \+bob$/);
  const cid = makeCid();
  const { id } = await say(ada, room, { body, cid });
  await Promise.all([ada.hearUntil(/ new_msg /), bob.hearUntil(/ new_msg /)]);
  return { ada, bob, room, id: String(id), cid };
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
const history = (client: RawClient, room: string, range: object = { after_seq: 0 }) =>
  ask(client, room, 'history', range);
const me = (label: string) => ({ id: server.memberIdOf(label), name: label });
const makeCid = () => randomBytes(16).toString('hex');
