import { afterEach, describe, expect, test } from 'vitest';
import type { Rung } from '../../../lib/room/types.ts';
import { startServer, type RunningServer } from '../../../server/embedded/start-server.ts';
import { openRaw, type RawClient } from '../../contract/raw-client.ts';

const FIREFOX = 'moz-extension://0b3a9cd1-4f0f-4d0c-9d43-0c1d8a7e2f11';

const running: RunningServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function visit(rung: Rung, room: string, query = 'user_id=ada&name=Ada'): Promise<RawClient> {
  const server = await startServer({ rung });
  running.push(server);
  const client = await openRaw(
    `${server.url.replace('http', 'ws')}/socket/websocket?vsn=2.0.0&${query}`,
  );
  client.send(['1', '1', room, 'phx_join', { v: 1, name: 'Ada' }]);
  return client;
}

describe('on the article rung', () => {
  test('nobody is told who was here', async () => {
    const ada = await visit('article', 'room:any');
    expect(await ada.settle()).toEqual(['"1" "1" room:any ok', '- - room:any diff +ada']);
  });

  test('a message is its body, and gets no reply', async () => {
    const ada = await visit('article', 'room:any');
    await ada.hearUntil(/ diff /);
    ada.send(['1', '2', 'room:any', 'new_msg', { body: 'hi', cid: 'c', name: 'Ada' }]);
    expect(await ada.settle()).toEqual(['- - room:any new_msg {"body":"hi"}']);
  });
});

describe('on the guide rung', () => {
  test('the lobby is open, and lists who is here by nothing but a time', async () => {
    const ada = await visit('guide', 'room:lobby');
    const { payload } = await ada.hearUntil(/ state ada$/);
    expect(payload).toEqual({
      ada: {
        metas: [
          {
            online_at: expect.stringMatching(/^\d{10}$/),
            phx_ref: expect.any(String),
          },
        ],
      },
    });
  });

  test('every other room is closed', async () => {
    const ada = await visit('guide', 'room:other');
    expect(await ada.hear(1)).toEqual(['"1" "1" room:other error {"reason":"unauthorized"}']);
  });

  test('a message without a body crashes the channel', async () => {
    const ada = await visit('guide', 'room:lobby');
    ada.send(['1', '2', 'room:lobby', 'new_msg', { text: 'x' }]);
    await ada.hearUntil(/^"1" "1" room:lobby phx_error {"reason":"channel_crash"}$/);
  });
});

describe('on the echo rung', () => {
  test('a message comes back with everything in it, and gets no reply', async () => {
    const ada = await visit('echo', 'room:any');
    await ada.hearUntil(/ state ada$/);
    ada.send(['1', '2', 'room:any', 'new_msg', { body: 'hi', cid: 'c', name: 'Ada' }]);
    expect(await ada.settle()).toEqual([
      '- - room:any new_msg {"body":"hi","cid":"c","name":"Ada"}',
    ]);
  });

  test('people have the name they said', async () => {
    const ada = await visit('echo', 'room:any');
    const { payload } = await ada.hearUntil(/ state ada$/);
    expect(payload).toMatchObject({ ada: { metas: [{ name: 'Ada' }] } });
  });
});

describe.each<Rung>(['article', 'guide', 'echo'])('on the %s rung', (rung) => {
  test('there is no discovery and no session', async () => {
    const server = await startServer({ rung });
    running.push(server);
    for (const path of ['/.well-known/roomlight', '/api/session']) {
      expect((await fetch(server.url + path)).status).toBe(404);
    }
  });

  test('an answer over HTTP cannot be read across origins, as on a Phoenix nobody configured', async () => {
    const server = await startServer({ rung });
    running.push(server);
    for (const path of ['/socket/websocket', '/nope', '/.well-known/roomlight']) {
      const { headers } = await fetch(server.url + path, { headers: { origin: FIREFOX } });
      expect([path, headers.get('access-control-allow-origin')]).toEqual([path, null]);
    }
  });

  test('no subprotocol is selected, so whoever offers a token fails', async () => {
    const server = await startServer({ rung });
    running.push(server);
    const url = `${server.url.replace('http', 'ws')}/socket/websocket?vsn=2.0.0`;
    await expect(openRaw(url, { token: 'a.b' })).rejects.toThrow('subprotocol');
  });
});
