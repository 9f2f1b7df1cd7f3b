import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { RawClient } from './raw-client.ts';
import { testOffersNone } from './offers-none.ts';
import { serverUnderTest } from './server-under-test.ts';

const server = await serverUnderTest();
const SHOWN_OUT = [/^"1" - .* moderated \{"reason":"banned"\}$/, /^"1" "1" .* phx_close$/] as const;

if (server.announced) {
  describe('who makes a room', () => {
    test('is told that it is theirs to keep in order, and nobody else is', async () => {
      const room = server.freshRoom();
      expect(await comeIn('ada', room)).toMatchObject({
        caps: ['edit', 'moderate'],
        locked: false,
      });
      expect(await comeIn('bob', room)).toMatchObject({ caps: ['edit'], locked: false });
      expect(await comeIn('ada', room)).toMatchObject({ caps: ['edit', 'moderate'] });
    });

    test.each([
      ['kick', {}],
      ['ban', { on: true }],
      ['ban', { on: false }],
      ['lock', { on: true }],
      ['bans', {}],
    ])('is the only one who may %s %j', async (event, fields) => {
      const { ada, bob, room } = await together();
      const asked = { member: id('ada'), ...fields };
      expect(await ask(bob, room, event, asked)).toEqual({ reason: 'unauthorized' });
      expect(await ada.settle()).toEqual([]);
      expect(await comeIn('carol', room)).toMatchObject({ locked: false });
    });

    test.each([
      ['kick', { member: undefined }],
      ['kick', { member: 'no such id!' }],
      ['kick', { member: ['a'] }],
      ['ban', { on: 'yes' }],
      ['ban', { member: 7, on: true }],
      ['lock', { on: 1 }],
    ])('is not understood to %s with %j', async (event, odd) => {
      const { ada, bob, room } = await together();
      const asked = { member: id('bob'), ...odd };
      expect(await ask(ada, room, event, asked)).toEqual({ reason: 'invalid' });
      expect(await bob.settle()).toEqual([]);
    });

    test.each([
      ['kick', {}],
      ['ban', { on: true }],
    ])('cannot %s themselves', async (event, fields) => {
      const { ada, room } = await together();
      const asked = { member: id('ada'), ...fields };
      expect(await ask(ada, room, event, asked)).toEqual({ reason: 'invalid' });
      expect(await ada.settle()).toEqual([]);
    });

    test('does so at the pace of messages', async () => {
      const { ada, room } = await together();
      for (let n = 1; n <= 40; n++) ada.send(['1', `r${n}`, room, 'bans', {}]);
      const { payload } = await ada.hearUntil(/"r40" .* error /);
      expect(payload['response']).toMatchObject({ reason: 'rate_limited' });
    });
  });

  describe('somebody who is removed', () => {
    test('is told so, then their channel is closed, on every tab; the others see them go', async () => {
      const { ada, bob, room } = await together();
      const tab = await server.connect('bob');
      tab.send(['1', '1', room, 'phx_join', { v: 1, invisible: true }]);
      await tab.hearUntil(/ state /);
      expect(await ask(ada, room, 'kick', { member: id('bob') })).toEqual({});
      for (const theirs of [bob, tab]) await theirs.hearEach(...SHOWN_OUT);
      await ada.hearUntil(/ diff -bob$/);
      bob.send(['1', '9', room, 'new_msg', { body: 'still here?' }]);
      expect((await bob.hearUntil(/"9"/)).text).toMatch(/ error .*unmatched topic/);
    });

    test('may come back', async () => {
      const { ada, bob, room } = await together();
      await ask(ada, room, 'kick', { member: id('bob') });
      await bob.hearUntil(/ phx_close$/);
      expect(await comeIn('bob', room)).toMatchObject({ v: 1 });
    });

    test('is removed from this room and no other', async () => {
      const { ada, bob, room } = await together();
      const other = server.freshRoom();
      bob.send(['2', '2', other, 'phx_join', { v: 1 }]);
      await bob.hearUntil(/ state bob$/);
      await ask(ada, room, 'ban', { member: id('bob'), on: true });
      await bob.hearUntil(/ phx_close$/);
      bob.send(['2', '9', other, 'new_msg', { body: 'here' }]);
      await bob.hearUntil(/ new_msg /);
    });
  });

  describe('somebody who is banned', () => {
    test('is shown out, and let in no more until the ban is over', async () => {
      const { ada, bob, room } = await together();
      await ask(bob, room, 'new_msg', { body: 'I was here', cid: makeCid() });
      const ban = { member: id('bob'), name: 'Bob\u202e', on: true };
      expect(await ask(ada, room, 'ban', ban)).toEqual({});
      await bob.hearEach(...SHOWN_OUT);
      expect(await comeIn('bob', room)).toEqual({ reason: 'banned' });
      expect(await ask(ada, room, 'bans', {})).toEqual({ bans: [{ id: id('bob'), name: 'Bob' }] });
      const { messages } = await ask(ada, room, 'history', { after_seq: 0 });
      expect(messages).toMatchObject([{ body: 'I was here' }]);

      expect(await ask(ada, room, 'ban', { ...ban, on: false })).toEqual({});
      expect(await ask(ada, room, 'bans', {})).toEqual({ bans: [] });
      expect(await comeIn('bob', room)).toMatchObject({ v: 1 });
    });

    test('need not be there, and is banned once', async () => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      for (const name of ['Eve', 'Eva']) {
        const ban = { member: 'nobody-yet', name, on: true };
        expect(await ask(ada, room, 'ban', ban)).toEqual({});
      }
      const banned = [{ id: 'nobody-yet', name: 'Eva' }];
      expect(await ask(ada, room, 'bans', {})).toEqual({ bans: banned });
    });
  });

  describe('a locked room', () => {
    test('lets nobody new in; who is there is told, and who is known comes back', async () => {
      const { ada, bob, room } = await together();
      const carol = await server.join('carol', room);
      await ask(carol, room, 'new_msg', { body: 'I was here', cid: makeCid() });
      carol.close();
      await carol.closed;
      const unseen = await server.connect('frank');
      unseen.send(['1', '1', room, 'phx_join', { v: 1, invisible: true }]);
      await unseen.hearUntil(/ state /);

      expect(await ask(ada, room, 'lock', { on: true })).toEqual({});
      for (const there of [ada, bob, unseen]) await there.hearUntil(/ room_locked \{"on":true\}$/);
      expect(await comeIn('dora', room)).toEqual({ reason: 'locked' });
      for (const known of ['ada', 'bob', 'carol']) {
        expect(await comeIn(known, room), known).toMatchObject({ locked: true });
      }
      await until(async () => 'v' in (await comeIn('frank', room)));

      await ask(ada, room, 'lock', { on: false });
      await bob.hearUntil(/ room_locked \{"on":false\}$/);
      expect(await comeIn('dora', room)).toMatchObject({ locked: false });
    });

    test('is no way back in for who is banned', async () => {
      const { ada, bob, room } = await together();
      await ask(ada, room, 'lock', { on: true });
      await ask(ada, room, 'ban', { member: id('bob'), on: true });
      await bob.hearUntil(/ phx_close$/);
      expect(await comeIn('bob', room)).toEqual({ reason: 'banned' });
    });
  });

  describe("a message of another's", () => {
    test('is deleted by whose room it is, and told like any deletion', async () => {
      const { ada, bob, room } = await together();
      const { id: message } = await ask(bob, room, 'new_msg', { body: 'secret', cid: makeCid() });
      const cid = makeCid();
      const done = await ask(ada, room, 'delete_msg', { id: message, cid });
      expect(done).toEqual({ id: message, rev: 1, seq: 2 });
      const { payload } = await bob.hearUntil(/ msg_deleted /);
      expect(payload).toMatchObject({ id: message, cid, from: { id: id('ada') }, seq: 2 });
      const page = await ask(bob, room, 'history', { after_seq: 0 });
      expect(JSON.stringify(page)).not.toContain('secret');
    });

    test('is not theirs to change', async () => {
      const { ada, bob, room } = await together();
      const { id: message } = await ask(bob, room, 'new_msg', { body: 'mine', cid: makeCid() });
      const edit = { id: message, body: 'yours', cid: makeCid() };
      expect(await ask(ada, room, 'edit_msg', edit)).toMatchObject({ reason: 'unauthorized' });
    });
  });
} else {
  testOffersNone(server, ['moderate']);
}

/** Ada has made a room, and Bob is in it. */
async function together() {
  const room = server.freshRoom();
  const [ada, bob] = [await server.join('ada', room), await server.join('bob', room)];
  await ada.hearUntil(/ diff \+bob$/);
  return { ada, bob, room };
}

/** What somebody is told who comes by another connection. */
async function comeIn(label: string, room: string): Promise<Record<string, unknown>> {
  const client = await server.connect(label);
  client.send(['1', '1', room, 'phx_join', { v: 1, caps: ['edit', 'moderate'] }]);
  const { payload } = await client.hearUntil(/^"1" "1" .* (ok|error)/);
  client.close();
  await client.closed;
  return payload['response'] as Record<string, unknown>;
}

/** On several nodes it takes a moment until all know what one does. */
async function until(check: () => Promise<boolean>): Promise<void> {
  await expect.poll(check, { timeout: 3_000 }).toBe(true);
}

let ref = 100;

async function ask(client: RawClient, room: string, event: string, payload: object) {
  const own = `${++ref}`;
  client.send(['1', own, room, event, payload]);
  const { payload: reply } = await client.hearUntil(new RegExp(`^"1" "${own}" .* (ok|error)`));
  return reply['response'] as Record<string, unknown>;
}

const id = (label: string) => server.memberIdOf(label);
const makeCid = () => randomBytes(16).toString('hex');
