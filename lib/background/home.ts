import type { Attention, BlockedMember, Consent, OverlayRules, Profile } from '../port/contract.ts';
import { roomKey, sameRoom } from '../room/room-id.ts';
import type { MemberId, Room, RoomAddress } from '../room/types.ts';
import type { SavedItem } from '../saved-item.ts';
import { suggestProfile } from './suggest-profile.ts';

const RECENT_ROOMS = 10;
const REMEMBERED_SERVERS = 10;

/** What outlives the browser, but for messages: who the person is, where they are, what they want. */
export interface SavedHome {
  readonly welcomed: boolean;
  readonly profile: Profile;
  /** Where rooms were joined, the last one first. */
  readonly servers: readonly string[];
  /** Chosen for new rooms since the last one was joined; null: none was. */
  readonly server: string | null;
  /** Rooms the person joined and has not left: they stay joined without any surface. */
  readonly rooms: readonly RoomAddress[];
  readonly front: RoomAddress | null;
  readonly recent: readonly RoomAddress[];
  readonly overlay: OverlayRules;
  readonly attention: Attention;
  /** By `roomKey`; they stay when the room is left. */
  readonly muted: readonly string[];
  /** By `roomKey`: rooms that are told which page is open. */
  readonly sharing: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** By `roomKey`: whether to come when asked, where it is not asked each time. */
  readonly consents: Readonly<Record<string, Consent>>;
  readonly blocked: readonly BlockedMember[];
  readonly invisible: boolean;
}

/** A new person's home: a name and a face to start with, nothing joined, nothing shown by itself. */
export function firstHome(): SavedHome {
  return {
    welcomed: false,
    profile: suggestProfile(),
    servers: [],
    server: null,
    rooms: [],
    front: null,
    recent: [],
    overlay: { mode: 'click', sites: [], hiddenHosts: [], paused: false },
    attention: { notify: 'mentions', sound: false, doNotDisturb: false },
    muted: [],
    sharing: [],
    labels: {},
    consents: {},
    blocked: [],
    invisible: false,
  };
}

/** The server is offered no more, and neither are rooms that were left there. One with an open room stays. */
export function withoutServer(home: SavedHome, serverUrl: string): SavedHome {
  if (home.rooms.some((room) => room.serverUrl === serverUrl)) return home;
  return {
    ...home,
    servers: home.servers.filter((url) => url !== serverUrl),
    server: home.server === serverUrl ? null : home.server,
    recent: home.recent.filter((room) => room.serverUrl !== serverUrl),
  };
}

/** The room is joined, in front, and its server the last one used: it is offered for the next. */
export function withRoom(home: SavedHome, room: RoomAddress, label?: string): SavedHome {
  const { serverUrl } = room;
  const others = home.servers.filter((url) => url !== serverUrl);
  return {
    ...home,
    servers: [serverUrl, ...others].slice(0, REMEMBERED_SERVERS),
    server: null,
    welcomed: true,
    labels: label ? { ...home.labels, [roomKey(room)]: label } : home.labels,
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

/** What the room says calls for no attention, or does again. */
export function withMuted(home: SavedHome, room: RoomAddress, on: boolean): SavedHome {
  return { ...home, muted: switched(home.muted, room, on) };
}

/** The room is told which page is open here, or no longer. */
export function withSharing(home: SavedHome, room: RoomAddress, on: boolean): SavedHome {
  return { ...home, sharing: switched(home.sharing, room, on) };
}

/** Whether to come when a member asks. */
export function withConsent(home: SavedHome, room: RoomAddress, consent: Consent): SavedHome {
  return { ...home, consents: { ...home.consents, [roomKey(room)]: consent } };
}

function switched(keys: readonly string[], room: RoomAddress, on: boolean): readonly string[] {
  const others = keys.filter((key) => key !== roomKey(room));
  return on ? [...others, roomKey(room)] : others;
}

/** Whether the person does not want to read this member. */
export function isBlockedIn(
  { blocked }: SavedHome,
  { address: { serverUrl } }: Pick<Room, 'address'>,
  id: MemberId | null,
): boolean {
  return blocked.some((one) => one.serverUrl === serverUrl && one.memberId === id);
}

/** The member is not read here any more, or is again. */
export function withBlocked(home: SavedHome, member: BlockedMember, on: boolean): SavedHome {
  const others = home.blocked.filter(
    ({ serverUrl, memberId }) => serverUrl !== member.serverUrl || memberId !== member.memberId,
  );
  return { ...home, blocked: on ? [...others, member] : others };
}

/** What an older version wrote lacks what came later, in the home and in the rules and wishes in it. */
function grown(found: SavedHome): SavedHome {
  const first = firstHome();
  const overlay = { ...first.overlay, ...found.overlay };
  const attention = { ...first.attention, ...found.attention };
  return { ...first, ...found, overlay, attention };
}

/** Pure: it is applied to what memory has, and again to what the disk has. */
export type Change = (home: SavedHome) => SavedHome;

/** The home in memory, and on disk behind it. */
export interface HomeKeeper {
  readonly home: SavedHome;
  readonly loaded: Promise<void>;
  /** Changes memory at once; resolves when it is on disk, rejects (with memory as it was) where the disk does. */
  update(change: Change): Promise<void>;
}

/** `changed` is called after each change, and after loading. */
export function keepHome(item: SavedItem<SavedHome | null>, changed: () => void): HomeKeeper {
  let home = firstHome();
  /** As the disk has it. */
  let saved = home;
  /** Changes that are on their way to the disk, in order; memory is what it has, with these. */
  let pending: readonly Change[] = [];
  let isLoaded = false;

  async function load(): Promise<void> {
    const found = await item.get();
    // Kept from the first start on: a face that changes at each look would be nobody's.
    if (!found) await item.set(home);
    saved = found ? grown(found) : home;
    isLoaded = true;
    home = withPending();
  }

  function withPending(): SavedHome {
    return pending.reduce((so, change) => change(so), saved);
  }

  async function write(change: Change): Promise<void> {
    if (!isLoaded) {
      // It could not be read at the start: writing what memory has would wipe out the person's rooms.
      await load();
      changed();
    }
    const next = change(saved);
    await item.set(next);
    saved = next;
  }

  const loaded = load();
  /** One write after the other; `update` tells whoever asked for it of its failure. */
  let last: Promise<void> = loaded.catch(() => undefined);

  return {
    get home() {
      return home;
    },
    loaded,
    async update(change) {
      const after = change(home);
      if (after === home) return;
      home = after;
      pending = [...pending, change];
      changed();
      const writing = last.then(() => write(change));
      last = writing.catch(() => undefined);
      try {
        await writing;
        pending = pending.filter((other) => other !== change);
      } catch (error) {
        // Without this change, and with those that may still get through.
        pending = pending.filter((other) => other !== change);
        home = withPending();
        changed();
        throw error;
      }
    },
  };
}
