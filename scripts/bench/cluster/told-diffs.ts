/** Something that a room's roster on one node hears of. */
export interface Heard {
  /** In seconds. */
  readonly at: number;
  /** Of its entry in a diff. */
  readonly bytes: number;
}

/** Milliseconds that both servers collect changes, by how many are in the room. */
export const pace = (members: number) => Math.min(1_000, Math.max(50, members * 0.4));

/** Whether both servers leave out changes of state and typing in a room of so many. */
export const isQuiet = (members: number) => members > 1_000;

/**
 * How many diffs are told of what was heard, in order: the first change begins a time of collecting, and at
 * its end all there is goes out as one. With 0 ms only what is heard at once is told at once.
 */
export function countDiffs(heard: readonly Heard[], collectMs: number): number {
  let count = 0;
  let due = -Infinity;
  for (const { at } of heard) {
    if (at <= due) continue;
    due = at + collectMs / 1_000;
    count += 1;
  }
  return count;
}

/**
 * Diffs a second of changes that come each by itself: after a diff it takes 1/rate until something changes,
 * and then as long as changes are collected.
 */
export const diffsASecond = (changesASecond: number, collectMs: number) =>
  changesASecond / (1 + (changesASecond * collectMs) / 1_000);
