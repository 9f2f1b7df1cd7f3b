import type { PresenceDiff, Presences } from '../room/roster.ts';
import type { RoomEventName } from './event-names.ts';
import { parseRoomTick } from './parse-history.ts';
import { parseChange, type WireChange } from './parse-change.ts';
import { parseMessage, type WireMessage } from './parse-message.ts';
import { parsePresenceDiff, parsePresences } from './parse-presence.ts';
import { parseTyping } from './parse-typing.ts';

/** What a server told a room, parsed. */
export type RoomSignal =
  | { readonly type: 'message'; readonly message: WireMessage }
  | ({ readonly type: 'change' } & WireChange)
  | { readonly type: 'typing'; readonly memberId: string; readonly on: boolean }
  | { readonly type: 'presence_state'; readonly presences: Presences }
  | { readonly type: 'presence_diff'; readonly diff: PresenceDiff }
  | { readonly type: 'tick'; readonly epoch: string; readonly head: number };

/** Reads one event of a room; null if its payload is not what its name says. */
export function readEvent(name: RoomEventName, payload: unknown): RoomSignal | null {
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
    default:
      return name satisfies never;
  }
}
