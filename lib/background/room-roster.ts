import type { Clock } from '../clock.ts';
import type { RoomEvent } from '../room/room-event.ts';
import { createRoster, type PresenceDiff, type Presences } from '../room/roster.ts';
import type { Member } from '../room/types.ts';

/** At most four updates a second to the surfaces, and a fifth with the counts, however many people come and go. */
const COALESCE_MS = 250;
/** A server that pushes no state within this time never does: protocol, section 1. */
const STATE_WAIT_MS = 5_000;

/** The roster of one room: presence signals in, at most four RoomEvents a second out. */
export interface RoomRoster {
  joining(): void;
  /** Joined: from now on a state is due. `none` is called if it does not come. */
  joined(none: () => void): void;
  state(presences: Presences): void;
  diff(diff: PresenceDiff): void;
  /** No longer joined: a state that has not come will not come, and that tells nothing of the server. */
  down(): void;
  stop(): void;
}

/** `known`: people of a moment ago, shown until the server says otherwise. */
export function createRoomRoster(
  known: readonly Member[],
  clock: Clock,
  emit: (event: RoomEvent) => void,
): RoomRoster {
  const roster = createRoster(known, clock.now());
  let partial = false;
  let cancelFlush: (() => void) | null = null;
  let cancelDue: (() => void) | null = null;
  let cancelWait: (() => void) | null = null;

  function whole(): void {
    roster.takeChange(clock.now());
    emit({ type: 'roster_received', members: roster.members(), partial });
    scheduleDue();
  }

  function flush(): void {
    const change = roster.takeChange(clock.now());
    if (change) emit({ type: 'members_changed', ...change });
    scheduleDue();
  }

  function flushSoon(): void {
    cancelFlush ??= clock.after(COALESCE_MS, () => {
      cancelFlush = null;
      flush();
    });
  }

  function scheduleDue(): void {
    cancelDue?.();
    const due = roster.nextDue();
    cancelDue = due === null ? null : clock.after(Math.max(0, due - clock.now()) + 1, flushSoon);
  }

  function stopWaiting(): void {
    cancelWait?.();
    cancelWait = null;
  }

  return {
    joining() {
      roster.beginJoin();
      stopWaiting();
    },
    joined(none) {
      if (roster.synced) return;
      cancelWait = clock.after(STATE_WAIT_MS, () => {
        partial = true;
        roster.assumeEmpty(clock.now());
        whole();
        none();
      });
    },
    state(presences) {
      stopWaiting();
      partial = false;
      roster.sync(presences, clock.now());
      whole();
    },
    diff(diff) {
      roster.diff(diff, clock.now());
      if (roster.synced) flushSoon();
    },
    down: stopWaiting,
    stop() {
      stopWaiting();
      cancelFlush?.();
      cancelDue?.();
    },
  };
}
