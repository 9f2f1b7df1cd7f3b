import { systemClock, type Clock } from '../clock.ts';

/** A gap like this between two looks means that the machine slept: the alarm alone looks each half minute. */
const JUMP_MS = 45_000;

/**
 * Returns what looks at the clock, and calls `jumped` when time has passed in which nothing ran. It has no timer
 * of its own: whatever runs first after a sleep looks, an alarm, a beat or a surface.
 */
export function watchClock(jumped: () => void, clock: Pick<Clock, 'now'> = systemClock) {
  let last = clock.now();
  return (): void => {
    const now = clock.now();
    const slept = now - last > JUMP_MS;
    last = now;
    if (slept) jumped();
  };
}
