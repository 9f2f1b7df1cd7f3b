/** How the last attempt ended, which decides how long to wait for the next. */
export type Failure =
  /** No connection came about. */
  | 'unreached'
  /** It opened and broke before it had proved itself. */
  | 'flapped'
  /** It had worked and broke. */
  | 'broken'
  /** The server asked for patience. */
  | 'slow';

const FIRST_MS = 500;
const SLOW_LADDER_MS = [2_000, 30_000, 60_000, 300_000];
const FLAP_CAP_MS = 60_000;
/**
 * While somebody looks, a server that is back is found, and all is caught up, within 3 s; a long outage
 * is asked less often.
 */
const WATCHED_CAPS_MS = [
  { untilMs: 120_000, capMs: 2_000 },
  { untilMs: 600_000, capMs: 10_000 },
];
/** A server that is back is found within 25 s though nobody looks. */
const UNWATCHED_CAP_MS = 20_000;

/**
 * Delays between attempts. Full jitter, so that everybody who lost a server does not come back in the
 * same moment; a server that accepts and closes is asked at most ten times in the first minute and
 * twice a minute later.
 */
export interface Backoff {
  /**
   * ms to wait after this failure. `watched`: a person looks at a room of this server right now.
   * `livedMs`: since the attempt that failed began.
   */
  next(failure: Failure, watched: boolean, livedMs: number): number;
  /** The connection has proved itself: it lived 10 s and answered. */
  succeeded(): void;
}

export function createBackoff(
  now: () => number = Date.now,
  random: () => number = secureRandom,
): Backoff {
  /** Counted apart: a server that comes back from a long outage and stumbles once has not earned minutes. */
  let tries = { unreached: 0, flapped: 0, slow: 0 };
  let since: number | null = null;

  function cap(watched: boolean): number {
    const outage = now() - (since ?? now());
    const rung = watched ? WATCHED_CAPS_MS.find(({ untilMs }) => outage < untilMs) : undefined;
    return rung?.capMs ?? UNWATCHED_CAP_MS;
  }

  return {
    next(failure, watched, livedMs) {
      since ??= now();
      switch (failure) {
        case 'unreached':
        case 'broken':
          return random() * Math.min(doubled(FIRST_MS, tries.unreached++), cap(watched));
        case 'flapped': {
          // Half fixed, half random: full jitter could be lucky ten times in a row. What counts is how
          // often the server is asked, so a connection that lived for a while has waited already.
          const most = Math.min(doubled(2 * FIRST_MS, tries.flapped++), FLAP_CAP_MS);
          const rest = most / 2 + (random() * most) / 2 - Math.max(livedMs, 0);
          return Math.max(rest, random() * FIRST_MS);
        }
        case 'slow': {
          const step = Math.min(tries.slow++, SLOW_LADDER_MS.length - 1);
          const rung = SLOW_LADDER_MS[step] ?? FLAP_CAP_MS;
          return rung + random() * rung * 0.2;
        }
        default:
          return failure satisfies never;
      }
    },
    succeeded() {
      tries = { unreached: 0, flapped: 0, slow: 0 };
      since = null;
    },
  };
}

function doubled(ms: number, times: number): number {
  return ms * 2 ** Math.min(times, 20);
}

/** Between 0 and 1. */
function secureRandom(): number {
  const [bits = 0] = crypto.getRandomValues(new Uint32Array(1));
  return bits / 2 ** 32;
}
