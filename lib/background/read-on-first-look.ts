import { newestKey } from '../room/select.ts';
import type { LiveRoom } from './live-room.ts';

/** The first time a room is shown, everything that was said before counts as read. */
export function readOnFirstLook(live: LiveRoom): void {
  const key = newestKey(live.room);
  if (live.room.readKey === null && key !== null) live.markRead(key);
}
