import { systemClock, type Clock } from '../clock.ts';

const LOOK_MS = 15_000;
/** A gap like this between two looks means that the machine slept, not that a timer was late. */
const JUMP_MS = 45_000;

/** Calls `jumped` when time has passed in which nothing ran. Returns the undoing. */
export function watchClock(jumped: () => void, clock: Clock = systemClock): () => void {
  let last = clock.now();
  let cancel = () => {};
  function look(): void {
    const now = clock.now();
    if (now - last > JUMP_MS) jumped();
    last = now;
    cancel = clock.after(LOOK_MS, look);
  }
  cancel = clock.after(LOOK_MS, look);
  return () => cancel();
}
