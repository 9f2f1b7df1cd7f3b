import type { OverlayRules, Profile } from '../port/contract.ts';
import { sameRoom } from '../room/room-id.ts';
import type { RoomAddress } from '../room/types.ts';
import type { SavedItem } from '../settings.ts';
import { suggestProfile } from './suggest-profile.ts';

const RECENT_ROOMS = 10;
const REMEMBERED_SERVERS = 10;

/** What outlives the browser, but for messages: who the person is, where they are, what they want. */
export interface SavedHome {
  readonly welcomed: boolean;
  readonly profile: Profile;
  readonly servers: readonly string[];
  /** Rooms the person joined and has not left: they stay joined without any surface. */
  readonly rooms: readonly RoomAddress[];
  readonly front: RoomAddress | null;
  readonly recent: readonly RoomAddress[];
  readonly overlay: OverlayRules;
}

/** A new person's home: a name and a face to start with, nothing joined, nothing shown by itself. */
export function firstHome(): SavedHome {
  return {
    welcomed: false,
    profile: suggestProfile(),
    servers: [],
    rooms: [],
    front: null,
    recent: [],
    overlay: { mode: 'click', sites: [], hiddenHosts: [], paused: false },
  };
}

/** The room is joined, in front, and its server the last one used. */
export function withRoom(home: SavedHome, room: RoomAddress): SavedHome {
  return {
    ...home,
    welcomed: true,
    servers: [room.serverUrl, ...home.servers.filter((url) => url !== room.serverUrl)].slice(
      0,
      REMEMBERED_SERVERS,
    ),
    rooms: home.rooms.some((open) => sameRoom(open, room)) ? home.rooms : [...home.rooms, room],
    front: room,
    recent: home.recent.filter((left) => !sameRoom(left, room)),
  };
}

/** The room is left; the one beside it comes to the front. */
export function withoutRoom(home: SavedHome, room: RoomAddress): SavedHome {
  const rooms = home.rooms.filter((open) => !sameRoom(open, room));
  if (rooms.length === home.rooms.length) return home;
  return {
    ...home,
    rooms,
    front: sameRoom(home.front, room) ? (rooms.at(-1) ?? null) : home.front,
    recent: [room, ...home.recent.filter((left) => !sameRoom(left, room))].slice(0, RECENT_ROOMS),
  };
}

/** Brings an open room to the front; any other changes nothing. */
export function withFront(home: SavedHome, room: RoomAddress): SavedHome {
  return home.rooms.some((open) => sameRoom(open, room)) ? { ...home, front: room } : home;
}

/** The home in memory, and on disk behind it. */
export interface HomeKeeper {
  readonly home: SavedHome;
  readonly loaded: Promise<void>;
  /** Changes memory at once; resolves when it is on disk, rejects (with memory as it was) where the disk does. */
  update(change: (home: SavedHome) => SavedHome): Promise<void>;
}

/** `changed` is called after each change, and after loading. */
export function keepHome(
  item: SavedItem<SavedHome | null>,
  changed: () => void,
): HomeKeeper {
  let home = firstHome();
  let last: Promise<void> = Promise.resolve();

  async function load(): Promise<void> {
    const saved = await item.get();
    if (saved) home = saved;
    // Kept from the first start on: a face that changes at each look would be nobody's.
    else await item.set(home);
  }

  return {
    get home() {
      return home;
    },
    loaded: load(),
    async update(change) {
      const before = home;
      const after = change(before);
      if (after === before) return;
      home = after;
      changed();
      last = last.catch(() => undefined).then(() => item.set(after));
      try {
        await last;
      } catch (error) {
        if (home === after) home = before;
        changed();
        throw error;
      }
    },
  };
}
