import { afterEach, describe, expect, test } from 'vitest';
import {
  startServer,
  type RunningServer,
  type ServerOptions,
} from '../../../server/embedded/start-server.ts';
import { openRaw, type RawClient } from '../../contract/raw-client.ts';

const running: RunningServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function start(options: ServerOptions): Promise<RunningServer> {
  const server = await startServer(options);
  running.push(server);
  return server;
}

async function connect(server: RunningServer, options = {}): Promise<RawClient> {
  const response = await fetch(`${server.url}/api/session`, { method: 'POST', body: '{}' });
  const { token } = (await response.json()) as { token: string };
  const url = `${server.url.replace('http', 'ws')}/socket/websocket?vsn=2.0.0`;
  return openRaw(url, { token, ...options });
}

async function join(server: RunningServer, room: string): Promise<RawClient> {
  const client = await connect(server);
  client.send(['1', '1', room, 'phx_join', { v: 1 }]);
  await client.hearUntil(/ state /);
  return client;
}

describe('a silent socket', () => {
  test('is closed, and the others see its person leave', async () => {
    const server = await start({ idleMs: 600 });
    const silent = await join(server, 'room:a');
    const other = await join(server, 'room:a');
    const beat = setInterval(() => other.send([null, 'hb', 'phoenix', 'heartbeat', {}]), 100);
    expect(await silent.closed).toBe(1002);
    await other.hearUntil(/ diff -/);
    clearInterval(beat);
  });

  test('is kept by a WebSocket ping, not by what the server says', async () => {
    const server = await start({ idleMs: 600, tickMs: 50 });
    const listening = await join(server, 'room:a');
    const pinging = await join(server, 'room:a');
    const beat = setInterval(() => pinging.ping(), 100);
    expect(await listening.closed).toBe(1002);
    await pinging.hearUntil(/ room_tick /);
    clearInterval(beat);
  });
});

test('a room is told now and then where its log stands', async () => {
  const server = await start({ tickMs: 100 });
  const ada = await join(server, 'room:a');
  ada.send(['1', '2', 'room:a', 'new_msg', { body: 'hi' }]);
  const { payload } = await ada.hearUntil(/ room_tick .*"head":1/);
  expect(payload).toEqual({ epoch: expect.any(String), head: 1 });
});

test('many arrivals at once are few diffs', async () => {
  const server = await start({});
  const watcher = await join(server, 'room:storm');
  const crowd = await Promise.all(Array.from({ length: 60 }, () => connect(server)));
  for (const client of crowd) client.send(['1', '1', 'room:storm', 'phx_join', { v: 1 }]);
  let [diffs, arrived] = [0, 0];
  while (arrived < crowd.length) {
    const { payload } = await watcher.hearUntil(/ diff /);
    diffs += 1;
    arrived += Object.keys(payload['joins'] as object).length;
  }
  expect(diffs).toBeLessThan(10);
});

test('who reads too slowly is shown out, and the room goes on', async () => {
  const server = await start({});
  await fill(server, 'room:a');
  const slow = await join(server, 'room:a');
  const other = await join(server, 'room:a');
  slow.pause();
  // Half a megabyte each: more than the network between them buffers.
  for (let n = 0; n < 50; n++) slow.send(['1', `${n}`, 'room:a', 'history', { after_seq: 0 }]);
  await other.hearUntil(/ diff -/);
  slow.resume();
  expect(await slow.closed).toBe(1013);
});

test('a page of history that would be too long is shorter', async () => {
  const server = await start({});
  await fill(server, 'room:long');
  const reader = await join(server, 'room:long');
  reader.send(['1', '2', 'room:long', 'history', { after_seq: 0, limit: 200 }]);
  const first = (await reader.hearUntil(/^"1" "2" /)).payload['response'] as Page;
  expect([first.more, first.messages[0]?.seq]).toEqual([true, 1]);
  const last = first.messages.at(-1)?.seq ?? 0;
  reader.send(['1', '3', 'room:long', 'history', { after_seq: last, limit: 200 }]);
  const second = (await reader.hearUntil(/^"1" "3" /)).payload['response'] as Page;
  expect(second.messages[0]?.seq).toBe(last + 1);
  reader.send(['1', '4', 'room:long', 'history', { before_seq: 81, limit: 200 }]);
  const newest = (await reader.hearUntil(/^"1" "4" /)).payload['response'] as Page;
  expect([newest.more, newest.messages.at(-1)?.seq]).toEqual([true, 80]);
});

/** Eighty messages, 640 kB of text. */
async function fill(server: RunningServer, room: string): Promise<void> {
  const body = '"€'.repeat(2_000);
  for (let n = 0; n < 8; n++) {
    const writer = await join(server, room);
    for (let m = 0; m < 10; m++) writer.send(['1', `m${m}`, room, 'new_msg', { body }]);
    await writer.hearUntil(/"m9" .* ok /);
    writer.send(['1', 'bye', room, 'phx_leave', {}]);
    await writer.hearUntil(/ phx_close$/);
  }
}

interface Page {
  readonly more: boolean;
  readonly messages: readonly { readonly seq: number }[];
}

describe('a host name', () => {
  test.each([
    ['127.0.0.1:PORT', 101],
    ['localhost:PORT', 101],
    ['[::1]:PORT', 101],
    ['LOCALHOST:PORT', 101],
    ['proxied.example:80', 101],
    ['proxied.example', 101],
    ['127.0.0.1:1', 403],
    ['127.0.0.1', 403],
    ['evil.example:PORT', 403],
    ['127.0.0.1.evil.example:PORT', 403],
    ['10.0.0.1:PORT', 403],
  ])('%j gets %i', async (host, status) => {
    const server = await start({ allowHosts: ['proxied.example'] });
    const headers = { host: host.replace('PORT', String(server.port)) };
    const answer = await connect(server, { headers }).then(
      () => 'HTTP 101',
      (error: Error) => error.message,
    );
    expect(answer).toBe(`HTTP ${status}`);
  });
});

describe('an origin', () => {
  const ours = `chrome-extension://${'a'.repeat(32)}`;

  test('that was allowed may come in', async () => {
    const server = await start({ allowOrigins: [ours] });
    await connect(server, { origin: ours });
  });

  test.each([
    ours,
    'null',
    'http://localhost:3000',
    'moz-extension://0B3A9CD1-4F0F-4D0C-9D43-0C1D8A7E2F11',
  ])('%s that was not may not', async (origin) => {
    const server = await start({});
    await expect(connect(server, { origin })).rejects.toThrow('HTTP 403');
  });

  test('of an extension that may not connect can read that, and nothing else', async () => {
    const server = await start({});
    for (const path of ['/socket/websocket', '/.well-known/roomlight']) {
      const response = await fetch(server.url + path, { headers: { origin: ours } });
      expect(response.status).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBe(ours);
      expect(await response.text()).toBe('');
    }
  });

  test('of an extension that may read it is told a wrong path from a right one', async () => {
    const server = await start({ allowOrigins: [ours] });
    for (const [path, status] of [
      ['/nope/websocket', 404],
      ['/socket/websocket', 400],
    ] as const) {
      const response = await fetch(server.url + path, { headers: { origin: ours } });
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([
        status,
        ours,
      ]);
    }
  });

  test('of an extension that was refused is said once, with what to do', async () => {
    const said: string[] = [];
    const server = await start({ log: (line) => said.push(line) });
    for (const origin of [ours, ours, 'https://example.com']) {
      await expect(connect(server, { origin })).rejects.toThrow('HTTP 403');
    }
    expect(said).toEqual([
      `An extension was refused. To let it in, start with --allow-origin ${ours}`,
    ]);
  });
});
