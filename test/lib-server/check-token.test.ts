import { expect, test } from 'vitest';
import { checkToken } from '../../lib/server/check-token.ts';
import { createFakeFetch } from '../fakes/fake-fetch.ts';

test('a token is shown to its server alone: no redirect is followed with it, and no cookie goes along', async () => {
  const web = createFakeFetch({ 'GET /api/session': { status: 200, json: { member_id: 'ada' } } });
  const url = new URL('https://x.example/api/session');
  expect(await checkToken(url, 'secret', web.fetcher)).toBe('accepted');
  const [asked] = web.seen;
  expect(asked?.url).toBe(url.href);
  expect(asked?.options).toMatchObject({
    headers: { authorization: 'Bearer secret' },
    credentials: 'omit',
    redirect: 'error',
  });
});
