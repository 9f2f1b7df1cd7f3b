/** How far back a life's counter may come late; what is older counts as seen. */
const WINDOW = 256;
/** Lives that are remembered, the last heard first out last. */
const LIVES = 64;

/** What of one sender's life was seen. Plain JSON: it outlives the background. */
export interface Seen {
  readonly life: string;
  readonly highest: number;
  /** Counters below the highest that were not seen yet, within the window. */
  readonly missing: readonly number[];
}

export interface Arrival {
  readonly seen: readonly Seen[];
  /** It was here before, or may have been. */
  readonly isReplay: boolean;
  /** How many between the last one and this did not come: lost, late or held back. */
  readonly skipped: number;
}

/** What is known after a life's `counter` has arrived. */
export function arrive(seen: readonly Seen[], life: string, counter: number): Arrival {
  const known = seen.find((other) => other.life === life);
  const others = seen.filter((other) => other !== known);
  const replay = { seen, isReplay: true, skipped: 0 };
  if (!known) return first(others, life, counter);
  if (counter <= known.highest) {
    if (!known.missing.includes(counter)) return replay;
    const missing = known.missing.filter((other) => other !== counter);
    return { seen: [...others, { ...known, missing }], isReplay: false, skipped: 0 };
  }
  const skipped = counter - known.highest - 1;
  const missing = [...known.missing, ...range(known.highest + 1, counter)].filter(
    (other) => other > counter - WINDOW,
  );
  return { seen: [...others, { life, highest: counter, missing }], isReplay: false, skipped };
}

/** Where a life is met in its middle nothing is missing: its beginning may be older than we are. */
function first(others: readonly Seen[], life: string, counter: number): Arrival {
  const missing = range(Math.max(0, counter - WINDOW + 1), counter);
  const seen = [...others, { life, highest: counter, missing }].slice(-LIVES);
  return { seen, isReplay: false, skipped: 0 };
}

/** From `start` up to `end`, not with it; at most a window of them, the last. */
function range(start: number, end: number): number[] {
  const from = Math.max(start, end - WINDOW);
  return Array.from({ length: end - from }, (_, index) => from + index);
}
