/** What people do: assumed, not measured, so that whoever knows better puts in other numbers. */
export interface Habits {
  readonly people: number;
  /** One room has so many; the others are drawn. */
  readonly largestRoom: number;
  readonly smallestRoom: number;
  /** How seldom large rooms are: the share of rooms of at least n people is n to the power of minus this. */
  readonly tail: number;
  /** Then they leave, and somebody else comes. */
  readonly staySeconds: number;
  /** Between two changes of one person's state: active, idle, hidden. */
  readonly stateSeconds: number;
  readonly saySeconds: number;
  /** Nobody reads faster, so no room talks faster. */
  readonly mostMessagesASecond: number;
}

export const HABITS: Habits = {
  people: 100_000,
  largestRoom: 10_000,
  smallestRoom: 2,
  tail: 1,
  staySeconds: 30 * 60,
  stateSeconds: 5 * 60,
  saySeconds: 5 * 60,
  mostMessagesASecond: 5,
};

/** How often a second each thing happens in a room of so many. */
export function ratesIn(members: number, habits: Habits) {
  const joins = members / habits.staySeconds;
  return {
    joins,
    leaves: joins,
    states: members / habits.stateSeconds,
    messages: Math.min(members / habits.saySeconds, habits.mostMessagesASecond),
  };
}

/** Sizes of all rooms, the largest first; together they have all the people. */
export function roomSizes(habits: Habits, random: () => number): readonly number[] {
  const { people, largestRoom, smallestRoom, tail } = habits;
  const sizes = [largestRoom];
  for (let left = people - largestRoom; left > 0; left -= sizes.at(-1) ?? left) {
    const drawn = Math.floor(smallestRoom / (1 - random()) ** (1 / tail));
    sizes.push(Math.min(drawn, largestRoom, left));
  }
  return sizes.toSorted((a, b) => b - a);
}
