import { systemClock, type Clock } from '../clock.ts';
import { sameRoom } from '../room/room-id.ts';
import type { Update } from '../port/contract.ts';
import type { RoomAddress } from '../room/types.ts';

/** A surface that the person has before them says so every 20 s. */
const LOOKING_MS = 30_000;
/** For an overlay to come up in a tab that was brought to the front; whoever goes on has gone elsewhere. */
const COMING_MS = 10_000;

/** One surface, as far as it matters what the person sees there. */
export interface Viewer {
  /** What it has been told of, as of now. */
  shows(room: RoomAddress | null): void;
  /** It is an overlay, in this tab. */
  isIn(tabId: number): void;
  /** Whether the person has it before them, as of now. */
  looks(on: boolean): void;
  leave(): void;
}

/** Where the person looks now. */
export interface Viewers {
  add(post: (update: Update) => void): Viewer;
  /** Whether a surface that the person has before them shows this room. */
  see(room: RoomAddress): boolean;
  /** Puts the cursor where messages are written, in this tab's overlay, null: in no tab; false where nothing is. */
  focusIn(tabId: number | null): boolean;
  /** Does so in this tab's overlay as soon as it shows a room: after a minute unseen, a tab has no frame of ours. */
  focusSoonIn(tabId: number): void;
  /** The focus is in the window of these tabs; none: in another program. */
  focusMoved(tabIds: readonly (number | undefined)[]): void;
}

export function createViewers(clock: Clock = systemClock): Viewers {
  interface Seen {
    room: RoomAddress | null;
    tabId: number | null;
    at: number;
    readonly post: (update: Update) => void;
  }
  const all = new Set<Seen>();
  let awaited: { readonly tabId: number; readonly until: number } | null = null;

  return {
    add(post) {
      const seen: Seen = { room: null, tabId: null, at: -Infinity, post };
      all.add(seen);
      return {
        shows(room) {
          seen.room = room;
          if (!room || !awaited || seen.tabId !== awaited.tabId) return;
          if (clock.now() < awaited.until) post({ type: 'focus_composer' });
          awaited = null;
        },
        isIn: (tabId) => void (seen.tabId = tabId),
        looks: (on) => void (seen.at = on ? clock.now() : -Infinity),
        leave: () => void all.delete(seen),
      };
    },
    see: (address) =>
      [...all].some(({ room, at }) => sameRoom(room, address) && clock.now() - at < LOOKING_MS),
    focusIn(tabId) {
      const there = [...all].filter((seen) => seen.tabId === tabId);
      for (const { post } of there) post({ type: 'focus_composer' });
      return there.length > 0;
    },
    focusSoonIn(tabId) {
      awaited = { tabId, until: clock.now() + COMING_MS };
    },
    focusMoved(tabIds) {
      for (const { tabId, post } of all) {
        if (tabId !== null) post({ type: 'focus_moved', isHere: tabIds.includes(tabId) });
      }
    },
  };
}
