import type { MessageChange } from '../room/room-event.ts';
import { type Decoded, flag, lenient, number, object, oneOf, text } from './decode.ts';
import { decodeId, decodeSeq, parseBody } from './parse-message.ts';
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

const decodeChange = object({
  id: decodeId,
  rev: lenient(number(), 0),
  body: lenient(text(), null),
  emoji: lenient(oneOf(REACTIONS), null),
  on: lenient(flag, null),
  from: lenient(object({ id: decodeId }), null),
});

const decodePlace = object({ seq: decodeSeq });

/** Reads a change, live or from history; null if it has no place in the log. */
export function parseChange(type: ChangeType, payload: unknown): WireChange | null {
  const place = decodePlace(payload);
  if (!place) return null;
  const change = decodeChange(payload);
  return { seq: place.seq, change: change ? toChange(type, change) : null };
}

function toChange(
  type: ChangeType,
  { id: key, rev, body, emoji, on, from }: Decoded<typeof decodeChange>,
): MessageChange | null {
  if (type === 'msg_deleted') return { type: 'message_deleted', key };
  if (type === 'msg_reacted') {
    if (emoji === null || on === null || !from) return null;
    return { type: 'reaction_changed', key, emoji, memberId: from.id, on };
  }
  // Of a message that was deleted since, nobody tells what it once was.
  const edited = body === null ? null : parseBody(body);
  return edited === null || rev < 1 ? null : { type: 'message_edited', key, body: edited, rev };
}
