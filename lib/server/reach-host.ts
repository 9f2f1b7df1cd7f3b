import type { Reach } from './diagnose.ts';
import type { HostProblem } from './findings.ts';
import { knock } from './knock.ts';
import { isLoopback } from './server-url.ts';

/**
 * Why nobody can be reached at a server's address; null if somebody can. A browser says only that a
 * request failed, so the same machine is asked in other ways: without encryption, or with it, and at
 * its usual port. Nothing of ours is shown on the way.
 */
export async function reachHost(
  serverUrl: string,
  { fetcher, online }: Pick<Reach, 'fetcher' | 'online'>,
): Promise<HostProblem | null> {
  const url = new URL('/', serverUrl);
  const first = await knock(url.href, fetcher);
  if (first === 'answers') return null;
  const isHere = isLoopback(url);
  if (!isHere && !online()) return 'offline';
  if (first === 'silent') return 'too_slow';
  const isSecure = url.protocol === 'https:';
  // Without a port in the address this is the other scheme's own: a site that has no https at all.
  const otherWay = `${isSecure ? 'http' : 'https'}://${url.host}/`;
  if ((await knock(otherWay, fetcher)) === 'answers') return isSecure ? 'plain_port' : 'tls_port';
  // This machine is there, so it is the port; but a certificate that is not trusted looks the same.
  if (isHere) return isSecure ? 'no_answer' : 'port_closed';
  const isUp = url.port !== '' && (await knock(`https://${url.hostname}/`, fetcher)) === 'answers';
  return isUp ? 'port_closed' : 'no_answer';
}
