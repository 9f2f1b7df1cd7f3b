import type { PresenceDiff, Presences } from '../room/roster.ts';
import type { RoomEventName } from './event-names.ts';
import { parseRoomTick } from './parse-history.ts';
import { parseChange, type WireChange } from './parse-change.ts';
import { parseMessage, type WireMessage } from './parse-message.ts';
import { parseLocked } from './parse-moderation.ts';
import { parsePresenceDiff, parsePresences } from './parse-presence.ts';
import { parseRefusal, type Refusal } from './parse-refusal.ts';
import { parseTyping } from './parse-typing.ts';

/** What a server told a room, parsed. */
export type RoomSignal =
  | { readonly type: 'message'; readonly message: WireMessage }
  | ({ readonly type: 'change' } & WireChange)
  | { readonly type: 'typing'; readonly memberId: string; readonly on: boolean }
  | { readonly type: 'presence_state'; readonly presences: Presences }
  | { readonly type: 'presence_diff'; readonly diff: PresenceDiff }
  | { readonly type: 'tick'; readonly epoch: string; readonly head: number }
  | { readonly type: 'locked'; readonly on: boolean };

/** We are shown out, and why: the end of our stay, and no signal of the room. */
export interface ShownOut {
  readonly type: 'moderated';
  readonly refusal: Refusal;
}

/** Reads one event of a room; null if its payload is not what its name says. */
export function readEvent(name: RoomEventName, payload: unknown): RoomSignal | ShownOut | null {
  switch (name) {
    case 'new_msg': {
      const message = parseMessage(payload);
      return message && { type: 'message', message };
    }
    case 'msg_edited':
    case 'msg_deleted':
    case 'msg_reacted': {
      const change = parseChange(name, payload);
      return change && { type: 'change', ...change };
    }
    case 'typing': {
      const typing = parseTyping(payload);
      return typing && { type: 'typing', ...typing };
    }
    case 'presence_state': {
      const presences = parsePresences(payload);
      return presences && { type: 'presence_state', presences };
    }
    case 'presence_diff': {
      const diff = parsePresenceDiff(payload);
      return diff && { type: 'presence_diff', diff };
    }
    case 'room_tick': {
      const tick = parseRoomTick(payload);
      return tick && { type: 'tick', ...tick };
    }
    case 'room_locked': {
      const on = parseLocked(payload);
      return on === null ? null : { type: 'locked', on };
    }
    case 'moderated':
      return { type: 'moderated', refusal: parseRefusal(payload) };
    default:
      return name satisfies never;
  }
}
