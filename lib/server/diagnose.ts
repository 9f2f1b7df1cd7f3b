import type { ConnectionProblem } from '../room/types.ts';
import type { Endpoint } from '../wire/endpoint.ts';
import { beatSocket, type BeatAnswer } from './beat-socket.ts';
import { knock, requestOptions } from './knock.ts';
import { isLoopback, usualSocketUrl } from './server-url.ts';

/** What the browser can be asked. */
export interface Reach {
  readonly fetcher: typeof fetch;
  readonly online: () => boolean;
  /** Whether Phoenix answers at the socket of this URL. */
  readonly beat: (wsUrl: string) => Promise<BeatAnswer>;
}

export const browserReach: Reach = {
  fetcher: (...args) => fetch(...args),
  online: () => navigator.onLine,
  beat: (wsUrl) => beatSocket(wsUrl),
};

/**
 * Why no socket came about, as far as a browser can tell. A refused upgrade looks like a server that is
 * down (close code 1006), so the same address is asked by plain HTTP. Phoenix answers there 400 where
 * the path is right, 403 where the origin is not, 404 where there is no socket; a web page (200) is no
 * socket either. Stock Phoenix does not let us read its answer: there a socket at the usual path shows
 * that ours is wrong; without one it is left at `upgrade_refused`, which may be path, origin, or a server
 * of another kind.
 */
export async function diagnose(
  serverUrl: string,
  endpoint: Endpoint | null,
  reach: Reach = browserReach,
): Promise<ConnectionProblem> {
  const url = endpoint ? httpUrl(endpoint.url) : serverUrl;
  const status = await readStatus(url, reach.fetcher);
  switch (status) {
    case 200:
    case 404:
      return 'wrong_path';
    case 403:
      return 'origin_refused';
    case 503:
      return 'server_busy';
    case null:
      break;
    default:
      return 'upgrade_refused';
  }
  if ((await knock(url, reach.fetcher)) === 'answers') {
    return (await isAtUsualPath(serverUrl, endpoint, reach)) ? 'wrong_path' : 'upgrade_refused';
  }
  return reach.online() || isLoopback(new URL(url)) ? 'unreachable' : 'offline';
}

/** Whether the server has a socket, only not where we looked for it. */
async function isAtUsualPath(
  serverUrl: string,
  endpoint: Endpoint | null,
  { beat }: Reach,
): Promise<boolean> {
  const usual = usualSocketUrl(serverUrl);
  return endpoint !== null && endpoint.url !== usual && (await beat(usual)) === 'phoenix';
}

function httpUrl(wsUrl: string): string {
  return `${wsUrl.replace(/^ws/, 'http')}/websocket?vsn=2.0.0`;
}

/** The HTTP status, where the server lets us read it. */
async function readStatus(url: string, fetcher: typeof fetch): Promise<number | null> {
  try {
    const response = await fetcher(url, requestOptions('cors'));
    return response.status;
  } catch {
    return null; // no CORS header or no server: `knock` tells them apart
  }
}
