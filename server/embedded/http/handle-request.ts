import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Tokens } from '../store/tokens.ts';
import { TOLD_LIMITS } from '../rooms/roomlight-rooms.ts';
import { type Access, CHROME_EXTENSION } from './access.ts';
import { answerJson, answerText, isReading, NOT_FOUND, refuseMethod } from './answer.ts';
import { answerInvitePage, isInvitePath } from './invite-page.ts';
import { answerSession } from './session-routes.ts';

export interface HttpSetup {
  readonly access: Access;
  /** Shown to people who look for this server. */
  readonly name: string;
  /** Null on rungs that know no sessions. */
  readonly tokens: Tokens | null;
}

/** Where sockets are opened, with or without a slash at the end. */
export function isSocketPath(path: string): boolean {
  return path === '/socket/websocket' || path === '/socket/websocket/';
}

/** Everything that is no WebSocket: discovery, sessions, the invite page, and Phoenix' answers to the rest. */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { access, name, tokens }: HttpSetup,
): Promise<void> {
  const { origin, host } = request.headers;
  if (!access.allowsHost(host)) return answerText(response, 403);
  // The extension tells a wrong path from a refusal by this answer, so it has to be readable. On the
  // lower rungs it is not, as on a Phoenix that nobody configured.
  if (tokens && mayRead(origin, access)) allowCrossOrigin(request, response);
  if (!access.allowsOrigin(origin)) return answerText(response, 403);
  const [path = '/'] = (request.url ?? '/').split('?');
  if (isSocketPath(path)) return answerText(response, 400, notUpgraded(request));
  if (tokens && isInvitePath(path)) {
    return isReading(request) ? answerInvitePage(response) : refuseMethod(response, 'GET, HEAD');
  }
  const isOurs = path === '/.well-known/roomlight' || path === '/api/session';
  if (!tokens || !isOurs) return answerJson(response, 404, NOT_FOUND);
  if (request.method === 'OPTIONS') return answerText(response, 204);
  if (path === '/api/session') return answerSession(request, response, tokens);
  if (!isReading(request)) return refuseMethod(response, 'GET, HEAD, OPTIONS');
  answerJson(response, 200, {
    v: 1,
    name,
    socket: '/socket',
    session: '/api/session',
    limits: TOLD_LIMITS,
  });
}

/** An extension may also read that it is refused: it is told nothing else. Web pages read nothing. */
function mayRead(origin: string | undefined, access: Access): boolean {
  return access.allowsOrigin(origin) || CHROME_EXTENSION.test(origin ?? '');
}

/** Only ever an origin that was checked, never `*`. */
function allowCrossOrigin(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers;
  response.setHeader('vary', 'origin');
  if (origin === undefined) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-allow-methods', 'GET, POST');
  response.setHeader('access-control-allow-headers', 'authorization, content-type');
  response.setHeader('access-control-max-age', '600');
}

/** Phoenix' words, so that whoever pastes the address into a browser learns what is missing. */
function notUpgraded({ method, headers }: IncomingMessage): string {
  if (method !== 'GET') return '';
  const { connection = '', upgrade = '' } = headers;
  return /\bupgrade\b/i.test(connection)
    ? `'upgrade' header must contain 'websocket', got [${JSON.stringify(upgrade)}]`
    : `'connection' header must contain 'upgrade', got [${JSON.stringify(connection)}]`;
}
