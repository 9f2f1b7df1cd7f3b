/** Time as an argument, so that tests can hold it. */
export interface Clock {
  /** ms since 1970 */
  now(): number;
  /** Calls back once after `ms`; returns the undoing. */
  after(ms: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
