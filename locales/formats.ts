import { isolate, isolateTurned } from './isolate.ts';
import { plural } from './plural.ts';

type Forms = Parameters<typeof plural>[2];

/** How a language writes numbers, times, lists and one sentence after another: the same for every catalogue. */
export function formatsOf(language: string, betweenSentences = ' ') {
  const list = new Intl.ListFormat(language, { style: 'long', type: 'conjunction' });
  /** The language that is written from right to left sets apart whatever is not its own. */
  const setApart = language === 'ar' ? isolate : isolateTurned;
  const number = new Intl.NumberFormat(language);
  /** Whether a day has 12 or 24 hours is the person's habit, whatever language we speak. */
  const { hourCycle } = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions();
  const time = { hour: 'numeric', minute: '2-digit', ...(hourCycle && { hourCycle }) } as const;
  const clock = new Intl.DateTimeFormat(language, time);
  const dayAndClock = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...time,
  });

  const relativeDay = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const date = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  const shortDate = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
  const dateAndYear = new Intl.DateTimeFormat(language, { dateStyle: 'long' });

  /** A day as a heading: today and yesterday by their names, another year with its number. */
  function day(at: number, now = Date.now()): string {
    const [then, today] = [new Date(at), new Date(now)];
    const ago = daysBetween(then, today);
    if (ago === 0 || ago === 1) return capitalised(relativeDay.format(-ago, 'day'));
    const isThisYear = then.getFullYear() === today.getFullYear();
    return capitalised((isThisYear ? date : dateAndYear).format(at));
  }

  function capitalised(words: string): string {
    const [first = '', ...rest] = words;
    return first.toLocaleUpperCase(language) + rest.join('');
  }

  return {
    plural: (count: number, forms: Forms) => plural(language, count, forms),
    number: (count: number) => number.format(count),
    clock: (at: number) => clock.format(at),
    /** Of another day the clock would say nothing. */
    clockOrDate: (at: number, now = Date.now()) =>
      (daysBetween(new Date(at), new Date(now)) === 0 ? clock : shortDate).format(at),
    dayAndClock: (at: number) => dayAndClock.format(at),
    day,
    names: (names: readonly string[]) => list.format(names.map(setApart)),
    /** The same in parts, so that each name is set by itself; `isWhole` if nobody comes after these. */
    nameParts(names: readonly string[], isWhole: boolean) {
      // A list that goes on has no "and" before its last: it is the beginning of a longer one.
      const parts = isWhole
        ? list.formatToParts(names)
        : list.formatToParts([...names, '…', '…']).slice(0, -4);
      return parts.map(({ type, value }) => ({ isName: type === 'element', text: value }));
    },
    /** Whole sentences, one after the other. */
    sentences: (sentences: readonly string[]) => sentences.join(betweenSentences),
  };
}

/** By the calendar on the wall: from 23:59 to 0:01 is one day, and a day of 23 hours is one too. */
function daysBetween(before: Date, after: Date): number {
  const dayOf = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((dayOf(after) - dayOf(before)) / 86_400_000);
}
