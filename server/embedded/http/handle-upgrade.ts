import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { randomBytes } from 'node:crypto';
import type { WebSocket, WebSocketServer } from 'ws';
import { cleanName } from '../../../lib/wire/clean-text.ts';
import type { Serializer } from '../framing/frame.ts';
import { serializerFor } from '../framing/serializer-for.ts';
import { CLOSE } from '../socket/close-code.ts';
import type { Line } from '../socket/outlet.ts';
import type { Identity } from '../socket/room-channel.ts';
import type { Tokens } from '../store/tokens.ts';
import type { Access } from './access.ts';
import { NOT_FOUND, refuseUpgrade } from './answer.ts';
import { isSocketPath } from './handle-request.ts';
import { readOfferedToken, readProtocols } from './read-token.ts';

export interface UpgradeSetup {
  readonly access: Access;
  readonly tokens: Tokens | null;
  readonly webSockets: WebSocketServer;
  readonly serve: (line: Line, serializer: Serializer, identity: Identity | null) => void;
  /** Told of an origin that may not connect. */
  readonly reportRefused: (origin: string | undefined) => void;
}

/**
 * Whether somebody wants a WebSocket. To Node any `Upgrade` is one: `curl --http2` sends `h2c` with each
 * request, and may be answered as if it did not.
 */
export function wantsWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}

/** Opens a WebSocket, or says no with the status Phoenix says it with. */
export function handleUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  { access, tokens, webSockets, serve, reportRefused }: UpgradeSetup,
): void {
  socket.on('error', () => socket.destroy()); // a client that went away before it was answered
  const { host, origin } = request.headers;
  const [path = '', search = ''] = (request.url ?? '').split('?');
  if (!access.allowsHost(host)) return refuseUpgrade(socket, 403);
  if (!isSocketPath(path)) return refuseUpgrade(socket, 404, NOT_FOUND);
  const missing = explainHandshake(request);
  if (missing !== null) return refuseUpgrade(socket, 400, missing);
  const query = new URLSearchParams(search);
  if (hasInvalidUtf8(query, search)) {
    return refuseUpgrade(socket, 400, { errors: { detail: 'Bad Request' } });
  }
  const serializer = serializerFor(query);
  if (!access.allowsOrigin(origin)) {
    reportRefused(origin);
    return refuseUpgrade(socket, 403);
  }
  if (!serializer) return refuseUpgrade(socket, 403);
  const identity = identify(request, query, tokens);
  webSockets.handleUpgrade(request, socket, head, (ws) => {
    if (identity === 'forged') sendAway(ws);
    else serve({ ws, stream: socket }, serializer, identity);
  });
}

/** What is wrong with a handshake, in Phoenix' words. `ws` would take version 8 as well. */
function explainHandshake({ headers }: IncomingMessage): string | null {
  const version = headers['sec-websocket-version'];
  if (version !== '13') {
    const got = JSON.stringify(version === undefined ? [] : [version]);
    return `'sec-websocket-version' header must equal '13', got ${got}`;
  }
  return headers['sec-websocket-key'] === undefined ? "'sec-websocket-key' header is absent" : null;
}

/** A refused upgrade looks to a browser like no server at all; a close code tells it what to do. */
function sendAway(ws: WebSocket): void {
  // Whatever it still sends: without a listener, one broken frame would end the process.
  ws.on('error', () => ws.terminate());
  ws.close(CLOSE.badToken, 'unauthorized');
}

/**
 * Where there are sessions: who the token says, null without one; such a socket may not enter a room.
 * Elsewhere who the client says it is.
 */
function identify(
  request: IncomingMessage,
  query: URLSearchParams,
  tokens: Tokens | null,
): Identity | null | 'forged' {
  if (!tokens) {
    const userId = query.get('user_id') || `guest-${randomBytes(4).toString('hex')}`;
    return { memberId: userId, name: cleanName(query.get('name') ?? '') };
  }
  const token = readOfferedToken(readProtocols(request.headers['sec-websocket-protocol']));
  return token === null ? null : (tokens.read(token) ?? 'forged');
}

/** `%ff` is no UTF-8, and Phoenix answers 400; `%zz` is no escape, and stays as it is. */
function hasInvalidUtf8(query: URLSearchParams, search: string): boolean {
  const replaced = [...query].some((pair) => pair.join().includes('\ufffd'));
  return replaced && !/%EF%BF%BD|\ufffd/i.test(search);
}
