import type { Clock } from '../clock.ts';

/** A server takes one update a second: protocol, section 4. */
const PAUSE_MS = 1_000;

export interface PresenceTellerOptions {
  readonly clock: Clock;
  /** How we are here now, as it goes over the wire. */
  readonly current: () => object;
  /** Resolves false if it may not have arrived. */
  readonly push: (update: object) => Promise<boolean>;
}

/** Keeps the server at how we are here, without telling it twice or more often than it takes. */
export interface PresenceTeller {
  /** A join is on its way, and says how we are now. */
  joining(): void;
  /** Joined: whatever has changed since the join was sent is told. */
  joined(): void;
  down(): void;
  /** Name, face or state may have changed. */
  changed(): void;
}

export function createPresenceTeller(options: PresenceTellerOptions): PresenceTeller {
  const { clock, current, push } = options;
  let told: string | null = null;
  let joined = false;
  let cancelPause: (() => void) | null = null;

  function tell(): void {
    const update = current();
    const words = JSON.stringify(update);
    if (!joined || cancelPause !== null || words === told) return;
    told = words;
    cancelPause = clock.after(PAUSE_MS, () => {
      cancelPause = null;
      tell();
    });
    void push(update).then((arrived) => {
      if (!arrived && told === words) told = null; // the end of the pause tells again
    });
  }

  return {
    joining() {
      told = JSON.stringify(current());
    },
    joined() {
      joined = true;
      tell();
    },
    down() {
      joined = false;
      cancelPause?.();
      cancelPause = null;
    },
    changed: tell,
  };
}
