import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { parseJson } from '../framing/parse-json.ts';
import type { Identity } from '../socket/room-channel.ts';

/** Who somebody is, signed by this server, so that nobody can speak as someone else. */
export interface Tokens {
  /** A new member. */
  issue(name: string | null): { memberId: string; token: string };
  /** Null for what this server did not sign. */
  read(token: string): Identity | null;
}

/**
 * `<claims>.<HMAC-SHA256>`, both base64url: phoenix.js wraps the token in plain base64 for the
 * subprotocol header, and of these characters that makes none which is not allowed there.
 */
export function createTokens(secret: Buffer): Tokens {
  const sign = (claims: string) => createHmac('sha256', secret).update(claims).digest();

  return {
    issue(name) {
      const memberId = randomBytes(12).toString('base64url');
      const claims = Buffer.from(JSON.stringify({ member_id: memberId, name })).toString(
        'base64url',
      );
      return { memberId, token: `${claims}.${sign(claims).toString('base64url')}` };
    },
    read(token) {
      const [claims = '', signature = '', ...rest] = token.split('.');
      if (rest.length > 0) return null;
      const given = Buffer.from(signature, 'base64url');
      const right = sign(claims);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      return toIdentity(claims);
    },
  };
}

function toIdentity(claims: string): Identity | null {
  const parsed = parseJson(Buffer.from(claims, 'base64url').toString('utf8'));
  if (typeof parsed !== 'object' || parsed === null) return null;
  const { member_id: memberId, name } = parsed as Record<string, unknown>;
  if (typeof memberId !== 'string') return null;
  return { memberId, name: typeof name === 'string' ? name : null };
}
