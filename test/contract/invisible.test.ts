import { describe, expect, test } from 'vitest';
import type { RawClient } from './raw-client.ts';
import { serverUnderTest } from './server-under-test.ts';

const server = await serverUnderTest();

if (server.announced) {
  describe('somebody who wants not to be seen', () => {
    test('is told by the server whether it can be', async () => {
      const ada = await server.connect('ada');
      const caps = ['invisible', 'typing', 'x'];
      ada.send(['1', '1', server.freshRoom(), 'phx_join', { v: 1, caps, invisible: true }]);
      const { payload } = await ada.hearUntil(/ ok$/);
      expect(payload['response']).toMatchObject({ caps: ['typing', 'invisible'] });
    });

    test('comes into a room unnoticed, and sees who is there', async () => {
      const room = server.freshRoom();
      const bob = await server.join('bob', room);
      const ada = await comeUnseen('ada', room);
      await ada.hearUntil(/ state bob$/);
      expect(await bob.settle()).toEqual([]);
      await server.join('carol', room);
      expect(await ada.hear(1)).toEqual([`- - ${room} diff +carol`]);
      expect(await bob.hear(1)).toEqual([`- - ${room} diff +carol`]);
    });

    test('is told of an empty room that it is empty', async () => {
      const room = server.freshRoom();
      const ada = await comeUnseen('ada', room);
      const { payload } = await ada.hearUntil(/ state$/);
      expect(payload).toEqual({});
    });

    test('is in the list of nobody who comes later, and goes unnoticed', async () => {
      const room = server.freshRoom();
      const ada = await comeUnseen('ada', room);
      await ada.hearUntil(/ state$/);
      const bob = await server.connect('bob');
      bob.send(['1', '1', room, 'phx_join', { v: 1 }]);
      await bob.hearEach(/ state bob$/, / diff \+bob$/);
      ada.close();
      await ada.closed;
      expect(await bob.settle()).toEqual([]);
    });

    test('says what they say under their name', async () => {
      const room = server.freshRoom();
      const bob = await server.join('bob', room);
      const ada = await comeUnseen('ada', room);
      ada.send(['1', '2', room, 'new_msg', { body: 'boo' }]);
      const { payload } = await bob.hearUntil(/ new_msg /);
      expect(payload).toMatchObject({ body: 'boo', from: { id: server.memberIdOf('ada') } });
    });

    test('is not told to be typing', async () => {
      const room = server.freshRoom();
      const bob = await server.join('bob', room);
      const ada = await comeUnseen('ada', room);
      await ada.hearUntil(/ state /);
      ada.send(['1', '2', room, 'typing', { on: true }]);
      expect(await bob.settle()).toEqual([]);
    });

    test('leaves the list when they hide, and is in it when they show themselves', async () => {
      const room = server.freshRoom();
      const [bob, ada] = [await server.join('bob', room), await server.join('ada', room)];
      await bob.hearUntil(/ diff \+ada$/);
      ada.send(['1', '2', room, 'presence_update', { invisible: true }]);
      for (const reader of [bob, ada]) {
        expect((await reader.hearUntil(/ diff /)).text).toBe(`- - ${room} diff -ada`);
      }
      ada.send(['1', '3', room, 'presence_update', { invisible: false, name: 'Ada L' }]);
      const { payload, text } = await bob.hearUntil(/ diff /);
      expect(text).toBe(`- - ${room} diff +ada`);
      const joins = payload['joins'] as Record<string, { metas: object[] }>;
      const meta = joins[server.memberIdOf('ada')]?.metas[0];
      expect(meta).toMatchObject({ name: 'Ada L', online_at: expect.stringMatching(/^\d{10}$/) });
      expect(meta).not.toHaveProperty('phx_ref_prev');
      expect(meta).not.toHaveProperty('invisible');
    });

    test('stays hidden through what else they say of themselves', async () => {
      const room = server.freshRoom();
      const bob = await server.join('bob', room);
      const ada = await comeUnseen('ada', room);
      await ada.hearUntil(/ state /);
      ada.send(['1', '2', room, 'presence_update', { state: 'idle' }]);
      await ada.hearUntil(/^"1" "2" .* ok$/);
      ada.send(['1', '3', room, 'presence_update', { invisible: 'no' }]);
      await ada.hearUntil(/^"1" "3" .* ok$/);
      expect(await bob.settle()).toEqual([]);
    });

    test('is seen as long as another of their tabs is', async () => {
      const room = server.freshRoom();
      const bob = await server.join('bob', room);
      const seen = await server.join('ada', room);
      await bob.hearUntil(/ diff \+ada$/);
      const unseen = await comeUnseen('ada', room);
      await unseen.hearUntil(/ state ada bob$/);
      expect(await bob.settle()).toEqual([]);
      seen.close();
      await bob.hearUntil(/ diff -ada$/);
    });
  });
} else {
  test('a server of a lower rung shows whoever comes', async () => {
    const room = server.freshRoom();
    const bob = await server.join('bob', room);
    const ada = await server.connect('ada');
    ada.send(['1', '1', room, 'phx_join', { v: 1, caps: ['invisible'], invisible: true }]);
    await bob.hearUntil(/ diff \+ada$/);
  });
}

async function comeUnseen(label: string, room: string): Promise<RawClient> {
  const client = await server.connect(label);
  client.send(['1', '1', room, 'phx_join', { v: 1, invisible: true }]);
  await client.hearUntil(/^"1" "1" .* ok$/);
  return client;
}
