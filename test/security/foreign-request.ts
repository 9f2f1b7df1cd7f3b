import { type IncomingMessage, request } from 'node:http';

/** A request as a browser sends it for a page, or as a program writes one: any header can be given. */
export interface ForeignRequest {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Asks for a WebSocket. */
  readonly isUpgrade?: boolean;
}

export interface ForeignAnswer {
  readonly status: number;
  /** Whom the answer lets read it. */
  readonly readableBy: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

const UPGRADE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

/** Sends it, and reads the answer to its end; an upgrade that is made is cut off at once. */
export function send(serverUrl: string, asked: ForeignRequest): Promise<ForeignAnswer> {
  const { path, method = 'GET', headers = {}, body, isUpgrade = false } = asked;
  return new Promise((resolve, reject) => {
    const sent = request(`${serverUrl}${path}`, {
      method,
      agent: false,
      headers: { ...(isUpgrade && UPGRADE), ...headers },
    });
    const answer = (response: IncomingMessage, text: string) =>
      resolve({
        status: response.statusCode ?? 0,
        readableBy: response.headers['access-control-allow-origin'],
        headers: response.headers,
        text,
      });
    sent.on('response', (response) => {
      const parts: string[] = [];
      response.setEncoding('utf8');
      response.on('data', (part: string) => parts.push(part));
      response.on('end', () => answer(response, parts.join('')));
      response.on('error', reject);
    });
    sent.on('upgrade', (response, socket) => {
      socket.destroy();
      answer(response, '');
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
