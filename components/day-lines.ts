import type { GroupedItem } from './message-groups.ts';

/** Where another day begins. */
export interface DayLine {
  readonly kind: 'day';
  readonly key: string;
  readonly at: number;
}

/** A conversation of today needs no line above it; one that begins on another day does. */
export function withDays(
  items: readonly GroupedItem[],
  now = Date.now(),
): readonly (GroupedItem | DayLine)[] {
  const lines: (GroupedItem | DayLine)[] = [];
  let day = dayOf(now);
  for (const item of items) {
    if (item.kind !== 'unread') {
      const itsDay = dayOf(item.at);
      if (itsDay !== day) {
        // The line of what is unread stays beside the message it is about.
        const at = lines.at(-1)?.kind === 'unread' ? lines.length - 1 : lines.length;
        lines.splice(at, 0, { kind: 'day', key: `day ${itsDay}`, at: item.at });
      }
      day = itsDay;
    }
    lines.push(item);
  }
  return uniqueKeys(lines);
}

/** By the clock on the wall. */
function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

/** A clock that was wrong can bring one day twice. */
function uniqueKeys(lines: readonly (GroupedItem | DayLine)[]): readonly (GroupedItem | DayLine)[] {
  const seen = new Set<string>();
  return lines.map((line) => {
    if (line.kind !== 'day') return line;
    const key = seen.has(line.key) ? `${line.key} ${line.at}` : line.key;
    seen.add(line.key);
    return { ...line, key };
  });
}
