import { WebSocket as NodeWebSocket } from 'ws';
import type { Transport } from '../../lib/server/phoenix-line.ts';

/**
 * Node's network under a browser's rules: it names its origin where a browser would, and what a server
 * does not allow this origin to read stays unread. Everything else is as real as it gets.
 */
export interface BrowserNetwork {
  readonly fetcher: typeof fetch;
  readonly transport: Transport;
}

const SIMPLE_HEADERS = new Set(['accept', 'accept-language', 'content-language']);

export function browserNetwork(origin: string): BrowserNetwork {
  const fetcher = async (input: string | URL | Request, init: RequestInit = {}) => {
    const { mode = 'cors', ...options } = init;
    // A GET that nobody reads carries no origin, and its answer has neither status nor words.
    if (mode === 'no-cors') {
      await fetch(input, options);
      return new Response(null);
    }
    const headers = new Headers(options.headers);
    const unusual = [...headers.keys()].filter((name) => !SIMPLE_HEADERS.has(name));
    if (unusual.length > 0) await askFirst(input, unusual, options);
    headers.set('origin', origin);
    return readable(await fetch(input, { ...options, headers }));
  };

  async function askFirst(
    input: string | URL | Request,
    unusual: readonly string[],
    { method = 'GET', signal = null }: RequestInit,
  ): Promise<void> {
    const asked = {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': unusual.join(','),
    };
    const answer = readable(await fetch(input, { method: 'OPTIONS', headers: asked, signal }));
    const allowed = answer.headers.get('access-control-allow-headers') ?? '';
    if (!answer.ok || !unusual.every((name) => allowed.includes(name))) throw notAllowed();
  }

  function readable(response: Response): Response {
    const allowed = response.headers.get('access-control-allow-origin');
    if (allowed !== origin && allowed !== '*') throw notAllowed();
    return response;
  }

  class FromOrigin extends NodeWebSocket {
    constructor(url: string, protocols: string[] = []) {
      super(url, protocols, { origin });
      this.on('error', () => {}); // a browser tells no more than that it closed
    }
  }
  return { fetcher, transport: FromOrigin as unknown as Transport };
}

/** A browser's words for whatever it will not tell. */
function notAllowed(): TypeError {
  return new TypeError('Failed to fetch');
}
