import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { RawClient } from './raw-client.ts';
import { testOffersNone } from './offers-none.ts';
import { serverUnderTest } from './server-under-test.ts';

const server = await serverUnderTest();

if (server.announced) {
  test('a server that keeps quotes says so to a client that can show them', async () => {
    const ada = await server.connect('ada');
    ada.send(['1', '1', server.freshRoom(), 'phx_join', { v: 1, caps: ['quote', 'cid', 'x'] }]);
    const { payload } = await ada.hearUntil(/ ok$/);
    expect(payload['response']).toMatchObject({ caps: ['cid', 'quote'] });
  });

  describe('a quote', () => {
    const quote = { exact: 'the lamp', prefix: 'over there, ', suffix: ' is lit' };

    test('is told with its message, and is in history', async () => {
      const { ada, bob, room } = await twoPeople();
      await say(ada, room, { quote });
      for (const reader of [ada, bob]) {
        expect((await reader.hearUntil(/ new_msg /)).payload['quote']).toEqual(quote);
      }
      expect(await history(bob, room)).toMatchObject({ messages: [{ body: 'look', quote }] });
    });

    test('may stand alone, and of what is more than a quote nothing is kept', async () => {
      const { ada, room } = await twoPeople();
      await say(ada, room, { quote: { exact: 'lamp', url: 'https://example.org/secret' } });
      const { payload } = await ada.hearUntil(/ new_msg /);
      expect(payload['quote']).toEqual({ exact: 'lamp', prefix: '', suffix: '' });
    });

    test('has no characters that a screen would obey', async () => {
      const { ada, room } = await twoPeople();
      const odd = { exact: ' a\u202eb\u0000 ', prefix: 'c\td', suffix: '\u2066e' };
      await say(ada, room, { quote: odd });
      const { payload } = await ada.hearUntil(/ new_msg /);
      expect(payload['quote']).toEqual({ exact: 'ab', prefix: 'c d', suffix: 'e' });
    });

    test('may be 500 characters with 32 on each side, whatever they weigh in UTF-16', async () => {
      const { ada, room } = await twoPeople();
      const long = { exact: '😀'.repeat(500), prefix: '😀'.repeat(32), suffix: '😀'.repeat(32) };
      expect(await say(ada, room, { quote: long })).toMatchObject({ seq: 1 });
      expect((await ada.hearUntil(/ new_msg /)).payload['quote']).toEqual(long);
    });

    test('is not there in a message that has none', async () => {
      const { ada, room } = await twoPeople();
      await say(ada, room, { quote: null });
      expect((await ada.hearUntil(/ new_msg /)).payload).not.toHaveProperty('quote');
      const { messages } = (await history(ada, room)) as { messages: object[] };
      expect(messages[0]).not.toHaveProperty('quote');
    });

    test('stays when its message is edited, and goes when it is deleted', async () => {
      const { ada, room } = await twoPeople();
      const { id } = await say(ada, room, { quote });
      await ask(ada, room, 'edit_msg', { id, body: 'look here', cid: makeCid() });
      expect(await history(ada, room)).toMatchObject({
        messages: [{ body: 'look here', quote }, {}],
      });
      await ask(ada, room, 'delete_msg', { id, cid: makeCid() });
      expect(JSON.stringify(await history(ada, room))).not.toContain('lamp');
    });

    test.each([
      ['a text', 'the lamp', 'invalid'],
      ['a list', ['the lamp'], 'invalid'],
      ['nothing in it', {}, 'invalid'],
      ['only space', { exact: ' \n\u200e ' }, 'invalid'],
      ['a number for words', { exact: 5 }, 'invalid'],
      ['an odd prefix', { exact: 'x', prefix: {} }, 'invalid'],
      ['an odd suffix', { exact: 'x', suffix: null }, 'invalid'],
      ['more than 500 characters', { exact: 'x'.repeat(501) }, 'too_large'],
      ['more than 32 before', { exact: 'x', prefix: 'x'.repeat(33) }, 'too_large'],
      ['more than 32 after', { exact: 'x', suffix: 'x'.repeat(33) }, 'too_large'],
    ])('that is %s is refused, and nothing is said', async (_, odd, reason) => {
      const { ada, bob, room } = await twoPeople();
      const cid = makeCid();
      expect(await say(ada, room, { cid, quote: odd })).toMatchObject({ cid, reason });
      expect(await bob.settle()).toEqual([]);
      expect(await history(ada, room)).toMatchObject({ head: 0 });
    });
  });

  test('an answer names the message it answers, live and in history', async () => {
    const { ada, bob, room } = await twoPeople();
    const { id } = await say(ada, room, {});
    await say(bob, room, { body: 'I see', reply_to: id });
    const { payload } = await ada.hearUntil(/ new_msg .*I see/);
    expect(payload['reply_to']).toBe(id);
    expect(await history(ada, room)).toMatchObject({ messages: [{ id }, { reply_to: id }] });
  });
} else {
  testOffersNone(server, ['quote']);
}

async function twoPeople() {
  const room = server.freshRoom();
  const [ada, bob] = [await server.join('ada', room), await server.join('bob', room)];
  await ada.hearUntil(/ diff \+bob$/);
  return { ada, bob, room };
}

let ref = 100;

async function ask(client: RawClient, room: string, event: string, payload: object) {
  const own = `${++ref}`;
  client.send(['1', own, room, event, payload]);
  const { payload: reply } = await client.hearUntil(new RegExp(`^"1" "${own}" .* (ok|error)`));
  return reply['response'] as Record<string, unknown>;
}

const say = (client: RawClient, room: string, more: object) =>
  ask(client, room, 'new_msg', { body: 'look', cid: makeCid(), ...more });
const history = (client: RawClient, room: string) => ask(client, room, 'history', { after_seq: 0 });
const makeCid = () => randomBytes(16).toString('hex');
