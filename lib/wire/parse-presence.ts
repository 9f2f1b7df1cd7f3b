import * as v from 'valibot';
import type { PresenceDiff, Presences } from '../room/roster.ts';
import type { PresenceMeta } from '../room/types.ts';
import { cleanName } from './clean-text.ts';
import { LIMITS } from './limits.ts';
import { FACE, PAGE } from './shapes.ts';
import { shaped, text } from './schemas.ts';

/** Below it a number of seconds, above it of milliseconds: 1e11 s is the year 5138, 1e11 ms is 1973. */
const SECONDS_BELOW = 1e11;
const MEMBER_ID_LENGTH = 128;

const metaSchema = v.object({
  phx_ref: text(64),
  online_at: v.optional(v.unknown()),
  name: v.optional(v.unknown()),
  face: v.optional(v.unknown()),
  state: v.optional(v.unknown()),
  page: v.optional(v.unknown()),
});
const entrySchema = v.object({ metas: v.array(v.unknown()) });
const diffSchema = v.object({ joins: v.unknown(), leaves: v.unknown() });
const stateSchema = v.picklist(['active', 'idle', 'hidden']);
const faceSchema = shaped(FACE);
const pageSchema = shaped(PAGE);

/**
 * Reads a `presence_state`. What is not shaped like a person is left out; null if it is no list at all.
 * Keys are chosen by others, so the result is a Map: `__proto__` is a key like any other.
 */
export function parsePresences(payload: unknown): Presences | null {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return null;
  const presences = new Map<string, readonly PresenceMeta[]>();
  for (const [id, entry] of Object.entries(payload as Record<string, unknown>)) {
    if (id === '' || id.length > MEMBER_ID_LENGTH || !v.is(entrySchema, entry)) continue;
    const metas = entry.metas.slice(0, LIMITS.metasPerMember).flatMap(parseMeta);
    if (metas.length > 0) presences.set(id, metas);
  }
  return presences;
}

/** Reads a `presence_diff`; null if it is none. */
export function parsePresenceDiff(payload: unknown): PresenceDiff | null {
  if (!v.is(diffSchema, payload)) return null;
  const joins = parsePresences(payload.joins);
  const leaves = parsePresences(payload.leaves);
  return joins && leaves && { joins, leaves };
}

function parseMeta(meta: unknown): PresenceMeta[] {
  if (!v.is(metaSchema, meta)) return [];
  return [
    {
      ref: meta.phx_ref,
      name: typeof meta.name === 'string' ? cleanName(meta.name) : null,
      face: v.is(faceSchema, meta.face) ? meta.face : null,
      state: v.is(stateSchema, meta.state) ? meta.state : 'active',
      page: v.is(pageSchema, meta.page) ? meta.page : null,
      onlineAt: parseTime(meta.online_at),
    },
  ];
}

/** Servers write seconds or milliseconds, as numbers or as digits. */
function parseTime(value: unknown): number | null {
  const digits = typeof value === 'number' ? String(value) : value;
  if (typeof digits !== 'string' || !/^\d{1,15}(\.\d+)?$/.test(digits)) return null;
  const time = Number(digits);
  return time < SECONDS_BELOW ? time * 1000 : time;
}
