import type { RoomEvent } from '../room/room-event.ts';
import type { Self } from '../room/types.ts';
import { LIMITS } from '../wire/limits.ts';
import type { JoinReply } from '../wire/parse-join.ts';
import { SEALED_CAPABILITIES } from './room-changes.ts';

/** What the reply to a join makes of a room; null is the reply of a server of a lower rung. */
export function joinedEvent(reply: JoinReply | null, self: Self, isSealed: boolean): RoomEvent {
  return {
    type: 'joined',
    self: { ...self, ...(reply ? { memberId: reply.memberId } : {}) },
    rung: reply ? 'roomlight' : null,
    capabilities: [...(reply?.capabilities ?? []), ...(isSealed ? SEALED_CAPABILITIES : [])],
    limits: { body: reply?.body ?? LIMITS.body, ...(isSealed && { bytes: LIMITS.sealedBytes }) },
    ...(reply?.locked && { locked: true }),
  };
}
