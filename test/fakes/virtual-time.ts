import type { Clock } from '../../lib/clock.ts';
import { NOON } from './samples.ts';

/** Time that stands still until a test moves it; for phoenix.js too, which takes the global timers. */
export interface VirtualTime extends Clock {
  /** Moves on, running whatever falls due, in order; promises settle in between. */
  advance(ms: number): Promise<void>;
  /** Lets promises settle while no time passes. */
  settle(): Promise<void>;
  /** The machine slept: time has passed, and nothing ran. */
  sleep(ms: number): void;
  /** The same on a machine whose timers sleep, too: none is due because of it. */
  suspend(ms: number): void;
  /** Timers that are set. */
  readonly timers: number;
  /** Turns of the event loop after each timer: one is enough for promises, IndexedDB needs more. */
  turns: number;
  uninstall(): void;
}

interface Timer {
  readonly id: number;
  readonly due: number;
  readonly everyMs: number | null;
  readonly callback: () => void;
}

const realSetImmediate = globalThis.setImmediate;

/** Replaces the global timers and `Date.now` until `uninstall`. */
export function installVirtualTime(start = NOON): VirtualTime {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
  const realNow = Date.now;
  const timers = new Map<number, Timer>();
  let now = start;
  let lastId = 0;

  function set(callback: () => void, ms: number, everyMs: number | null): number {
    lastId += 1;
    // Whole milliseconds, as every clock of a browser or server tells them.
    timers.set(lastId, { id: lastId, due: now + Math.max(0, Math.ceil(ms)), everyMs, callback });
    return lastId;
  }

  /** The earliest; of several at once the one that was set first. */
  function nextTimer(until: number): Timer | null {
    let next: Timer | null = null;
    for (const timer of timers.values()) {
      if (timer.due <= until && (next === null || timer.due < next.due)) next = timer;
    }
    return next;
  }

  function fire({ id, due, everyMs, callback }: Timer): void {
    now = Math.max(now, due);
    timers.delete(id);
    if (everyMs !== null) timers.set(id, { id, due: now + everyMs, everyMs, callback });
    callback();
  }

  async function settle(): Promise<void> {
    for (let turn = 0; turn < time.turns; turn++) {
      await new Promise((resolve) => realSetImmediate(resolve));
    }
  }

  const time: VirtualTime = {
    turns: 1,
    now: () => now,
    after(ms, callback) {
      const id = set(callback, ms, null);
      return () => timers.delete(id);
    },
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (let timer = nextTimer(until); timer !== null; timer = nextTimer(until)) {
        fire(timer);
        await settle();
      }
      now = until;
    },
    settle,
    sleep(ms) {
      now += ms;
    },
    suspend(ms) {
      now += ms;
      for (const [id, timer] of timers) timers.set(id, { ...timer, due: timer.due + ms });
    },
    get timers() {
      return timers.size;
    },
    uninstall() {
      Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval });
      Date.now = realNow;
    },
  };

  const clear = (id: unknown) => void timers.delete(Number(id));
  Object.assign(globalThis, {
    setTimeout: (callback: () => void, ms = 0) => set(callback, ms, null),
    setInterval: (callback: () => void, ms = 0) => set(callback, ms, Math.max(1, ms)),
    clearTimeout: clear,
    clearInterval: clear,
  });
  Date.now = () => now;
  return time;
}
