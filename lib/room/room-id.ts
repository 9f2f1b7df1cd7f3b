import type { RoomAddress, RoomId } from './types.ts';

const SHAPE = /^[a-z0-9_-]+(?::[a-z0-9_-]+)?$/;
const MAX_LENGTH = 128;

export type RoomIdProblem = 'empty' | 'too_long' | 'characters';

/**
 * Reads a room's name as a person types it: spaces around it and capital letters are forgiven.
 * Rule: 1–128 of `[a-z0-9_-]` with at most one `:` inside.
 */
export function parseRoomId(
  text: string,
): { ok: true; roomId: RoomId } | { ok: false; problem: RoomIdProblem } {
  const roomId = text.trim().toLowerCase();
  if (roomId === '') return { ok: false, problem: 'empty' };
  if (roomId.length > MAX_LENGTH) return { ok: false, problem: 'too_long' };
  if (!SHAPE.test(roomId)) return { ok: false, problem: 'characters' };
  return { ok: true, roomId };
}

/** What the id of every encrypted room looks like: it is derived from a secret, and nobody types it. */
const SEALED_ID = /^e2e-[0-9a-f]{32}$/;

/** Whether what is said in this room is encrypted. Its id alone says so: no server can take it back. */
export function isSealedRoom({ roomId }: Pick<RoomAddress, 'roomId'>): boolean {
  return SEALED_ID.test(roomId);
}

/** One string for a room on its server, for maps and database keys. A server URL holds no `#`. */
export function roomKey({ serverUrl, roomId }: RoomAddress): string {
  return `${serverUrl}#${roomId}`;
}

/** The room's id of such a string. */
export function roomIdOf(key: string): RoomId {
  return key.slice(key.indexOf('#') + 1);
}

/** Whether both name the same room. */
export function sameRoom(a: RoomAddress | null, b: RoomAddress | null): boolean {
  return a === b || (a !== null && b !== null && roomKey(a) === roomKey(b));
}
