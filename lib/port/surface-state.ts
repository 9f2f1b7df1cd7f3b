import { type Clock, systemClock } from '../clock.ts';
import { type Coming, noteComings } from '../room/comings.ts';
import { reduceRoom } from '../room/reduce.ts';
import type { RoomEvent } from '../room/room-event.ts';
import { sameRoom } from '../room/room-id.ts';
import type { Room, RoomAddress } from '../room/types.ts';
import type { Home, Update } from './contract.ts';
import { gather } from './gather.ts';

/**
 * What the background last said, kept as one object per thing until it changes. A flood of events is
 * told in batches, and until the next batch everybody reads what they were told last: a page never
 * shows half of it.
 */
export interface SurfaceState {
  subscribe(listener: () => void): () => void;
  getHome(): Home | null;
  getRoom(): Room | null;
  /** Who has come to that room and gone since it is the one that is wanted. */
  getComings(): readonly Coming[];
  apply(update: Exclude<Update, { type: 'reply' | 'focus_composer' | 'focus_moved' }>): void;
  /** Tells at once what is not told yet: what comes next builds on it. */
  flush(): void;
  /** Another room is wanted: events count only after its snapshot. */
  expect(room: RoomAddress | null): void;
  /** A new port was opened: what is known stays on show until the snapshot, but takes no events. */
  expectSnapshot(): void;
  /** The background does not know this frame: nothing may be shown. */
  forget(): void;
  stop(): void;
}

interface Known {
  readonly home: Home | null;
  readonly room: Room | null;
  readonly comings: readonly Coming[];
}

export function createSurfaceState(clock: Clock = systemClock): SurfaceState {
  const listeners = new Set<() => void>();
  const telling = gather(tell, clock);
  let known: Known = { home: null, room: null, comings: [] };
  let told = known;
  let expected: RoomAddress | null = null;
  let isCurrent = false;

  function tell(): void {
    told = known;
    for (const listener of [...listeners]) listener();
  }

  function know(change: Partial<Known>): boolean {
    const next = { ...known, ...change };
    if (next.home === known.home && next.room === known.room) return false;
    known = next;
    return true;
  }

  function tellSoon(change: Partial<Known>): void {
    if (know(change)) telling.soon();
  }

  function tellNow(change: Partial<Known>): void {
    if (know(change)) telling.soon();
    telling.flush();
  }

  function hear(event: RoomEvent): void {
    const { room, comings } = known;
    if (!isCurrent || !room) return;
    tellSoon({
      room: reduceRoom(room, event),
      comings: noteComings(comings, room, event, clock.now()),
    });
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getHome: () => told.home,
    getRoom: () => told.room,
    getComings: () => told.comings,
    apply(update) {
      switch (update.type) {
        case 'home':
          return sameHome(known.home, update.home) ? undefined : tellSoon({ home: update.home });
        case 'snapshot':
          if (!sameRoom(update.room.address, expected)) return;
          isCurrent = true;
          return tellNow({ room: update.room });
        case 'event':
          return hear(update.event);
        default:
          return update satisfies never;
      }
    },
    flush: telling.flush,
    expect(address) {
      isCurrent = false;
      expected = address;
      const { room } = known;
      const isSame = sameRoom(room?.address ?? null, address);
      tellNow(isSame ? {} : { room: null, comings: [] });
    },
    expectSnapshot() {
      isCurrent = false;
    },
    forget() {
      isCurrent = false;
      tellNow({ home: null, room: null, comings: [] });
    },
    stop: telling.stop,
  };
}

/** The home is sent whole, often with nothing new in it. It is small, and written in one order. */
function sameHome(a: Home | null, b: Home): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
