import { useMemo } from 'react';
import type { Quote } from '../lib/room/types.ts';
import { type QuoteProblem, useQuotes } from '../lib/ui/use-quotes.ts';
import { t } from '../locales/words.ts';

export interface Pointing {
  /** Finds on the page what somebody points at: words for the person, null if it is there. */
  readonly onFindQuote: (quote: Quote) => Promise<string | null>;
  /** What the person has selected on the page, or words why there is nothing. */
  readonly onTakeQuote: () => Promise<Quote | string>;
}

/** Pointing at something on the page, in words, for a `Conversation` on a surface that has one. */
export function usePointing(place: 'overlay' | 'beside'): Pointing {
  const { take, find } = useQuotes(place);
  return useMemo(
    () => ({
      async onFindQuote(quote) {
        const problem = await find(quote);
        return problem && words(problem);
      },
      async onTakeQuote() {
        const taken = await take();
        return typeof taken === 'string' ? words(taken) : taken;
      },
    }),
    [take, find],
  );
}

/** The browser's own "no" is said with what to do here, where the rest of it would help nobody. */
function words(problem: QuoteProblem): string {
  const { problems } = t.quotes;
  return problem in problems
    ? problems[problem as keyof typeof problems]
    : t.problems.command[problem as Exclude<QuoteProblem, keyof typeof problems>];
}
