import { Socket, type Channel } from 'phoenix';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startServer } from '../../../server/embedded/start-server.ts';
import { recordedRooms } from './recorded-room.ts';

/* What phoenix.js does with these rooms on a Phoenix 1.8.12, as recorded, it does here. */
const PATIENT = { timeout: 8_000 };

async function visit(port = 0) {
  const server = await startServer({ rung: 'guide', rooms: recordedRooms, port });
  onTestFinished(() => server.close());
  const socket = new Socket(`${server.url.replace('http', 'ws')}/socket`, {
    transport: WebSocket as unknown as new (url: string) => globalThis.WebSocket,
    params: () => ({ user_id: 'js' }),
    rejoinAfterMs: () => 50,
    reconnectAfterMs: () => 50,
  });
  onTestFinished(() => socket.disconnect());
  socket.connect();
  return { server, socket };
}

test('bytes that are pushed are answered with bytes', async () => {
  const { socket } = await visit();
  const channel = socket.channel('room:js', () => ({ a: 1 }));
  await answer(channel.join());
  const bytes = new Uint8Array([1, 2, 3]).buffer as unknown as object;
  const back = await answer(channel.push('echo', bytes));
  expect(new Uint8Array(back as ArrayBuffer)).toEqual(new Uint8Array([1, 2, 3]));
});

test('a message is heard by who said it, and its push runs into its timeout', async () => {
  const { socket } = await visit();
  const channel = socket.channel('room:js');
  const heard = new Promise((resolve) => channel.on('new_msg', resolve));
  await answer(channel.join());
  const push = channel.push('new_msg', { body: 'hi' }, 300);
  const timedOut = new Promise((resolve) => push.receive('timeout', () => resolve('timeout')));
  expect(await heard).toEqual({ body: 'hi' });
  expect(await timedOut).toBe('timeout');
});

test('a refused join is tried again until the channel is left', async () => {
  const { socket } = await visit();
  const channel = socket.channel('room:forbidden');
  const refusals: unknown[] = [];
  channel.join().receive('error', (reason: unknown) => refusals.push(reason));
  await vi.waitFor(() => expect(refusals.length).toBeGreaterThan(2), PATIENT);
  expect(refusals[0]).toEqual({ reason: 'unauthorized' });
  await answer(channel.leave());
  expect(channel.state).toBe('closed');
});

test('a server that comes back finds the room joined again', async () => {
  const { server, socket } = await visit();
  const channel = socket.channel('room:js2');
  let joined = 0;
  channel.join().receive('ok', () => joined++);
  await vi.waitFor(() => expect(joined).toBe(1), PATIENT);
  const codes: number[] = [];
  socket.onClose((event) => codes.push(event.code));
  await server.close();
  await vi.waitFor(() => expect(codes[0]).toBe(1012), PATIENT);
  const again = await startServer({ rung: 'guide', rooms: recordedRooms, port: server.port });
  onTestFinished(() => again.close());
  await vi.waitFor(() => expect(joined).toBe(2), PATIENT);
});

test('who disconnects is let go with 1000', async () => {
  const { socket } = await visit();
  await answer(socket.channel('room:js').join());
  const closed = new Promise((resolve) => socket.onClose((event) => resolve(event.code)));
  socket.disconnect(() => {}, 1000);
  expect(await closed).toBe(1000);
});

function answer(push: ReturnType<Channel['join']>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    push.receive('ok', resolve).receive('error', reject).receive('timeout', reject);
  });
}
