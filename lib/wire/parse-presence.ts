import type { PresenceDiff, Presences } from '../room/roster.ts';
import type { PresenceMeta } from '../room/types.ts';
import { cleanName } from './clean-text.ts';
import { anything, items, lenient, matching, object, oneOf, optional, text } from './decode.ts';
import { LIMITS } from './limits.ts';
import { FACE, PAGE, SEALED_LOOK } from './shapes.ts';

/** Below it a number of seconds, above it of milliseconds: 1e11 s is the year 5138, 1e11 ms is 1973. */
const SECONDS_BELOW = 1e11;
const MEMBER_ID_LENGTH = 128;

const decodeMeta = object({
  phx_ref: text(64),
  online_at: optional(anything),
  name: lenient(text(), ''),
  face: lenient(matching(FACE), null),
  state: lenient(oneOf(['active', 'idle', 'hidden']), 'active'),
  page: lenient(matching(PAGE), null),
  sealed: lenient(matching(SEALED_LOOK), null),
});
const decodePerson = object({ metas: items() });
const decodeDiff = object({ joins: anything, leaves: anything });

/**
 * Reads a `presence_state`. What is not shaped like a person is left out; null if it is no list at all.
 * Keys are chosen by others, so the result is a Map: `__proto__` is a key like any other.
 */
export function parsePresences(payload: unknown): Presences | null {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return null;
  const presences = new Map<string, readonly PresenceMeta[]>();
  const people = payload as Record<string, unknown>;
  // Not `entries`, which makes ten thousand lists.
  for (const id of Object.keys(people)) {
    if (id === '' || id.length > MEMBER_ID_LENGTH) continue;
    const metas = decodePerson(people[id])
      ?.metas.slice(0, LIMITS.metasPerMember)
      .flatMap(parseMeta);
    if (metas?.length) presences.set(id, metas);
  }
  return presences;
}

/** Reads a `presence_diff`; null if it is none. */
export function parsePresenceDiff(payload: unknown): PresenceDiff | null {
  const diff = decodeDiff(payload);
  const joins = parsePresences(diff?.joins);
  const leaves = parsePresences(diff?.leaves);
  return joins && leaves && { joins, leaves };
}

function parseMeta(payload: unknown): PresenceMeta[] {
  const meta = decodeMeta(payload);
  if (!meta) return [];
  const { phx_ref: ref, name, online_at, face, state, page, sealed } = meta;
  const onlineAt = parseTime(online_at);
  const read = { ref, face, state, page, name: cleanName(name), onlineAt };
  return [sealed === null ? read : { ...read, sealed }];
}

/** Servers write seconds or milliseconds, as numbers or as digits. */
function parseTime(value: unknown): number | null {
  const digits = typeof value === 'number' ? String(value) : value;
  if (typeof digits !== 'string' || !/^\d{1,15}(\.\d+)?$/.test(digits)) return null;
  const time = Number(digits);
  return time < SECONDS_BELOW ? time * 1000 : time;
}
