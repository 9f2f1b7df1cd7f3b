import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { type DemoServer, serveDemo } from '../../scripts/start/demo-server.ts';

const DEMO = fileURLToPath(new URL('../../demo', import.meta.url));
const running: DemoServer[] = [];

async function serve(port = 0): Promise<DemoServer> {
  const server = await serveDemo(DEMO, port);
  running.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

/** Asks for a path as it stands: `fetch` would tidy it up first. */
function statusOf(url: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });
}

test('the demo is a page under a strict policy, as many real ones are', async () => {
  const answer = await fetch((await serve()).url);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await answer.text()).toContain('<title>');
});

test('everything the page names is there', async () => {
  const { url } = await serve();
  const page = await (await fetch(url)).text();
  const named = [...page.matchAll(/(?:src|href)="([^"#:]+)"/g)].map(([, path = '']) => path);
  expect(named).not.toHaveLength(0);
  for (const path of named) expect(await statusOf(url, `/${path}`), path).toBe(200);
});

test.each([
  '/../package.json',
  '/%2e%2e/package.json',
  '/.hidden.html',
  '//',
  '/nothing.html',
  '/a/b.css',
])('nothing else is served: %s', async (path) => {
  expect(await statusOf((await serve()).url, path)).toBe(404);
});

test('a taken port is no reason to fail: another one is used', async () => {
  const first = await serve();
  const second = await serve(Number(new URL(first.url).port));
  expect(second.url).not.toBe(first.url);
});
