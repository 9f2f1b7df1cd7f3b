import type { ServerUrlProblem } from '../port/contract.ts';

const DEFAULT_SOCKET_PATH = '/socket';
/** Longer than any address that a person types, and within what a command may carry. */
const MAX_LENGTH = 500;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const SECURE: Readonly<Record<string, boolean>> = {
  'https:': true,
  'wss:': true,
  'http:': false,
  'ws:': false,
};

/**
 * Reads a server's address as a person types it: with or without scheme, `ws` or `http`, with the
 * socket's path or only the host. One server gets one spelling: `http(s)://host[:port][/path]`.
 * Without a scheme it is `https`, or `http` for this machine. Plain text goes to this machine only.
 */
export function parseServerUrl(
  text: string,
): { ok: true; serverUrl: string } | { ok: false; problem: ServerUrlProblem } {
  const typed = text.trim();
  if (typed === '') return { ok: false, problem: 'empty' };
  if (!URL.canParse(withScheme(typed))) return { ok: false, problem: 'not_a_url' };
  const url = new URL(withScheme(typed));
  const secure = SECURE[url.protocol];
  if (secure === undefined) return { ok: false, problem: 'wrong_scheme' };
  if (url.username !== '' || url.password !== '') return { ok: false, problem: 'has_credentials' };
  if (!hasScheme(typed) && !looksLikeHost(url.hostname)) return { ok: false, problem: 'not_a_url' };
  // Chrome writes a space in a host as %20, where others see no address.
  if (url.hostname.includes('%')) return { ok: false, problem: 'not_a_url' };
  if (url.href.length > MAX_LENGTH) return { ok: false, problem: 'not_a_url' };
  if (!secure && !isLoopback(url)) return { ok: false, problem: 'insecure' };
  const path = url.pathname.replace(/(?:\/+websocket)*\/*$/, '');
  return { ok: true, serverUrl: `${secure ? 'https' : 'http'}://${url.host}${path}` };
}

/** Whether an address is this very machine's, by what a browser takes for it. */
export function isLoopback(url: URL): boolean {
  return LOOPBACK.has(url.hostname);
}

/** Where the socket is: at the path the person typed, else at the one the server tells, else `/socket`. */
export function socketUrl(serverUrl: string, toldPath: string | null): string {
  const { protocol, host, pathname } = new URL(serverUrl);
  const path = pathname === '/' ? (toldPath ?? DEFAULT_SOCKET_PATH) : pathname;
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${path}`;
}

/** Where Phoenix apps have their socket unless somebody moved it. */
export function usualSocketUrl(serverUrl: string): string {
  return socketUrl(new URL('/', serverUrl).href, null);
}

function withScheme(typed: string): string {
  if (hasScheme(typed)) return typed;
  const host = /^(\[[^\]]*\]|[^:/]*)/.exec(typed)?.[0] ?? '';
  return `${LOOPBACK.has(host.toLowerCase()) ? 'http' : 'https'}://${typed}`;
}

/** `mailto:x` has a scheme, `localhost:4000` has a port. */
function hasScheme(typed: string): boolean {
  return /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(typed);
}

/** Without a scheme a bare word is a mistyped name rather than a host; this machine is the exception. */
function looksLikeHost(hostname: string): boolean {
  return LOOPBACK.has(hostname) || hostname.includes('.') || hostname.startsWith('[');
}
