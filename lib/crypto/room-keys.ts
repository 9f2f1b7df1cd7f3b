import type { RoomId } from '../room/types.ts';

/** Bytes of the secret that an invitation to an encrypted room carries. */
const ROOT_BYTES = 32;
const ID_BYTES = 16;

/** What an encrypted room is known by. No key here can be read out again: it crosses no port. */
export interface RoomKeys {
  /** The server knows the room by this. It tells nothing of the root. */
  readonly roomId: RoomId;
  /** From which the key of each sender's life is derived. */
  readonly senders: CryptoKey;
  /** HMAC-SHA-256, for the names of pages in this room. */
  readonly pages: CryptoKey;
}

/** The secret of a new room. */
export function newRoot(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(ROOT_BYTES));
}

/**
 * Derives what a room needs from its root, by HKDF-SHA-256 (RFC 5869) with an empty salt and one info for
 * each use. Whoever has the root can do so, and nobody else.
 */
export async function deriveRoomKeys(root: Uint8Array<ArrayBuffer>): Promise<RoomKeys> {
  const base = await crypto.subtle.importKey('raw', root, 'HKDF', false, ['deriveBits']);
  const [id, senders, pages] = await Promise.all([
    expand(base, 'topic', ID_BYTES),
    expand(base, 'message', 32),
    expand(base, 'page', 32),
  ]);
  return {
    roomId: `e2e-${hex(id)}`,
    senders: await crypto.subtle.importKey('raw', senders, 'HKDF', false, ['deriveKey']),
    pages: await crypto.subtle.importKey('raw', pages, HMAC, false, ['sign']),
  };
}

const HMAC = { name: 'HMAC', hash: 'SHA-256' };

async function expand(
  base: CryptoKey,
  use: string,
  bytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const info = new TextEncoder().encode(`roomlight ${use} v1`);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, base, bytes * 8));
}

/** Room names have small letters only, so this is not base64url. */
function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
