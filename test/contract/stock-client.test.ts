import { Presence, Socket, type Channel, type SocketOptions } from 'phoenix';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import { WITNESS } from './describe-frame.ts';
import { serverUnderTest } from './server-under-test.ts';

const server = await serverUnderTest();
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

/** phoenix.js' own serializer is V2's; this is what it was before. */
const V1: SocketOptions = {
  vsn: '1.0.0',
  encode({ topic, event, payload, ref, join_ref }, callback) {
    callback(JSON.stringify({ topic, event, payload, ref, join_ref }));
  },
  decode: (data, callback) => callback(JSON.parse(String(data))),
};

describe.each([
  ['as it comes', {}],
  ['with the framing of 1.0.0', V1],
])('phoenix.js %s', (_, framing) => {
  test('joins, hears what it said, and leaves', async () => {
    const channel = await openChannel('ada', framing);
    const bodies: unknown[] = [];
    channel.on('new_msg', (message) => bodies.push((message as { body: unknown }).body));

    await ok(channel.join());
    channel.push('new_msg', { body: 'hi' });
    await vi.waitFor(() => expect(bodies).toEqual(['hi']));
    await ok(channel.leave());
    expect(channel.state).toBe('closed');
  });

  if (server.pushesState) {
    test('lists who is here, and sees others come and go', async () => {
      const room = server.freshRoom();
      const ada = await openChannel('ada', framing, room);
      const presence = new Presence(ada);
      const here = () =>
        presence
          .list((key) => key)
          .filter((key) => key !== WITNESS)
          .sort();
      const adaId = server.memberIdOf('ada');
      await ok(ada.join());
      await vi.waitFor(() => expect(here()).toEqual([adaId]));
      const bob = await openChannel('bob', framing, room);
      await ok(bob.join());
      // A member has an id once they have a session.
      const both = [adaId, server.memberIdOf('bob')].sort();
      await vi.waitFor(() => expect(here()).toEqual(both));
      await ok(bob.leave());
      await vi.waitFor(() => expect(here()).toEqual([adaId]));
    });
  } else {
    test('hears who comes and goes', async () => {
      const room = server.freshRoom();
      const ada = await openChannel('ada', framing, room);
      const changes: unknown[] = [];
      ada.on('presence_diff', (diff) => changes.push(diff));
      await ok(ada.join());
      const bob = await openChannel('bob', framing, room);
      await ok(bob.join());
      const came = { joins: { [server.memberIdOf('bob')]: expect.anything() }, leaves: {} };
      const went = { joins: {}, leaves: came.joins };
      await vi.waitFor(() => expect(changes).toContainEqual(came));
      await ok(bob.leave());
      await vi.waitFor(() => expect(changes.at(-1)).toEqual(went));
    });
  }

  test('comes back into the room after its channel crashed', async () => {
    const channel = await openChannel('ada', framing);
    await ok(channel.join());
    const crashed = new Promise((resolve) => channel.onError(resolve));
    channel.push('no_such_event', {});
    expect(await crashed).toEqual({ reason: 'channel_crash' });
    await vi.waitFor(() => expect(channel.state).toBe('joined'), { timeout: 5_000 });
  });
});

/** A channel of its own socket, made with nothing but phoenix.js and an HTTP request. */
async function openChannel(
  label: string,
  framing: SocketOptions,
  room = server.freshRoom(),
): Promise<Channel> {
  const token = await server.tokenOf(label);
  const socket = new Socket(server.socketUrl().replace(/\/websocket\?.*/, ''), {
    transport: NodeWebSocket as unknown as new (url: string, protocols?: string[]) => WebSocket,
    rejoinAfterMs: () => 50,
    ...(token === undefined
      ? { params: () => ({ user_id: server.memberIdOf(label) }) }
      : { authToken: () => token }),
    ...framing,
  });
  sockets.push(socket);
  socket.connect();
  return socket.channel(room, () => ({}));
}

function ok(push: ReturnType<Channel['join']>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    push.receive('ok', resolve).receive('error', reject).receive('timeout', reject);
  });
}
