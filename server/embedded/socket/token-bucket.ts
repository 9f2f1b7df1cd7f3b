export interface Bucket {
  /** Takes one: 0 when there was one, else ms until there is. */
  take(): number;
}

export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Allows `burst` at once and `perSecond` in the long run. `now` in ms. */
export function createBucket({ perSecond, burst }: Rate, now: () => number): Bucket {
  let level = burst;
  let since = now();
  return {
    take() {
      const time = now();
      level = Math.min(burst, level + ((time - since) / 1000) * perSecond);
      since = time;
      if (level < 1) return Math.ceil(((1 - level) / perSecond) * 1000);
      level -= 1;
      return 0;
    },
  };
}

/** One bucket for each key. Full ones are forgotten now and then, so that the map stays small. */
export function createBuckets(rate: Rate, now: () => number): { take(key: string): number } {
  const buckets = new Map<string, { bucket: Bucket; usedAt: number }>();
  const refillMs = (rate.burst / rate.perSecond) * 1000;

  function forgetFull(): void {
    const full = now() - refillMs;
    for (const [key, { usedAt }] of buckets) if (usedAt < full) buckets.delete(key);
  }

  return {
    take(key) {
      if (buckets.size >= 1000) forgetFull();
      const entry = buckets.get(key) ?? { bucket: createBucket(rate, now), usedAt: 0 };
      entry.usedAt = now();
      buckets.set(key, entry);
      return entry.bucket.take();
    },
  };
}
