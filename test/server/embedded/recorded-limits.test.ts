import { once } from 'node:events';
import { WebSocket } from 'ws';
import { describe, expect, test } from 'vitest';
import { openRaw } from '../../contract/raw-client.ts';
import { startServer } from '../../../server/embedded/start-server.ts';
import { recordedServer } from './recorded-server.ts';

/* What a Phoenix 1.8.12 that nobody configured was recorded to take, and when it lets go. */
const { connect, socketUrl } = await recordedServer();
const LARGEST = 9_999_986;

describe('a frame', () => {
  test('of as many bytes as go into ten million with its header is read', async () => {
    const ada = await connect('alice');
    ada.send(heartbeatOf(LARGEST));
    expect(await ada.hear(1)).toEqual(['- "1" phoenix ok']);
  });

  test('of one more closes with 1009', async () => {
    const ada = await connect('alice');
    ada.send(heartbeatOf(LARGEST + 1));
    expect(await ada.closed).toBe(1009);
  });

  test('in fragments counts as a whole: a small one is read, 20 MB close with 1009', async () => {
    const socket = new WebSocket(socketUrl);
    await once(socket, 'open');
    const text = heartbeatOf(100);
    socket.send(text.slice(0, 10), { fin: false });
    socket.send(text.slice(10, 60), { fin: false });
    socket.send(text.slice(60));
    const [answer] = (await once(socket, 'message')) as [Buffer];
    expect(answer.toString()).toMatch(/^\[null,"1","phoenix","phx_reply"/);
    for (let n = 0; n < 20; n++) socket.send('x'.repeat(1_000_000), { fin: n === 19 });
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1009);
  });

  test.each([
    ['two thousand arrays in each other', `{"a":${'['.repeat(2_000)}${']'.repeat(2_000)}}`],
    ['a key __proto__', '{"__proto__":{"x":1},"constructor":1}'],
    ['a million characters', JSON.stringify({ body: 'x'.repeat(1_000_000) })],
  ])('with %s comes back as it was', async (_, payload) => {
    const ada = await connect('alice');
    ada.send(['1', '1', 'room:nopresence', 'phx_join', {}]);
    ada.send(`["1","2","room:nopresence","echo",${payload}]`);
    expect(await ada.hear(2)).toEqual([
      '"1" "1" room:nopresence ok',
      `"1" "2" room:nopresence ok ${payload}`,
    ]);
  });
});

test('what nests too deep for Node to write crashes its channel, and nobody else notices', async () => {
  const [ada, bob] = [await connect('alice'), await connect('bob')];
  for (const client of [ada, bob]) {
    client.send(['1', '1', 'room:nopresence', 'phx_join', {}]);
    await client.hear(1);
  }
  const payload = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  ada.send(`["1","2","room:nopresence","new_msg",${payload}]`);
  expect(await ada.hear(1)).toEqual([
    '"1" "1" room:nopresence phx_error {"reason":"channel_crash"}',
  ]);
  bob.send(['1', '2', 'room:nopresence', 'echo', { still: 'here' }]);
  expect(await bob.hear(1)).toEqual(['"1" "2" room:nopresence ok {"still":"here"}']);
});

describe.each([
  ['2.0.0', (joinRef: string, ref: string, topic: string) => `[${joinRef},${ref},${topic},"x",{}]`],
  [
    '1.0.0',
    (joinRef: string, ref: string, topic: string) =>
      `{"join_ref":${joinRef},"ref":${ref},"topic":${topic},"event":"x","payload":{}}`,
  ],
])('in the framing of %s', (vsn, write) => {
  const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;

  test.each([
    ['a ref', write('null', deep, '"phoenix"')],
    ['a join_ref', write(deep, '"1"', '"phoenix"')],
    ['a topic', write('null', '"1"', deep)],
  ])('%s that nests as deep closes its socket, and nobody else notices', async (_, frame) => {
    const ada = await openRaw(socketUrl.replace('2.0.0', vsn));
    const bob = await connect('bob');
    ada.send(frame);
    expect(await ada.closed).toBe(1011);
    bob.send([null, '1', 'phoenix', 'heartbeat', {}]);
    expect(await bob.hear(1)).toEqual(['- "1" phoenix ok']);
  });
});

test.each([300, 100_000])('a topic of %i characters is a topic', async (length) => {
  const topic = `room:nopresence${'x'.repeat(length)}`;
  const ada = await connect('alice');
  ada.send(['1', '1', topic, 'phx_join', {}]);
  ada.send(['1', '2', topic, 'echo', { a: 1 }]);
  expect(await ada.hear(2)).toEqual([`"1" "1" ${topic} ok`, `"1" "2" ${topic} ok {"a":1}`]);
});

test('an address of 9 kB connects, one of 20 kB does not', async () => {
  await connect('x'.repeat(9_000));
  await expect(openRaw(`${socketUrl}&user_id=${'x'.repeat(20_000)}`)).rejects.toThrow('HTTP 4');
});

test('who reads nothing keeps nobody waiting, and finds everything when they read again', async () => {
  const [slow, fast, speaker] = await Promise.all(['slow', 'fast', 'speaker'].map(connect));
  for (const client of [slow, fast, speaker]) {
    client?.send(['1', '1', 'room:nopresence', 'phx_join', {}]);
    await client?.hear(1);
  }
  slow?.pause();
  const body = 'x'.repeat(10_000);
  for (let n = 1; n <= 500; n++)
    speaker?.send(['1', null, 'room:nopresence', 'new_msg', { n, body }]);
  await fast?.hearUntil(/ new_msg {"n":500,/);
  slow?.resume();
  await slow?.hearUntil(/ new_msg {"n":1,/);
  await slow?.hearUntil(/ new_msg {"n":500,/);
});

test('any frame keeps a socket, not only a heartbeat', async () => {
  const server = await startServer({ rung: 'echo', idleMs: 600 });
  const url = `${server.url.replace('http', 'ws')}/socket/websocket?vsn=2.0.0`;
  const [silent, talking] = [await openRaw(url), await openRaw(url)];
  const talk = setInterval(() => talking.send(['1', null, 'nowhere', 'echo', {}]), 100);
  expect(await silent.closed).toBe(1002);
  await talking.hearUntil(/unmatched topic/);
  await talking.settle();
  clearInterval(talk);
  await server.close();
});

test('a client that does not answer the close holds nobody up, and learns to come back', async () => {
  const server = await startServer({ rung: 'echo' });
  const url = `${server.url.replace('http', 'ws')}/socket/websocket?vsn=2.0.0`;
  const ada = await openRaw(url);
  ada.send(['1', '1', 'room:s', 'phx_join', {}]);
  await ada.hearUntil(/ state /);
  ada.pause();
  const begun = performance.now();
  await server.close();
  expect(performance.now() - begun).toBeLessThan(3_000);
  ada.resume();
  expect(await ada.closed).toBe(1012);
  await expect(openRaw(url)).rejects.toThrow('ECONNREFUSED');
});

/** A heartbeat that is so many bytes long. */
function heartbeatOf(bytes: number): string {
  const empty = JSON.stringify([null, '1', 'phoenix', 'heartbeat', { x: '' }]);
  return empty.replace('""', `"${'x'.repeat(bytes - empty.length)}"`);
}
