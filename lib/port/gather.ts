import { type Clock, systemClock } from '../clock.ts';

/** Calls that go at once: what one person does never waits. */
const AT_ONCE = 8;
/** Then one call in this time, ms: as often as an eye follows lines that come in. */
const EACH_MS = 50;

/** One call where many were asked for. */
export interface Gathering {
  /** Calls now while calls are few, else with all the others once it is time. */
  soon(): void;
  /** Calls now if a call is due. */
  flush(): void;
  stop(): void;
}

/**
 * Gathers a flood of calls into one each 50 ms. A timer and not an animation frame: a hidden page gets
 * none of those.
 */
export function gather(call: () => void, clock: Clock = systemClock): Gathering {
  let left = AT_ONCE;
  let countedAt = clock.now();
  let isDue = false;
  let cancelTimer = () => {};

  /** Calls that may go at once come back with time; a clock that was set back takes none away. */
  function count(): void {
    const now = clock.now();
    left = Math.min(AT_ONCE, left + Math.max(0, now - countedAt) / EACH_MS);
    countedAt = now;
  }

  function run(): void {
    cancelTimer();
    isDue = false;
    left = Math.max(0, left - 1);
    call();
  }

  return {
    soon() {
      count();
      if (left >= 1) return run();
      if (isDue) return;
      isDue = true;
      cancelTimer = clock.after((1 - left) * EACH_MS, () => {
        count();
        run();
      });
    },
    flush() {
      if (!isDue) return;
      count();
      run();
    },
    stop() {
      cancelTimer();
      isDue = false;
    },
  };
}
