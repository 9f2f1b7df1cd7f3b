import type { Clock } from '../../lib/clock.ts';
import { NOON } from './samples.ts';

/** A clock that a test moves; it touches no global. */
export interface HandClock extends Clock {
  /** Moves on, calling back whatever falls due, in order; promises settle in between. */
  advance(ms: number): Promise<void>;
  /** The system's time is set anew, as a person or a time server does: timers do not notice. */
  set(now: number): void;
  readonly timers: number;
}

export function createHandClock(start = NOON): HandClock {
  const timers = new Set<{ due: number; callback: () => void }>();
  let now = start;
  /** Time since the start, which no one can set. */
  let elapsed = 0;

  return {
    now: () => now,
    after(ms, callback) {
      const timer = { due: elapsed + ms, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const until = elapsed + ms;
      await settle();
      for (;;) {
        const [next] = [...timers].filter(({ due }) => due <= until).sort((a, b) => a.due - b.due);
        if (!next) break;
        now += next.due - elapsed;
        elapsed = next.due;
        timers.delete(next);
        next.callback();
        await settle();
      }
      now += until - elapsed;
      elapsed = until;
    },
    set(at) {
      now = at;
    },
    get timers() {
      return timers.size;
    },
  };
}

/** Lets every promise that can go on go on. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
