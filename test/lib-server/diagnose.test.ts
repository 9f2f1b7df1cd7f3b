import { describe, expect, test } from 'vitest';
import { problems } from '../../locales/en-problems.ts';
import type { BeatAnswer } from '../../lib/server/beat-socket.ts';
import { diagnose } from '../../lib/server/diagnose.ts';
import { createFakeFetch, type FakeAnswer } from '../fakes/fake-fetch.ts';

const SERVER = 'https://x.example';
const ENDPOINT = { url: 'wss://x.example/socket', params: {}, token: 'secret' };
const PATH = '/socket/websocket';

const noSocket = () => Promise.resolve('refused' as const);

function ask(readable: FakeAnswer, opaque: FakeAnswer, online = true, serverUrl = SERVER) {
  const web = createFakeFetch({ [`GET ${PATH}`]: readable, [`no-cors ${PATH}`]: opaque });
  const endpoint = { ...ENDPOINT, url: `${serverUrl.replace('http', 'ws')}/socket` };
  return diagnose(serverUrl, endpoint, {
    fetcher: web.fetcher,
    online: () => online,
    beat: () => Promise.reject(new Error('asked where it was asked already')),
  });
}

describe('where a server lets us read nothing', () => {
  /** It answers at another path than it was asked at, or nowhere. */
  async function askAt(path: string, usual: BeatAnswer) {
    const asked: string[] = [];
    const { fetcher } = createFakeFetch({ [`no-cors ${path}/websocket`]: { status: 404 } });
    const endpoint = { ...ENDPOINT, url: `wss://x.example${path}` };
    const problem = await diagnose(`${SERVER}${path}`, endpoint, {
      fetcher,
      online: () => true,
      beat: (url) => (asked.push(url), Promise.resolve(usual)),
    });
    return { problem, asked };
  }

  test('a socket at the usual path says that ours is wrong', async () => {
    expect(await askAt('/live', 'phoenix')).toEqual({
      problem: 'wrong_path',
      asked: ['wss://x.example/socket'],
    });
  });

  test.each<BeatAnswer>(['refused', 'silent'])(
    'a usual path that is %s says nothing',
    async (usual) => {
      expect((await askAt('/live', usual)).problem).toBe('upgrade_refused');
    },
  );

  test('the usual path is not asked twice', async () => {
    expect(await askAt('/socket', 'phoenix')).toEqual({ problem: 'upgrade_refused', asked: [] });
  });

  test('the words name the path, the kind of server and its setting', () => {
    const words = problems.connection.upgrade_refused;
    expect(words).toMatch(/path: .*\/socket.*no Phoenix server.*check_origin/);
    expect(problems.command.connection_upgrade_refused).toBe(words);
  });
});

describe('why no socket came about', () => {
  test.each<[string, FakeAnswer, FakeAnswer, boolean, string]>([
    ['there is none at that path', { status: 404 }, 'no answer', true, 'wrong_path'],
    ['there is a web page at that path', { status: 200 }, 'no answer', true, 'wrong_path'],
    ['our origin is not on its list', { status: 403 }, 'no answer', true, 'origin_refused'],
    ['it has too much to do', { status: 503 }, 'no answer', true, 'server_busy'],
    [
      'the path is right and still it refuses',
      { status: 400 },
      'no answer',
      true,
      'upgrade_refused',
    ],
    ['it is there and lets us read nothing', 'no answer', { status: 200 }, true, 'upgrade_refused'],
    ['nobody is there', 'no answer', 'no answer', true, 'unreachable'],
    ['this browser has no network', 'no answer', 'no answer', false, 'offline'],
  ])('is that %s', async (_, readable, opaque, online, problem) => {
    expect(await ask(readable, opaque, online)).toBe(problem);
  });

  test.each(['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000'])(
    'is never the network where the server is on this machine: %s',
    async (serverUrl) => {
      expect(await ask('no answer', 'no answer', false, serverUrl)).toBe('unreachable');
    },
  );

  test('is asked at the server where no endpoint is known, and no token is shown', async () => {
    const web = createFakeFetch({ 'GET /': { status: 404 } });
    const reach = { fetcher: web.fetcher, online: () => true, beat: noSocket };
    expect(await diagnose(SERVER, null, reach)).toBe('wrong_path');
    await diagnose(SERVER, ENDPOINT, reach);
    expect(JSON.stringify(web.seen)).not.toContain('secret');
    expect(web.seen.every(({ options }) => options.credentials === 'omit')).toBe(true);
  });
});
