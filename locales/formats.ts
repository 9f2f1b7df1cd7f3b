import { plural } from './plural.ts';

type Forms = Parameters<typeof plural>[2];

/** How a language writes numbers, times, lists and one sentence after another: the same for every catalogue. */
export function formatsOf(language: string, betweenSentences = ' ') {
  const list = new Intl.ListFormat(language, { style: 'long', type: 'conjunction' });
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

  return {
    plural: (count: number, forms: Forms) => plural(language, count, forms),
    number: (count: number) => number.format(count),
    clock: (at: number) => clock.format(at),
    dayAndClock: (at: number) => dayAndClock.format(at),
    names: (names: readonly string[]) => list.format(names),
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
