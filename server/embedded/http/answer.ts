import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { STATUS_CODES } from 'node:http';

/** Phoenix' own words for a page that is not there. */
export const NOT_FOUND = { errors: { detail: 'Not Found' } };

export function answerJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

/** `HEAD` is `GET` whose answer Node sends without its body. */
export function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** To a method that an address does not know: which ones it does. In Phoenix' words. */
export function refuseMethod(response: ServerResponse, allowed: string): void {
  response.setHeader('allow', allowed);
  answerJson(response, 405, { errors: { detail: 'Method Not Allowed' } });
}

export function answerText(response: ServerResponse, status: number, text = ''): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}

/** Answers an upgrade that is not made; the connection ends with it. */
export function refuseUpgrade(socket: Duplex, status: number, body: object | string = ''): void {
  const isJson = typeof body === 'object';
  const text = isJson ? JSON.stringify(body) : body;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n` +
      (isJson ? 'content-type: application/json; charset=utf-8\r\n' : '') +
      `content-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`,
  );
}
