import { systemClock, type Clock } from '../clock.ts';
import type { PresenceState } from '../room/types.ts';

/** A visible surface says so every 20 s; this long after the last word the person looks at none. */
const HIDDEN_AFTER_MS = 2 * 60_000;
/** Who looks and touches nothing for so long may have gone for a coffee. */
const IDLE_AFTER_MS = 3 * 60_000;

/** How present this person is, by what the surfaces tell: a throttled tab could not be relied on. */
export interface OurPresence {
  readonly state: PresenceState;
  /** Whether a surface was visible within the last half minute. */
  readonly watched: boolean;
  /** A visible surface has said something; `input`: the person has touched it, or the page around it. */
  seen(input: boolean): void;
}

const WATCHED_MS = 30_000;

export function createOurPresence(changed: () => void, clock: Clock = systemClock): OurPresence {
  // A background that an alarm woke knows of nobody who looks; a surface will say so.
  let seenAt = -Infinity;
  let inputAt = -Infinity;
  let state: PresenceState = 'hidden';
  let cancel = () => {};

  function settle(): void {
    const untilHidden = seenAt + HIDDEN_AFTER_MS - clock.now();
    const untilIdle = inputAt + IDLE_AFTER_MS - clock.now();
    const next = untilHidden <= 0 ? 'hidden' : untilIdle <= 0 ? 'idle' : 'active';
    cancel();
    if (next !== 'hidden') {
      const wait = next === 'active' ? Math.min(untilHidden, untilIdle) : untilHidden;
      cancel = clock.after(wait, settle);
    }
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
    seen(input) {
      seenAt = clock.now();
      // Whoever comes to look has done something for it.
      if (input || state === 'hidden') inputAt = seenAt;
      settle();
    },
  };
}
