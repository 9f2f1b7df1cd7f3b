import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { serverUnderTest } from './server-under-test.ts';

const server = await serverUnderTest();

describe('where a socket is opened', () => {
  test.each([
    ['GET', 'without an upgrade', 400],
    ['POST', 'which no socket starts with', 400],
    ['OPTIONS', 'which no socket starts with', 400],
    ['HEAD', 'which no socket starts with', 400],
  ])('%s %s is a bad request', async (method, _, status) => {
    const response = await fetch(`${server.url}/socket/websocket?vsn=2.0.0`, { method });
    expect(response.status).toBe(status);
  });

  test('a slash at the end makes no difference', async () => {
    expect(await upgrade('/socket/websocket/?vsn=2.0.0')).toBe(101);
  });

  test('permessage-deflate is not taken up', async () => {
    const offers = { 'sec-websocket-extensions': 'permessage-deflate' };
    expect(await upgrade('/socket/websocket?vsn=2.0.0', offers)).toBe(101);
  });

  test.each([
    ['/nope?vsn=2.0.0', {}, 404],
    ['/socket?vsn=2.0.0', {}, 404],
    ['/socket/websocket/x?vsn=2.0.0', {}, 404],
    ['/socket/other?vsn=2.0.0', {}, 404],
    ['/socket/websocket?vsn=3.0.0', {}, 403],
    ['/socket/websocket?vsn[]=2.0.0', {}, 403],
    ['/socket/websocket?vsn=2.0.0&user_id=%ff', {}, 400],
    ['/socket/websocket?vsn=2.0.0&user_id=%zz', {}, 101],
    ['/socket/websocket?vsn=2.0.0', { 'sec-websocket-version': '8' }, 400],
    ['/socket/websocket?vsn=2.0.0', { 'sec-websocket-key': undefined }, 400],
  ])('an upgrade of %s with %o gets %i', async (path, headers, status) => {
    expect(await upgrade(path, headers)).toBe(status);
  });

  test.each(['/', '/nope', '/socket', '/socket/longpoll/x'])(
    'at %s nothing is found',
    async (path) => {
      const response = await fetch(server.url + path);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ errors: { detail: 'Not Found' } });
    },
  );

  test('whoever opens the address in a browser reads what is missing', async () => {
    const response = await fetch(`${server.url}/socket/websocket?vsn=2.0.0`);
    expect(await response.text()).toMatch(/^'connection' header must contain 'upgrade', got \[/);
  });
});

describe('an upgrade to another protocol, as curl --http2 wants one, is let pass', () => {
  const wish = {
    connection: 'Upgrade, HTTP2-Settings',
    upgrade: 'h2c',
    'http2-settings': 'AAMAAABkAAQAoAAAAAIAAAAA',
  };

  test('and what is read is read', async () => {
    const plain = await fetch(`${server.url}/.well-known/roomlight`);
    expect(await upgrade('/.well-known/roomlight', wish)).toBe(plain.status);
  });

  test('and what is said is heard', async () => {
    const said = { method: 'POST', body: '{"name":"Ada"}' };
    expect(await upgrade('/api/session', wish, said)).toBe(server.announced ? 201 : 404);
  });

  test('but where a socket is opened it is a bad request', async () => {
    expect(await upgrade('/socket/websocket?vsn=2.0.0', wish)).toBe(400);
  });
});

/** Headers that are other than usual; undefined: that are missing. */
type Changes = Readonly<Record<string, string | undefined>>;

const UPGRADE: Changes = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

/** The status an upgrade is answered with. */
function upgrade(
  path: string,
  changes: Changes = {},
  { method = 'GET', body = '' } = {},
): Promise<number> {
  const headers = Object.entries({ ...UPGRADE, ...changes }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return new Promise((resolve, reject) => {
    const asked = request(`${server.url}${path}`, {
      method,
      headers: Object.fromEntries(headers),
    });
    asked.on('response', (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      expect(response.headers['sec-websocket-extensions']).toBeUndefined();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
