import { cleanName } from './clean-text.ts';
import { matching, object, oneOf, text, withDefault } from './decode.ts';

/** What `/.well-known/roomlight` says. Paths are relative to the server's origin. */
export interface Discovery {
  readonly name: string | null;
  readonly socketPath: string;
  readonly sessionPath: string;
}

const path = matching(/^\/(?!\/)[\w\-./~]{0,255}$/);
const decodeDiscovery = object({
  v: oneOf([1]),
  name: withDefault(text(), ''),
  socket: path,
  session: path,
});

/** Reads the discovery document; null if it is none, or of a version that we do not know. */
export function parseDiscovery(document: unknown): Discovery | null {
  const discovery = decodeDiscovery(document);
  if (!discovery) return null;
  const { name, socket, session } = discovery;
  return { name: cleanName(name), socketPath: socket, sessionPath: session };
}

/** Who the server says this browser is, and the proof to show on connecting. */
export interface ServerSession {
  readonly memberId: string;
  readonly token: string;
}

const decodeSession = object({ member_id: text(128, 1), token: text(2048, 1) });

/** Reads the answer to `POST /api/session`; null if it is none. */
export function parseSession(document: unknown): ServerSession | null {
  const session = decodeSession(document);
  return session ? { memberId: session.member_id, token: session.token } : null;
}
