import { afterAll, describe, expect, test } from 'vitest';
import { openRaw } from '../contract/raw-client.ts';
import { serverUnderTest } from '../contract/server-under-test.ts';
import { type ForeignRequest, send } from './foreign-request.ts';
import { sayTried } from './say-tried.ts';

const server = await serverUnderTest();
const { announced } = server;
const { port, host } = new URL(server.url);
/** An embedded server is on somebody's own machine, where a name can be rebound; others have names of their own. */
const isOnThisMachine = process.env['SERVER_URL'] === undefined;
const ours = 'moz-extension://0b3a9cd1-4f0f-4d0c-9d43-0c1d8a7e2f11';

const tried = { requests: 0, 'by a token': 0 };
afterAll(() =>
  sayTried(`origins against ${isOnThisMachine ? 'the embedded server' : server.url}`, tried),
);

if (announced === null) {
  test('a server of a lower rung announces nothing to attack', () => expect(announced).toBeNull());
} else {
  const token = (await server.tokenOf('ada')) ?? '';
  const bearer = `base64url.bearer.phx.${btoa(token).replace(/=/g, '')}`;
  const socketPath = `${announced.socket}/websocket?vsn=2.0.0`;

  /** All that somebody can ask of a server; the socket with a token that was stolen, which helps nobody. */
  const ASKED: readonly (ForeignRequest & { readonly what: string })[] = [
    {
      what: 'open a socket with a stolen token',
      path: socketPath,
      isUpgrade: true,
      headers: { 'sec-websocket-protocol': `phoenix, ${bearer}` },
    },
    { what: 'open a socket', path: socketPath, isUpgrade: true },
    { what: 'ask what it is', path: '/.well-known/roomlight' },
    { what: 'make a session', path: announced.session, method: 'POST', body: '{"name":"Eve"}' },
    {
      what: 'ask who a stolen token is',
      path: announced.session,
      headers: { authorization: `Bearer ${token}` },
    },
    {
      what: 'ask whether it may ask',
      path: announced.session,
      method: 'OPTIONS',
      headers: {
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    },
    { what: 'look why no socket opens', path: socketPath },
    { what: 'look at a path that is none', path: '/nope' },
  ];

  const ask = async (asked: ForeignRequest, headers: Readonly<Record<string, string>>) => {
    const answer = await send(server.url, { ...asked, headers: { ...asked.headers, ...headers } });
    tried.requests += 1;
    return answer;
  };

  describe('whom a browser names as', () => {
    const WEB = [
      ['a web page', 'https://example.com'],
      ['a web page on this machine', 'http://127.0.0.1:8080'],
      ['a web page of the same address', `http://${host}`],
      ['a web page that looks like an extension', `https://${ours.replace('://', '.')}`],
      ['a sandboxed frame, a file or a data: page', 'null'],
      ['a file', 'file://'],
      ['nobody, in an empty header', ''],
      ['another extension of Chromium', `chrome-extension://${'a'.repeat(32)}`],
      ['an extension with more behind its id', `${ours}.example.com`],
      ['an extension with something before it', `https://example.com/${ours}`],
      ['an extension with a user before a host', `${ours}@example.com`],
      ['an extension with a path', `${ours}/x`],
      ['an extension with a port', `${ours}:80`],
      ['an extension in capitals', ours.toUpperCase()],
      ['an extension without an id', 'moz-extension://'],
      ['two at once', `${ours}, https://example.com`],
    ] as const;

    test.each(WEB)('%s: it gets nothing, whatever it asks for', async (_, origin) => {
      const isExtension = origin.startsWith('chrome-extension:');
      for (const asked of ASKED) {
        const answer = await ask(asked, { origin });
        expect([asked.what, answer.status]).toEqual([asked.what, 403]);
        // An extension may read that it is refused, so that a person can be told why.
        expect([undefined, ...(isExtension ? [origin] : [])]).toContain(answer.readableBy);
        expect(answer.text).toBe('');
      }
    });

    test('an extension of ours: it gets what it asks for', async () => {
      const statuses = [];
      for (const asked of ASKED) statuses.push((await ask(asked, { origin: ours })).status);
      expect(statuses).toEqual([101, 101, 200, 201, 200, 204, 400, 404]);
    });
  });

  describe('a page whose name leads to this machine', () => {
    const REBOUND = [
      `evil.example:${port}`,
      'evil.example',
      `127.0.0.1.evil.example:${port}`,
      `localhost.evil.example:${port}`,
      `evil.example#127.0.0.1:${port}`,
      `127.0.0.1:${port}@evil.example`,
      `0.0.0.0:${port}`,
      `[::]:${port}`,
      '127.0.0.1:1',
      '127.0.0.1',
    ];

    test.each(REBOUND)('%s: it gets nothing a page could ask for', async (name) => {
      for (const asked of ASKED) {
        // A browser names the origin with all but plain reading on the page's own address.
        const isPlain = asked.method === undefined && !asked.isUpgrade && !asked.headers;
        const headers = { host: name, ...(!isPlain && { origin: `http://${name}` }) };
        if (isPlain && !isOnThisMachine) continue; // says only what anybody may read
        const { status, readableBy } = await ask(asked, headers);
        // Some servers refuse such a header before anybody looks at it.
        expect([asked.what, [400, 403].includes(status)]).toEqual([asked.what, true]);
        expect(readableBy).toBeUndefined();
      }
    });

    test.skipIf(!isOnThisMachine)(
      'it gets nothing with the origin of an extension either',
      async () => {
        for (const name of REBOUND) {
          for (const asked of ASKED) {
            const { status } = await ask(asked, { host: name, origin: ours });
            expect([name, asked.what, [400, 403].includes(status)]).toEqual([
              name,
              asked.what,
              true,
            ]);
          }
        }
      },
    );

    test.skipIf(!isOnThisMachine).each(['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST'])(
      'this machine by its name %s is no such page',
      async (name) => {
        const asked = { path: '/.well-known/roomlight' };
        expect((await ask(asked, { host: `${name}:${port}`, origin: ours })).status).toBe(200);
      },
    );
  });

  describe('without an origin, as a program', () => {
    const [head = '', signature = ''] = token.split('.');
    const WRONG = [
      ['no token', undefined],
      ['an empty token', ''],
      ['nonsense', 'nonsense'],
      ['a token without its signature', head],
      ['a token with an empty signature', `${head}.`],
      ['a token with more behind it', `${token}x`],
      ['a token with another signature', `${head}.${[...signature].reverse().join('')}`],
      ['a signature alone', `.${signature}`],
      ['a member id', server.memberIdOf('ada')],
      ['a prototype', '__proto__'],
      ['a very long one', 'x'.repeat(6_000)],
    ] as const;

    test.each(WRONG)(
      '%s lets nobody into a room, and nobody there hears of it',
      async (_, wrong) => {
        const room = server.freshRoom();
        const witness = await server.join('ada', room);
        const url = server.socketUrl({ vsn: '2.0.0', user_id: 'ada', name: 'Ada' });
        const eve = await openRaw(url, wrong === undefined ? {} : { token: wrong });
        eve.send(['1', '1', room, 'phx_join', { v: 1, name: 'Eve' }]);
        eve.send(['1', '2', room, 'new_msg', { body: 'let me in', cid: 'x'.repeat(16) }]);
        expect(await eve.closed).toBe(4001);
        tried['by a token'] += 1;
        expect(await witness.settle()).toEqual([]);
      },
    );

    test.each([
      ['in the address', { token }, {}],
      ['in a header that pages can not set', {}, { authorization: `Bearer ${token}` }],
      ['in a cookie', {}, { cookie: `token=${token}; _key=${token}` }],
    ] as const)('a token %s is none', async (_, params, headers) => {
      const eve = await openRaw(server.socketUrl({ vsn: '2.0.0', ...params }), { headers });
      eve.send(['1', '1', server.freshRoom(), 'phx_join', { v: 1 }]);
      expect(await eve.closed).toBe(4001);
      tried['by a token'] += 1;
    });
  });

  describe('what anybody may open', () => {
    test('the page of an invitation runs nothing of others, and stands in no frame', async () => {
      const { status, headers } = await send(server.url, { path: '/j' });
      expect(status).toBe(200);
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/default-src 'none'/);
      expect(policy).toMatch(/frame-ancestors 'none'/);
      expect(policy).not.toMatch(/unsafe-(inline|eval)|\*/);
      expect(headers['referrer-policy']).toBe('no-referrer');
    });

    test('no answer lets everybody read, and none sets a cookie', async () => {
      for (const asked of ASKED) {
        const { readableBy, headers } = await ask(asked, {});
        expect([asked.what, readableBy, headers['set-cookie']]).toEqual([
          asked.what,
          undefined,
          undefined,
        ]);
      }
    });
  });
}
