import type { SavedRoom } from '../history/history-store.ts';
import type { RoomEvent } from '../room/room-event.ts';
import type { Connection } from '../room/types.ts';
import { brokenOff } from './next-connection.ts';

/** People on disk that are older than this are not shown: most of them will have gone. */
const MEMBERS_FRESH_MS = 2 * 60_000;

/** What paints a room from disk, before the network has answered. */
export function savedEvents(
  { record, messages, draft, draftContext: context }: SavedRoom,
  connection: Connection,
  now: number,
): readonly RoomEvent[] {
  const events: RoomEvent[] = [];
  if (draft !== '' || context) {
    events.push({ type: 'draft_changed', draft, ...(context && { context }) });
  }
  if (!record) return events;
  const { hasOlder, readKey, self, members, membersAt, seal } = record;
  for (const signer of seal?.signers ?? []) events.push({ type: 'signer_met', signer });
  events.push({ type: 'timeline_replaced', messages, more: hasOlder, divider: null });
  if (readKey !== null) events.push({ type: 'marked_read', key: readKey });
  if (self) events.push({ type: 'self_changed', self });
  if (now - membersAt < MEMBERS_FRESH_MS && members.length > 0) {
    events.push({ type: 'roster_received', members, partial: false });
    events.push({ type: 'connection_changed', connection: brokenOff(connection, 'lost', now) });
  }
  return events;
}
