import { systemClock, type Clock } from '../clock.ts';
import type { HistoryStore } from '../history/history-store.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { Profile } from '../port/contract.ts';
import { isSealedRoom, roomKey } from '../room/room-id.ts';
import type { RoomEvent } from '../room/room-event.ts';
import type { Room, RoomAddress } from '../room/types.ts';
import type { HereNow } from '../wire/build.ts';
import type { JoinRoom } from '../socket/join-room.ts';
import { createLiveRoom, type LiveRoom } from './live-room.ts';
import type { ServerLink, Servers } from './servers.ts';
import type { LoadSealing } from '../seal/sealing.ts';

export interface RoomsOptions {
  readonly servers: Servers;
  readonly join: JoinRoom;
  readonly history: HistoryStore;
  readonly outbox: OutboxStore;
  readonly sealing: LoadSealing;
  readonly profile: () => Profile;
  readonly here: (room: RoomAddress) => HereNow;
  /** Something about a room has changed. */
  readonly changed: (room: Room, event: RoomEvent) => void;
  readonly clock?: Clock;
}

/** The rooms that are open now. */
export interface Rooms {
  get(address: RoomAddress): LiveRoom | null;
  all(): readonly LiveRoom[];
  /** Opens exactly these, leaves all others. */
  keep(addresses: readonly RoomAddress[]): void;
  /** Name, face or state of ours has changed. */
  selfChanged(): void;
  /** Resolves once all that is known of rooms that were left is on disk. */
  left(): Promise<unknown>;
}

export function createRooms(options: RoomsOptions): Rooms {
  const { servers, join, history, outbox, sealing, profile, here, changed } = options;
  const clock = options.clock ?? systemClock;
  const open = new Map<string, { live: LiveRoom; link: ServerLink }>();
  /** Rooms that are still being written: who enters one again has to find all of it. */
  const leaving = new Map<string, Promise<void>>();

  function enter(address: RoomAddress): void {
    const key = roomKey(address);
    const link = servers.link(address.serverUrl, isSealedRoom(address));
    const live = createLiveRoom({
      address,
      socket: link.socket,
      join,
      history,
      outbox,
      sealing,
      clock,
      self: () => ({ memberId: link.memberId(), ...profile() }),
      here: () => here(address),
      diskFree: leaving.get(key) ?? Promise.resolve(),
    });
    live.subscribe((event) => changed(live.room, event));
    open.set(key, { live, link });
  }

  function exit(key: string, { live, link }: { live: LiveRoom; link: ServerLink }): void {
    open.delete(key);
    link.release();
    const left = live.leave().finally(() => {
      if (leaving.get(key) === left) leaving.delete(key);
    });
    leaving.set(key, left);
  }

  return {
    get: (address) => open.get(roomKey(address))?.live ?? null,
    all: () => [...open.values()].map(({ live }) => live),
    keep(addresses) {
      const wanted = new Set(addresses.map(roomKey));
      for (const [key, room] of open) if (!wanted.has(key)) exit(key, room);
      for (const address of addresses) if (!open.has(roomKey(address))) enter(address);
    },
    left: () => Promise.all(leaving.values()),
    selfChanged() {
      for (const { live } of open.values()) live.selfChanged();
    },
  };
}
