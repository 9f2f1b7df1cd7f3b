/** phoenix.js offers two subprotocols: this one, and the prefix with the token after it. */
export const SUBPROTOCOL = 'phoenix';
const TOKEN_PREFIX = 'base64url.bearer.phx.';

/** The token phoenix.js' `authToken` put into `Sec-WebSocket-Protocol`; null where it offered none. */
export function readOfferedToken(protocols: readonly string[]): string | null {
  if (!protocols.includes(SUBPROTOCOL)) return null;
  const offered = protocols.find((protocol) => protocol.startsWith(TOKEN_PREFIX));
  if (offered === undefined) return null;
  return Buffer.from(offered.slice(TOKEN_PREFIX.length), 'base64url').toString('utf8');
}

/** The token of an `Authorization: Bearer` header; null where there is none. */
export function readBearerToken(header: string | undefined): string | null {
  return /^Bearer ([\w.-]+)$/i.exec(header ?? '')?.[1] ?? null;
}

/** The subprotocols a client offers, in its order. */
export function readProtocols(header: string | undefined): string[] {
  return (header ?? '').split(',').map((protocol) => protocol.trim());
}
