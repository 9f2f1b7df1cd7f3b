import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { serverUnderTest } from './server-under-test.ts';

const server = await serverUnderTest();

function open(path = '/j', headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(server.url + path, { headers });
}

if (server.announced)
  describe('the page that an invitation leads to', () => {
    test.each(['/j', '/j/', '/j?from=mail'])('is at %s', async (path) => {
      const response = await open(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toContain('Somebody invites you to a room');
    });

    test('runs and styles only what is written in it, and loads nothing', async () => {
      const response = await open();
      const page = await response.text();
      expect(response.headers.get('content-security-policy')?.split('; ')).toEqual([
        "default-src 'none'",
        `script-src ${hashOfThe('script', page)}`,
        `style-src ${hashOfThe('style', page)}`,
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]);
      expect(page).not.toMatch(
        /<(link|img|iframe|form|base)\b|\s(src|href|style|on\w+)=|@import|url\(/,
      );
    });

    test('tells nobody where it was opened, and is framed, guessed at and kept by nobody', async () => {
      const { headers } = await open();
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cache-control')).toBe('no-cache');
      expect(headers.get('set-cookie')).toBeNull();
    });

    test('explains itself without JavaScript', async () => {
      const page = await (await open()).text();
      const shown = page.replace(/<script>.*?<\/script>|<style>.*?<\/style>/gs, '');
      expect(shown).toMatch(/<p id="without-script">/);
      expect(shown).toMatch(/<div id="with-code" hidden>/);
      expect(shown).toContain('Load Temporary Add-on');
    });

    test('is the same for everybody', async () => {
      const pages = await Promise.all(
        ['/j', '/j/', '/j?a=<b>'].map(async (path) => (await open(path)).text()),
      );
      expect(new Set(pages).size).toBe(1);
    });

    test('is not read by other pages', async () => {
      const response = await open('/j', { origin: 'https://example.org' });
      expect(response.status).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    });
  });

if (!server.announced)
  describe('a server that knows no invitations', () => {
    test('has no page for them', async () => {
      expect((await open()).status).toBe(404);
    });
  });

/** As the browser computes it, from all that is between the tags. */
function hashOfThe(element: string, page: string): string {
  const found = [...page.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'gs'))];
  expect(found).toHaveLength(1);
  return `'sha256-${createHash('sha256')
    .update(found[0]?.[1] ?? '')
    .digest('base64')}'`;
}
