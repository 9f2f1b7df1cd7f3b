import { systemClock, type Clock } from '../clock.ts';
import type { PresenceState } from '../room/types.ts';

/** A visible surface says so every 20 s; this long after the last word the person looks at none. */
const HIDDEN_AFTER_MS = 2 * 60_000;

/** How present this person is, by what the surfaces tell: a throttled tab could not be relied on. */
export interface OurPresence {
  readonly state: PresenceState;
  /** Whether a surface was visible within the last half minute. */
  readonly watched: boolean;
  /** A visible surface has said something. */
  seen(): void;
}

const WATCHED_MS = 30_000;

export function createOurPresence(changed: () => void, clock: Clock = systemClock): OurPresence {
  // A background that an alarm woke knows of nobody who looks; a surface will say so.
  let seenAt = -Infinity;
  let state: PresenceState = 'hidden';
  let cancel = () => {};

  function set(next: PresenceState): void {
    if (next === state) return;
    state = next;
    changed();
  }

  return {
    get state() {
      return state;
    },
    get watched() {
      return clock.now() - seenAt < WATCHED_MS;
    },
    seen() {
      seenAt = clock.now();
      set('active');
      cancel();
      cancel = clock.after(HIDDEN_AFTER_MS, () => set('hidden'));
    },
  };
}
