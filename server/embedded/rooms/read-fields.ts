import { cleanName } from '../../../lib/wire/clean-text.ts';
import { LIMITS } from '../../../lib/wire/limits.ts';
import { FACE, PAGE, SEALED_LOOK } from '../../../lib/wire/shapes.ts';
import type { PresenceState } from '../../../lib/room/types.ts';
import type { Json, Payload } from '../framing/frame.ts';
import type { LogRange } from '../store/room-log.ts';

export type Fields = { readonly [key: string]: Json };

/** How somebody is here; what of it a client may choose. */
export interface Appearance {
  readonly name: string | null;
  readonly face: string | null;
  readonly state: PresenceState;
  readonly page: string | null;
  /** In an encrypted room, all of the above for its members' eyes. */
  readonly sealed: string | null;
  /** Not listed, and not told to be typing. */
  readonly invisible: boolean;
}

const STATES: readonly Json[] = ['active', 'idle', 'hidden'] satisfies PresenceState[];

/** A payload that is a map; every event has one. Others crash the channel, as no clause matches them. */
export function readFields(payload: Payload): Fields {
  if (typeof payload !== 'object' || payload === null) throw new Error('the payload is no map');
  if (Array.isArray(payload) || payload instanceof Uint8Array) {
    throw new Error('the payload is no map');
  }
  return payload as Fields;
}

/** What is missing or odd stays as it was: looks are not worth a refusal. Null: on no page any more. */
export function readAppearance(fields: Fields, before: Appearance): Appearance {
  const { name, face, state, page, sealed, invisible } = fields;
  return {
    name: (typeof name === 'string' ? cleanName(name) : null) ?? before.name,
    face: typeof face === 'string' && FACE.test(face) ? face : before.face,
    state: isState(state) ? state : before.state,
    page: page === null ? null : (readMatching(page, PAGE) ?? before.page),
    sealed: readMatching(sealed, SEALED_LOOK) ?? before.sealed,
    invisible: typeof invisible === 'boolean' ? invisible : before.invisible,
  };
}

/**
 * The part of the log a `history` asks for; null if it asks for none, or for both directions. What it
 * says to be null it does not say, as in every command.
 */
export function readRange(fields: Fields): { range: LogRange; limit: number } | null {
  const afterSeq = fields['after_seq'] ?? null;
  const beforeSeq = fields['before_seq'] ?? null;
  const limit = fields['limit'] ?? LIMITS.history;
  if (!isCount(limit) || limit === 0 || limit > LIMITS.history) return null;
  if (isCount(afterSeq) && beforeSeq === null) return { range: { afterSeq }, limit };
  if (isCount(beforeSeq) && afterSeq === null) return { range: { beforeSeq }, limit };
  return null;
}

function isState(value: Json | undefined): value is PresenceState {
  return value !== undefined && STATES.includes(value);
}

function isCount(value: Json): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** The text, if it has this shape; else null. */
export function readMatching(value: Json | undefined, shape: RegExp): string | null {
  return typeof value === 'string' && shape.test(value) ? value : null;
}
