import { describe, expect, test } from 'vitest';
import { discover } from '../../lib/server/discover.ts';
import { createFakeFetch, type FakeAnswer } from '../fakes/fake-fetch.ts';

const WELL_KNOWN = 'GET /.well-known/roomlight';
const DOCUMENT = { v: 1, name: 'Ours', socket: '/socket', session: '/api/session' };

function ask(answer: FakeAnswer, serverUrl = 'https://x.example') {
  return discover(serverUrl, createFakeFetch({ [WELL_KNOWN]: answer }).fetcher);
}

describe('asking a server what it is', () => {
  test('finds one of ours by its document', async () => {
    expect(await ask({ status: 200, json: DOCUMENT })).toEqual({
      kind: 'roomlight',
      discovery: { name: 'Ours', socketPath: '/socket', sessionPath: '/api/session' },
    });
  });

  test.each<[string, FakeAnswer, 'other' | 'silent']>([
    ['no such page', { status: 404 }, 'other'],
    ['a page for people', { status: 200, text: '<!doctype html>' }, 'other'],
    ['a document of another kind', { status: 200, json: { ok: true } }, 'other'],
    ['a document of a later version', { status: 200, json: { ...DOCUMENT, v: 2 } }, 'other'],
    ['a document that never ends', { status: 200, text: `${' '.repeat(70_000)}{}` }, 'other'],
    ['nothing', 'no answer', 'silent'],
    ['a proxy whose server is away', { status: 502 }, 'silent'],
    ['a server that is being deployed', { status: 503 }, 'silent'],
    ['too many questions', { status: 429 }, 'silent'],
  ])('with %s for an answer', async (_, answer, kind) => {
    expect(await ask(answer)).toEqual({ kind });
  });

  test('of one that refuses us does not know what it is', async () => {
    expect(await ask({ status: 403 })).toEqual({ kind: 'other', refuses: true });
  });

  test('goes to the root of the host, without cookies, and follows nobody elsewhere', async () => {
    const web = createFakeFetch({ [WELL_KNOWN]: { status: 404 } });
    await discover('https://x.example/live/socket', web.fetcher);
    expect(web.seen[0]?.url).toBe('https://x.example/.well-known/roomlight');
    expect(web.seen[0]?.options).toMatchObject({ credentials: 'omit', redirect: 'error' });
  });
});
