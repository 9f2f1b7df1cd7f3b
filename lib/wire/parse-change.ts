import * as v from 'valibot';
import type { MessageChange } from '../room/room-event.ts';
import { idSchema, parseBody, seqSchema } from './parse-message.ts';
import { REACTIONS } from './shapes.ts';

/** A change as it stands on the log. `change` is null where it can't be read: its place is still taken. */
export interface WireChange {
  readonly seq: number;
  readonly change: MessageChange | null;
}

/** A change that could be read. */
export interface ReadChange {
  readonly seq: number;
  readonly change: MessageChange;
}

/** Names of changes: of live events, and as `type` of entries in history. */
export const CHANGE_TYPES = ['msg_edited', 'msg_deleted', 'msg_reacted'] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];

const changeSchema = v.object({
  id: idSchema,
  rev: v.fallback(v.number(), 0),
  body: v.fallback(v.optional(v.string()), undefined),
  emoji: v.fallback(v.optional(v.picklist(REACTIONS)), undefined),
  on: v.fallback(v.optional(v.boolean()), undefined),
  from: v.fallback(v.nullish(v.object({ id: idSchema }), null), null),
});

const placeSchema = v.object({ seq: seqSchema });

/** Reads a change, live or from history; null if it has no place in the log. */
export function parseChange(type: ChangeType, payload: unknown): WireChange | null {
  if (!v.is(placeSchema, payload)) return null;
  const parsed = v.safeParse(changeSchema, payload);
  return { seq: payload.seq, change: parsed.success ? toChange(type, parsed.output) : null };
}

function toChange(
  type: ChangeType,
  { id: key, rev, body, emoji, on, from }: v.InferOutput<typeof changeSchema>,
): MessageChange | null {
  if (type === 'msg_deleted') return { type: 'message_deleted', key };
  if (type === 'msg_reacted') {
    if (emoji === undefined || on === undefined || !from) return null;
    return { type: 'reaction_changed', key, emoji, memberId: from.id, on };
  }
  // Of a message that was deleted since, nobody tells what it once was.
  const text = body === undefined ? null : parseBody(body);
  return text === null || rev < 1 ? null : { type: 'message_edited', key, body: text, rev };
}
