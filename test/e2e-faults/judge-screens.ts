import { isUnderway, type ShownLine } from './screen.ts';

/** Looks at a screen while things happen: what it shows at any moment has to be right. */
export interface ScreenJudge {
  look(lines: readonly ShownLine[]): void;
  /** To be asked at the end, with the bodies in the server's order. */
  problems(log: readonly string[]): readonly string[];
}

export function createScreenJudge(who: string): ScreenJudge {
  const heard: (readonly string[])[] = [];
  const problems = new Set<string>();

  return {
    look(lines) {
      const bodies = new Set<string>();
      for (const { body } of lines) {
        if (bodies.has(body)) problems.add(`${who} saw "${body}" twice at one time`);
        bodies.add(body);
      }
      const underway = lines.findIndex(isUnderway);
      const after = underway === -1 ? [] : lines.slice(underway);
      if (after.some(({ note }) => note === null)) {
        problems.add(`${who} saw "${after[0]?.body}" waiting above what the room had heard`);
      }
      heard.push(lines.filter(({ note }) => note === null).map(({ body }) => body));
    },
    problems(log) {
      const places = new Map(log.map((body, place) => [body, place]));
      for (const bodies of heard) {
        for (const [index, body] of bodies.entries()) {
          const before = bodies[index - 1];
          if (before === undefined) continue;
          if ((places.get(body) ?? -1) <= (places.get(before) ?? -1)) {
            problems.add(`${who} saw "${body}" below "${before}"`);
          }
        }
      }
      return [...problems];
    },
  };
}
