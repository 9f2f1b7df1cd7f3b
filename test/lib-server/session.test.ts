import { beforeEach, describe, expect, test } from 'vitest';
import { endpointOf, findSession, NoSession, type Session } from '../../lib/server/session.ts';
import { createFakeFetch, type FakeAnswer, type FakeFetch } from '../fakes/fake-fetch.ts';

const SERVER = 'https://x.example';
const WELL_KNOWN = 'GET /.well-known/roomlight';
const DOCUMENT = { v: 1, socket: '/live', session: '/api/session' };
const IS_OURS = { [WELL_KNOWN]: { status: 200, json: DOCUMENT } };
const OPENS: Record<string, FakeAnswer> = {
  ...IS_OURS,
  'POST /api/session': { status: 201, json: { member_id: 'ada', token: 'secret' } },
};
const IS_GUIDE = { [WELL_KNOWN]: { status: 404 } };
const LOOK = { name: 'Ada', face: 'k3' };

const AGAIN = { fresh: true, newToken: false };
const FIRST = { fresh: false, newToken: false };

let disk: Map<string, Session>;
let web: FakeFetch;

function find(need = FIRST): Promise<Session> {
  const store = {
    get: async (url: string) => disk.get(url) ?? null,
    set: async (url: string, session: Session) => void disk.set(url, session),
  };
  return findSession(SERVER, need, store, 'Ada', web.fetcher);
}

beforeEach(() => {
  disk = new Map();
  web = createFakeFetch(OPENS);
});

describe('on a server of ours', () => {
  test('the first connection gets a session, and it is kept', async () => {
    const session = await find();
    expect(session).toEqual({ memberId: 'ada', token: 'secret', socketPath: '/live' });
    expect(disk.get(SERVER)).toEqual(session);
    expect(web.seen.at(-1)).toMatchObject({ method: 'POST', body: '{"name":"Ada"}' });
  });

  test('neither cookies nor a name go anywhere else than to it', async () => {
    await find();
    for (const { options } of web.seen) {
      expect(options).toMatchObject({ credentials: 'omit', redirect: 'error' });
    }
    expect(web.seen).toHaveLength(2);
  });

  test('the next one asks nobody', async () => {
    await find();
    const asked = web.seen.length;
    expect((await find()).memberId).toBe('ada');
    expect(web.seen).toHaveLength(asked);
  });

  test('after a failure the person is still the same', async () => {
    await find();
    web.answer(IS_OURS);
    expect(await find(AGAIN)).toMatchObject({ memberId: 'ada', token: 'secret' });
  });

  test('a token that was not taken is replaced', async () => {
    await find();
    web.answer({
      ...IS_OURS,
      'POST /api/session': { status: 201, json: { member_id: 'b', token: 't' } },
    });
    expect(await find({ fresh: true, newToken: true })).toMatchObject({
      memberId: 'b',
      token: 't',
    });
  });

  test('a token that was kept while the server seemed another is not thrown away unshown', async () => {
    const first = await find();
    web.answer(IS_GUIDE);
    expect(await find(AGAIN)).toMatchObject({ dormant: true });
    web.answer(IS_OURS);
    expect(await find({ fresh: false, newToken: true })).toEqual(first);
  });

  test('who came before the server was up gets one when it asks', async () => {
    web.answer({});
    expect(await find()).toMatchObject({ token: null });
    web.answer(OPENS);
    expect(await find({ fresh: false, newToken: true })).toMatchObject({ token: 'secret' });
  });

  test('the token is shown on connecting, never in the address', async () => {
    const endpoint = endpointOf(SERVER, await find(), LOOK);
    expect(endpoint).toEqual({ url: 'wss://x.example/live', params: {}, token: 'secret' });
  });

  test.each<[string, FakeAnswer]>([
    ['refuses', { status: 403 }],
    ['answers something else', { status: 201, json: { hello: 1 } }],
    ['goes down just then', 'no answer'],
  ])('none is made up where it %s', async (_, answer) => {
    web.answer({ ...IS_OURS, 'POST /api/session': answer });
    await expect(find()).rejects.toThrow(NoSession);
    expect(disk.size).toBe(0);
  });
});

describe('while a server of ours is away', () => {
  beforeEach(async () => {
    await find();
  });

  test.each<[string, FakeAnswer]>([
    ['nothing answers', 'no answer'],
    ['its proxy says so', { status: 502 }],
  ])('and %s, there is no session to connect with', async (_, answer) => {
    web.answer({ [WELL_KNOWN]: answer });
    await expect(find(AGAIN)).rejects.toThrow(NoSession);
    expect(disk.get(SERVER)?.token).toBe('secret');
  });

  test.each<[string, FakeAnswer]>([
    ['its proxy knows no such page', { status: 404 }],
    ['a hotel wants to be paid first', { status: 200, text: '<html>' }],
  ])(
    'and %s, the person is the same when it is back, and shows the token to nobody else',
    async (_, answer) => {
      web.answer({ [WELL_KNOWN]: answer });
      const meanwhile = endpointOf(SERVER, await find(AGAIN), LOOK);
      expect(meanwhile).toMatchObject({ token: null, params: { user_id: 'ada', name: 'Ada' } });
      expect(JSON.stringify(meanwhile)).not.toContain('secret');
      expect(endpointOf(SERVER, await find(), LOOK).token).toBeNull();
      web.answer(IS_OURS);
      const back = await find(AGAIN);
      expect(back).toEqual({ memberId: 'ada', token: 'secret', socketPath: '/live' });
      expect(endpointOf(SERVER, back, LOOK).token).toBe('secret');
    },
  );
});

describe('on any other Phoenix server', () => {
  beforeEach(() => {
    web.answer(IS_GUIDE);
  });

  test('we say who we are, and are one person there for good', async () => {
    const session = await find();
    expect(session).toMatchObject({ token: null, socketPath: null });
    expect(session.memberId).toMatch(/^u-[0-9a-f-]{36}$/);
    expect(await find(AGAIN)).toEqual(session);
    expect(endpointOf(SERVER, session, LOOK)).toEqual({
      url: 'wss://x.example/socket',
      params: { user_id: session.memberId, name: 'Ada' },
      token: null,
    });
  });

  test('that does not answer yet we go by the same name once it does', async () => {
    web.answer({});
    const before = await find();
    web.answer(IS_GUIDE);
    expect((await find(AGAIN)).memberId).toBe(before.memberId);
  });

  test('that becomes one of ours we get a session', async () => {
    await find();
    web.answer(OPENS);
    expect(await find(AGAIN)).toMatchObject({ memberId: 'ada', token: 'secret' });
  });
});
