import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openRaw } from './raw-client.ts';
import { serverUnderTest } from './server-under-test.ts';

const server = await serverUnderTest();

if (server.announced) {
  describe('too much', () => {
    test('of messages waits as long as it is told, and then goes through', async () => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      for (let n = 1; n <= 40; n++) ada.send(['1', `m${n}`, room, 'new_msg', { body: `${n}` }]);
      const { payload } = await ada.hearUntil(/"m40" .* error /);
      const { reason, retry_after_ms: waitMs } = payload['response'] as Record<string, unknown>;
      expect([reason, waitMs]).toEqual(['rate_limited', expect.any(Number)]);
      await new Promise((resolve) => setTimeout(resolve, Number(waitMs)));
      ada.send(['1', 'again', room, 'new_msg', { body: '11' }]);
      await ada.hearUntil(/"again" .* ok /);
    });

    test('of messages of one member leaves the others alone', async () => {
      const room = server.freshRoom();
      const [ada, bob] = [await server.join('ada', room), await server.join('bob', room)];
      for (let n = 1; n <= 40; n++) ada.send(['1', `m${n}`, room, 'new_msg', { body: `${n}` }]);
      await ada.hearUntil(/ error /);
      bob.send(['1', '2', room, 'new_msg', { body: 'me?' }]);
      await bob.hearUntil(/"2" .* ok /);
    });

    test('of frames is refused, and going on closes the socket', async () => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      for (let n = 1; n <= 1_000; n++) ada.send([null, `${n}`, 'phoenix', 'heartbeat', {}]);
      await ada.hearUntil(/ error {"reason":"rate_limited","retry_after_ms":\d+}$/);
      expect(await ada.closed).toBe(4008);
    });

    test('of joins is refused', async () => {
      const ada = await server.connect('ada');
      for (let n = 1; n <= 20; n++) {
        ada.send([`${n}`, `${n}`, server.freshRoom(), 'phx_join', {}]);
      }
      await ada.hearUntil(/ error {"reason":"rate_limited","retry_after_ms":\d+}$/);
    });

    test('of joins is refused however JSON spells them', async () => {
      const ada = await server.connect('ada');
      for (let n = 1; n <= 20; n++) {
        ada.send(`["${n}","${n}","${server.freshRoom()}","ph\\u0078_join",{}]`);
      }
      await ada.hearUntil(/ error {"reason":"rate_limited","retry_after_ms":\d+}$/);
    });

    test('of joins is not what only mentions them', async () => {
      const ada = await server.connect('ada');
      for (let n = 1; n <= 20; n++) {
        ada.send([null, `${n}`, 'phoenix', 'heartbeat', { x: '"phx_join"' }]);
      }
      const answers = await ada.hear(20);
      expect(answers.filter((answer) => !answer.endsWith(' ok'))).toEqual([]);
    });

    test('of a join is refused', async () => {
      const room = server.freshRoom();
      const ada = await server.connect('ada');
      ada.send(['1', '1', room, 'phx_join', { x: 'x'.repeat(4_100) }]);
      expect(await ada.hear(1)).toEqual([`"1" "1" ${room} error {"reason":"too_large"}`]);
    });

    test('of presence updates is refused', async () => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      for (let n = 1; n <= 20; n++) ada.send(['1', `${n}`, room, 'presence_update', {}]);
      await ada.hearUntil(/ error {"reason":"rate_limited","retry_after_ms":\d+}$/);
    });

    test('of what nests in what is refused', async () => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
      // The payload is the first of eight levels.
      ada.send(['1', '2', room, 'new_msg', { body: 'deep', x: nested(7) }]);
      await ada.hearUntil(/"2" .* ok /);
      ada.send(['1', '3', room, 'new_msg', { body: 'too deep', x: nested(8) }]);
      await ada.hearUntil(/"3" .* error {"reason":"invalid"}$/);
    });

    test('in a frame closes the socket, and 64 KiB are not too much', async () => {
      const ada = await server.connect('ada');
      const [before, after] = ['[null,"1","phoenix","heartbeat",{"x":"', '"}]'];
      const most = 'x'.repeat(64 * 1024 - before.length - after.length);
      ada.send(`${before}${most}${after}`);
      expect(await ada.hear(1)).toEqual(['- "1" phoenix ok']);
      ada.send(`${before}${most}x${after}`);
      expect(await ada.closed).toBe(1009);
    });

    test('in a message of several frames closes the socket as well', async () => {
      const ada = await server.connect('ada');
      const part = 'x'.repeat(20_000);
      ada.sendInParts('[null,"1","phoenix","heartbeat",{"x":"', part, part, part, part, '"}]');
      expect(await ada.closed).toBe(1009);
    });

    test('is not what is less, in however many frames', async () => {
      const ada = await server.connect('ada');
      ada.sendInParts('[null,"1","phoenix"', ',"heartbeat",', '{}]');
      expect(await ada.hear(1)).toEqual(['- "1" phoenix ok']);
    });
  });

  describe('a room', () => {
    test.each(['', 'Lobby', 'a b', 'a:b:c', ':a', 'a:', 'x'.repeat(129), '../x', 'é'])(
      'is not called %j',
      async (roomId) => {
        const ada = await server.connect('ada');
        ada.send(['1', '1', `room:${roomId}`, 'phx_join', {}]);
        await ada.hearUntil(/^"1" "1" .* error {"reason":"invalid"}$/);
      },
    );

    test('may be called by 128 characters with a colon in them', async () => {
      const ada = await server.connect('ada');
      const roomId = `${randomBytes(8).toString('hex')}:${'x_-9'.repeat(40)}`.slice(0, 128);
      ada.send(['1', '1', `room:${roomId}`, 'phx_join', {}]);
      await ada.hearUntil(/ ok$/);
    });

    test('sends away who shows no token, to come back with one', async () => {
      const nobody = await openRaw(server.socketUrl({ vsn: '2.0.0', user_id: 'x' }));
      nobody.send(['1', '1', server.freshRoom(), 'phx_join', {}]);
      expect(await nobody.closed).toBe(4001);
    });

    test.each(['text', [1], null])('is not joined with %j for params', async (params) => {
      const ada = await server.connect('ada');
      ada.send(['1', '1', server.freshRoom(), 'phx_join', params]);
      await ada.hearUntil(/^"1" "1" .* error {"reason":"invalid"}$/);
    });

    test('is not joined in another version of the protocol', async () => {
      const ada = await server.connect('ada');
      ada.send(['1', '1', server.freshRoom(), 'phx_join', { v: 2 }]);
      expect(await ada.closed).toBe(4004);
    });
  });
} else {
  test('a server of a lower rung has the limits of Phoenix', async () => {
    const ada = await server.connect('ada');
    ada.send([null, '1', 'phoenix', 'heartbeat', { x: 'x'.repeat(64 * 1024) }]);
    expect(await ada.hear(1)).toEqual(['- "1" phoenix ok']);
  });
}
