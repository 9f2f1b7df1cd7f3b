import type { Clock } from '../clock.ts';

/**
 * Chrome ends a service worker after 30 s without traffic, in either direction. Of these no three fit into a
 * minute, so that the tick of a server, once a minute, takes the place of one.
 */
const SILENT_MS = 21_000;
/** A Phoenix server closes a socket that has said nothing for 60 s, however much it says itself. */
const SPEAK_MS = 40_000;
/** Among frames that follow each other the timer is not set anew for each. */
const CLOSE_MS = 1_000;

export interface Beat {
  /** The server said something. */
  heard(): void;
  /** We said something. */
  said(): void;
  stop(): void;
}

/**
 * Calls `ask` when it is time to ask the server for a sign of life: 21 s after its last word, or 40 s after
 * ours. phoenix.js beats however much is said, so that a background woke for its beats and for the server's
 * ticks; here a tick is a beat.
 */
export function startBeat(ask: () => void, clock: Clock): Beat {
  let [heardAt, saidAt, due] = [clock.now(), clock.now(), 0];
  let cancel = () => {};

  function set(from = Math.min(heardAt + SILENT_MS, saidAt + SPEAK_MS)): void {
    if (Math.abs(from - due) < CLOSE_MS) return;
    due = from;
    cancel();
    cancel = clock.after(due - clock.now(), () => {
      [heardAt, saidAt] = [clock.now(), clock.now()];
      set();
      ask();
    });
  }
  set();

  return {
    heard() {
      heardAt = clock.now();
      set();
    },
    said() {
      saidAt = clock.now();
      set();
    },
    stop: () => cancel(),
  };
}
