import { describe, expect, test } from 'vitest';
import { serverUnderTest } from './server-under-test.ts';

const server = await serverUnderTest();
const { announced } = server;

if (announced) {
  const sessions = `${server.url}${announced.session}`;

  describe('discovery', () => {
    test('says where the socket and the sessions are, and what is too much', () => {
      expect(announced).toMatchObject({
        v: 1,
        name: expect.any(String),
        socket: '/socket',
        session: '/api/session',
        limits: { body: 4000, rate: 5, burst: 10 },
      });
    });
  });

  describe('a session', () => {
    test('is a member id and a token that proves it', async () => {
      const made = await post({ name: 'Ada' });
      expect(made.status).toBe(201);
      const { member_id, token } = (await made.json()) as Record<string, string>;
      const shown = await fetch(sessions, { headers: { authorization: `Bearer ${token}` } });
      expect(shown.status).toBe(200);
      expect(await shown.json()).toEqual({ member_id });
    });

    test.each(['{}', '{"name":null}', '{"name":" "}'])(
      'is made without a name: %s',
      async (body) => {
        expect((await fetch(sessions, { method: 'POST', body })).status).toBe(201);
      },
    );

    test('is another member each time', async () => {
      const ids = await Promise.all([memberId(), memberId()]);
      expect(new Set(ids).size).toBe(2);
    });

    test.each([
      ['no token', {}],
      ['a token that nobody signed', { authorization: 'Bearer abc.def' }],
    ])('is not found for %s', async (_, headers) => {
      expect((await fetch(sessions, { headers })).status).toBe(401);
    });

    test.each([
      ['no JSON', '{', 400],
      ['a list', '[]', 400],
      ['a text', '"Ada"', 400],
      ['a name that is a number', '{"name":5}', 400],
      ['a name that is a list', '{"name":["Ada"]}', 400],
      ['more than a name', JSON.stringify({ name: 'x'.repeat(10_000) }), 413],
    ])('is not made from %s', async (_, body, status) => {
      expect((await fetch(sessions, { method: 'POST', body })).status).toBe(status);
    });
  });

  describe('the token', () => {
    test('is offered as a subprotocol, and the server selects the other one', async () => {
      const ada = await server.connect('ada');
      expect(ada.protocol).toBe('phoenix');
    });

    test('says who somebody is', async () => {
      const ada = await server.connect('ada');
      ada.send(['1', '1', server.freshRoom(), 'phx_join', {}]);
      const { payload } = await ada.hearUntil(/ ok$/);
      expect(payload).toMatchObject({ response: { you: { id: server.memberIdOf('ada') } } });
    });

    test.each(['e30.AAAA', 'nonsense', ''])(
      '%j of another server closes with 4001',
      async (token) => {
        const stranger = await server.connect('ada', { raw: { token } });
        expect(await stranger.closed).toBe(4001);
      },
    );

    test('of another server closes, whatever else its bearer sends', async () => {
      const stranger = await server.connect('ada', { raw: { token: 'nonsense' } });
      stranger.send('x'.repeat(100_000));
      stranger.send('{');
      await stranger.closed;
      const ada = await server.connect('ada');
      ada.send([null, '1', 'phoenix', 'heartbeat', {}]);
      expect(await ada.hear(1)).toEqual(['- "1" phoenix ok']);
    });

    test('of another member does not go with a signature of this one', async () => {
      const [ada, bob] = [await server.tokenOf('ada'), await server.tokenOf('bob')];
      const token = `${ada?.split('.')[0]}.${bob?.split('.')[1]}`;
      const thief = await server.connect('ada', { raw: { token } });
      expect(await thief.closed).toBe(4001);
    });
  });

  describe('an extension', () => {
    const origin = 'moz-extension://0b3a9cd1-4f0f-4d0c-9d43-0c1d8a7e2f11';

    test('may read the answers, whatever UUID Firefox gave it', async () => {
      const response = await fetch(`${server.url}/.well-known/roomlight`, { headers: { origin } });
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
      expect(response.headers.get('vary')).toMatch(/origin/i);
    });

    test('may ask with a token', async () => {
      const headers = { origin, 'access-control-request-headers': 'authorization' };
      const response = await fetch(sessions, { method: 'OPTIONS', headers });
      expect(response.status).toBe(204);
      expect(response.headers.get('access-control-allow-headers')).toMatch(/authorization/);
    });

    test('may read that it is refused, at the socket too', async () => {
      const stranger = `chrome-extension://${'a'.repeat(32)}`;
      for (const path of ['/.well-known/roomlight', `${announced.socket}/websocket?vsn=2.0.0`]) {
        const headers = { origin: stranger };
        const response = await fetch(`${server.url}${path}`, { headers });
        expect([path, response.status]).toEqual([path, 403]);
        expect(response.headers.get('access-control-allow-origin')).toBe(stranger);
      }
    });

    test('may read that no socket is at a path', async () => {
      const response = await fetch(`${server.url}/nope/websocket`, { headers: { origin } });
      expect(response.status).toBe(404);
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    });

    test('may open a socket', async () => {
      const ada = await server.connect('ada', {
        raw: { origin, token: (await server.tokenOf('ada')) ?? '' },
      });
      ada.send([null, '1', 'phoenix', 'heartbeat', {}]);
      expect(await ada.hear(1)).toEqual(['- "1" phoenix ok']);
    });
  });

  describe.each(['null', 'https://example.com', 'http://127.0.0.1:8080', 'moz-extension://x'])(
    'a page of %s',
    (origin) => {
      test('reads nothing', async () => {
        const response = await fetch(sessions, { method: 'POST', headers: { origin }, body: '{}' });
        expect(response.status).toBe(403);
        expect(response.headers.get('access-control-allow-origin')).toBeNull();
      });

      test('opens no socket', async () => {
        const token = (await server.tokenOf('ada')) ?? '';
        const opening = server.connect('ada', { raw: { origin, token } });
        await expect(opening).rejects.toThrow('HTTP 403');
        const response = await fetch(`${server.url}${announced.socket}/websocket?vsn=2.0.0`, {
          headers: { origin },
        });
        expect(response.headers.get('access-control-allow-origin')).toBeNull();
      });
    },
  );

  function post(body: object): Promise<Response> {
    return fetch(sessions, { method: 'POST', body: JSON.stringify(body) });
  }

  async function memberId(): Promise<string> {
    return ((await (await post({})).json()) as { member_id: string }).member_id;
  }
} else {
  test('a server of a lower rung announces nothing', () => expect(announced).toBeNull());
}
