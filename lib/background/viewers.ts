import { systemClock, type Clock } from '../clock.ts';
import { sameRoom } from '../room/room-id.ts';
import type { RoomAddress } from '../room/types.ts';

/** A visible surface says so every 20 s. */
const LOOKING_MS = 30_000;

/** One surface, as far as it matters what the person sees there. */
export interface Viewer {
  shows(room: RoomAddress | null): void;
  /** It is an overlay, in this tab. */
  isIn(tabId: number): void;
  looks(): void;
  looksAway(): void;
  leave(): void;
}

/** Where the person looks now. */
export interface Viewers {
  add(focus: () => void): Viewer;
  /** Whether a visible surface shows this room. */
  see(room: RoomAddress): boolean;
  /** Puts the cursor where messages are written, in this tab's overlay; false where none is. */
  focusIn(tabId: number): boolean;
}

export function createViewers(clock: Clock = systemClock): Viewers {
  interface Seen {
    room: RoomAddress | null;
    tabId: number | null;
    at: number;
    readonly focus: () => void;
  }
  const all = new Set<Seen>();

  return {
    add(focus) {
      const seen: Seen = { room: null, tabId: null, at: -Infinity, focus };
      all.add(seen);
      return {
        shows: (room) => void (seen.room = room),
        isIn: (tabId) => void (seen.tabId = tabId),
        looks: () => void (seen.at = clock.now()),
        looksAway: () => void (seen.at = -Infinity),
        leave: () => void all.delete(seen),
      };
    },
    see: (address) =>
      [...all].some(({ room, at }) => sameRoom(room, address) && clock.now() - at < LOOKING_MS),
    focusIn(tabId) {
      const there = [...all].filter((seen) => seen.tabId === tabId);
      for (const { focus } of there) focus();
      return there.length > 0;
    },
  };
}
