import { describe, expect, test } from 'vitest';
import { serverUnderTest } from './server-under-test.ts';

const server = await serverUnderTest();

/** What is at each address, and what may be done with it. */
const PAGES = [
  ['/.well-known/roomlight', 200, 'GET, HEAD, OPTIONS'],
  ['/api/session', 401, 'GET, HEAD, POST, OPTIONS'],
  ['/j', 200, 'GET, HEAD'],
] as const;

const ask = (path: string, method: string) => fetch(server.url + path, { method });

if (server.announced)
  describe.each(PAGES)('%s', (path, status, allowed) => {
    test('is answered to HEAD as to GET, without a body', async () => {
      expect((await ask(path, 'GET')).status).toBe(status);
      const response = await ask(path, 'HEAD');
      expect([response.status, await response.text()]).toEqual([status, '']);
    });

    const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
    const others = methods.filter((method) => !allowed.includes(method));
    test.each(others)('does not know %s, and says what it knows', async (method) => {
      const response = await ask(path, method);
      expect([response.status, response.headers.get('allow')]).toEqual([405, allowed]);
      expect(await response.json()).toEqual({ errors: { detail: 'Method Not Allowed' } });
    });
  });
else
  test.each(PAGES)('%s is not found on a lower rung, by whatever method', async (path) => {
    for (const method of ['GET', 'POST', 'DELETE'])
      expect([method, (await ask(path, method)).status]).toEqual([method, 404]);
  });
