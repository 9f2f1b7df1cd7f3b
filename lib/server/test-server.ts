import type { ServerReport } from '../port/contract.ts';
import type { ConnectionProblem } from '../room/types.ts';
import { browserReach, diagnose } from './diagnose.ts';
import { discover } from './discover.ts';
import { socketUrl } from './server-url.ts';

/** Tries a server without joining anything: is it there, and does it speak Phoenix? */
export async function testServer(
  serverUrl: string,
  reach = browserReach,
): Promise<{ ok: true; report: ServerReport } | { ok: false; problem: ConnectionProblem }> {
  const found = await discover(serverUrl, reach.fetcher);
  const discovery = found.kind === 'roomlight' ? found.discovery : null;
  const url = socketUrl(serverUrl, discovery?.socketPath ?? null);
  const answer = await reach.beat(url);
  if (answer === 'phoenix') {
    const kind = discovery ? 'roomlight' : 'phoenix';
    return { ok: true, report: { serverUrl, name: discovery?.name ?? null, kind } };
  }
  if (answer === 'silent') return { ok: false, problem: 'not_phoenix' };
  // To ask the same host again by HTTP would be as long a wait for as little.
  if (answer === 'unanswered') return { ok: false, problem: 'unreachable' };
  const problem = await diagnose(serverUrl, { url, params: {}, token: null }, reach);
  return { ok: false, problem };
}
