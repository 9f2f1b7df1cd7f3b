import { expect, test } from 'vitest';
import { reachHost } from '../../lib/server/reach-host.ts';

// What needs machines and certificates that no test has; the rest is in doctor.test.ts, over real sockets.

function ask(serverUrl: string, answering: readonly string[]) {
  const asked: string[] = [];
  const fetcher = async (input: string | URL | Request) => {
    asked.push(String(input));
    if (!answering.includes(String(input))) throw new TypeError('Failed to fetch');
    return new Response(null);
  };
  return reachHost(serverUrl, { fetcher, online: () => true }).then((found) => ({ found, asked }));
}

test.each<[string, string, readonly string[], string | null]>([
  ['it answers', 'https://x.example:4443/socket', ['https://x.example:4443/'], null],
  ['it has no https at all', 'https://x.example', ['http://x.example/'], 'plain_port'],
  ['it wants encryption', 'http://127.0.0.1:4001', ['https://127.0.0.1:4001/'], 'tls_port'],
  ['it answers, at another port', 'https://x.example:4443', ['https://x.example/'], 'port_closed'],
  ['nothing there answers', 'https://x.example:4443', [], 'no_answer'],
  ['its certificate may not be trusted', 'https://127.0.0.1:4001', [], 'no_answer'],
  ['this machine has no server there', 'http://[::1]:4000', [], 'port_closed'],
])('a host: %s', async (_, serverUrl, answering, problem) => {
  const { found, asked } = await ask(serverUrl, answering);
  expect(found).toBe(problem);
  // Only ever the root: which path or room a person wants is not told to a stranger.
  expect(asked.every((url) => new URL(url).pathname === '/')).toBe(true);
});
