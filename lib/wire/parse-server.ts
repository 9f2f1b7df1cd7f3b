import * as v from 'valibot';
import { cleanName } from './clean-text.ts';
import { shaped, text } from './schemas.ts';

/** What `/.well-known/roomlight` says. Paths are relative to the server's origin. */
export interface Discovery {
  readonly name: string | null;
  readonly socketPath: string;
  readonly sessionPath: string;
}

const path = shaped(/^\/(?!\/)[\w\-./~]{0,255}$/);
const discoverySchema = v.object({
  v: v.picklist([1]),
  name: v.optional(v.string(), ''),
  socket: path,
  session: path,
});

/** Reads the discovery document; null if it is none, or of a version that we do not know. */
export function parseDiscovery(document: unknown): Discovery | null {
  const parsed = v.safeParse(discoverySchema, document);
  if (!parsed.success) return null;
  const { name, socket, session } = parsed.output;
  return { name: cleanName(name), socketPath: socket, sessionPath: session };
}

/** Who the server says this browser is, and the proof to show on connecting. */
export interface ServerSession {
  readonly memberId: string;
  readonly token: string;
}

const sessionSchema = v.object({
  member_id: text(128, 1),
  token: text(2048, 1),
});

/** Reads the answer to `POST /api/session`; null if it is none. */
export function parseSession(document: unknown): ServerSession | null {
  const parsed = v.safeParse(sessionSchema, document);
  return parsed.success ? { memberId: parsed.output.member_id, token: parsed.output.token } : null;
}
