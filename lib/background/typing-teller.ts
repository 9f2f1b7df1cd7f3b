import type { Clock } from '../clock.ts';

/** At most so often others are told that we type, or no longer. Protocol, section 4. */
const EACH_MS = 3_000;

/** Tells a room whether we type. */
export interface TypingTeller {
  /** That we have stopped is told as soon as it may be, unless we type again until then. */
  tell(on: boolean): void;
  /** Not joined any more: nobody is told anything. */
  down(): void;
}

export function createTypingTeller(clock: Clock, push: (on: boolean) => void): TypingTeller {
  let toldAt = -Infinity;
  let cancel = () => {};

  function pushNow(on: boolean): void {
    toldAt = clock.now();
    push(on);
  }

  return {
    tell(on) {
      cancel();
      const wait = toldAt + EACH_MS - clock.now();
      if (wait <= 0) pushNow(on);
      else if (!on) cancel = clock.after(wait, () => pushNow(false));
    },
    down: () => cancel(),
  };
}
