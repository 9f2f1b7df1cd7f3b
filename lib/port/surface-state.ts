import { reduceRoom } from '../room/reduce.ts';
import { sameRoom } from '../room/room-id.ts';
import type { Room, RoomAddress } from '../room/types.ts';
import type { Home, Update } from './contract.ts';

/** What the background last said, kept as one object per thing until it changes. */
export interface SurfaceState {
  subscribe(listener: () => void): () => void;
  getHome(): Home | null;
  getRoom(): Room | null;
  apply(update: Exclude<Update, { type: 'reply' }>): void;
  /** Another room is wanted: events count only after its snapshot. */
  expect(room: RoomAddress | null): void;
  /** A new port was opened: what is known stays on show until the snapshot, but takes no events. */
  expectSnapshot(): void;
  /** The background does not know this frame: nothing may be shown. */
  forget(): void;
}

export function createSurfaceState(): SurfaceState {
  const listeners = new Set<() => void>();
  let home: Home | null = null;
  let room: Room | null = null;
  let expected: RoomAddress | null = null;
  let isCurrent = false;

  function set(nextHome: Home | null, nextRoom: Room | null): void {
    if (nextHome === home && nextRoom === room) return;
    home = nextHome;
    room = nextRoom;
    for (const listener of [...listeners]) listener();
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getHome: () => home,
    getRoom: () => room,
    apply(update) {
      switch (update.type) {
        case 'home':
          return set(update.home, room);
        case 'snapshot':
          if (!sameRoom(update.room.address, expected)) return;
          isCurrent = true;
          return set(home, update.room);
        case 'event':
          return isCurrent && room ? set(home, reduceRoom(room, update.event)) : undefined;
        default:
          return update satisfies never;
      }
    },
    expect(address) {
      isCurrent = false;
      expected = address;
      set(home, sameRoom(room?.address ?? null, address) ? room : null);
    },
    expectSnapshot() {
      isCurrent = false;
    },
    forget() {
      isCurrent = false;
      set(null, null);
    },
  };
}
