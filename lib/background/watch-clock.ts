import { systemClock, type Clock } from '../clock.ts';

const LOOK_MS = 15_000;
/** A gap like this between two looks means that the machine slept, not that a timer was late. */
const JUMP_MS = 45_000;

export interface ClockWatch {
  /** Looks now: whatever else runs after a sleep may be earlier than our own timer. */
  look(): void;
  stop(): void;
}

/** Calls `jumped` when time has passed in which nothing ran. */
export function watchClock(jumped: () => void, clock: Clock = systemClock): ClockWatch {
  let last = clock.now();
  let cancel = () => {};
  function look(): void {
    cancel();
    const now = clock.now();
    const slept = now - last > JUMP_MS;
    last = now;
    cancel = clock.after(LOOK_MS, look);
    if (slept) jumped();
  }
  look();
  return { look, stop: () => cancel() };
}
