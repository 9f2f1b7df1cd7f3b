import { systemClock, type Clock } from '../clock.ts';
import type { OpenRoom } from '../port/contract.ts';
import { roomKey } from '../room/room-id.ts';
import type { RoomAddress } from '../room/types.ts';
import type { SavedItem } from '../saved-item.ts';

/** A server that is restarted, and a network that is changed, are back before that. */
const LONG_MS = 5 * 60_000;

/** By `roomKey`, since when a room is without connection. */
export type SavedAway = Readonly<Record<string, number>>;

/** Which rooms have been without connection for long, over the deaths of the background that this brings. */
export interface Away {
  readonly loaded: Promise<void>;
  /** How the rooms stand now. */
  settle(rooms: readonly OpenRoom[]): void;
  isLong(room: RoomAddress): boolean;
}

export function createAway(
  saved: SavedItem<SavedAway>,
  onError: (error: unknown) => void,
  clock: Pick<Clock, 'now'> = systemClock,
): Away {
  /** What is saved as it is, to be compared; null until it is loaded. */
  let since: SavedAway | null = null;
  const loaded = saved
    .get()
    .catch(onError)
    .then((found) => void (since = found ?? {}));

  return {
    loaded,
    settle(rooms) {
      if (!since) return;
      const next: Record<string, number> = {};
      for (const { address, connection } of rooms) {
        const key = roomKey(address);
        // Each life of the background begins with `connecting`.
        const isDown =
          connection.status === 'reconnecting' ||
          (connection.status === 'connecting' && key in since);
        if (isDown) next[key] = since[key] ?? clock.now();
      }
      if (JSON.stringify(next) === JSON.stringify(since)) return;
      since = next;
      saved.set(next).catch(onError);
    },
    isLong: (room) => clock.now() - (since?.[roomKey(room)] ?? Infinity) >= LONG_MS,
  };
}
