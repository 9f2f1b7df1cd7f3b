import type { BannedMember } from '../room/types.ts';
import { cleanName } from './clean-text.ts';
import { flag, lenient, list, object, text } from './decode.ts';
import { LIMITS } from './limits.ts';
import { decodeId } from './parse-message.ts';

const decodeLocked = object({ on: flag });
const decodeBans = object({
  bans: list(object({ id: decodeId, name: lenient(text(), '') }), LIMITS.bans),
});

/** Reads a `room_locked`; null if it is none. */
export function parseLocked(payload: unknown): boolean | null {
  return decodeLocked(payload)?.on ?? null;
}

/** Reads the reply to `bans`; null if it is none. */
export function parseBans(response: unknown): readonly BannedMember[] | null {
  const reply = decodeBans(response);
  return reply?.bans.map(({ id, name }) => ({ memberId: id, name: cleanName(name) })) ?? null;
}
