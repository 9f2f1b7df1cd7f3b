/** What went to everybody who came. */
export interface Storm {
  readonly frames: number;
  /** Entries of people in all rosters and diffs: what the bytes are made of. */
  readonly names: number;
}

/**
 * People who join one room of the embedded server at these times, in ms and in order. Each gets a reply;
 * after each time of collecting, those who are in hear a diff, and those who came meanwhile the roster.
 */
export function simulateStorm(joins: readonly number[], pace: (members: number) => number): Storm {
  let frames = joins.length;
  let names = 0;
  for (let told = 0; told < joins.length;) {
    const due = (joins[told] ?? 0) + pace(told + 1);
    const here = joins.findLastIndex((at) => at <= due) + 1;
    const came = here - told;
    frames += here + came;
    names += 2 * here * came;
    told = here;
  }
  return { frames, names };
}
