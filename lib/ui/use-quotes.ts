import { useCallback, useState } from 'react';
import type { CommandProblem } from '../port/contract.ts';
import { findThisTab } from '../port/this-tab.ts';
import type { Quote } from '../room/types.ts';
import { useSurface } from './RoomlightProvider.tsx';

/** Why pointing came to nothing, besides a command that was not carried out. */
export type QuoteProblem = CommandProblem | 'nothing_selected' | 'not_on_this_page' | 'no_page';

export interface Quotes {
  /** Null from the next try on. */
  readonly problem: QuoteProblem | null;
  /** What the person has selected on the page beside this surface. */
  readonly take: () => Promise<Quote | null>;
  /** Scrolls that page to the quote. */
  readonly find: (quote: Quote) => Promise<void>;
}

/** Pointing at something on the page: the one the overlay is in, or that of the tab in front. */
export function useQuotes(place: 'overlay' | 'beside'): Quotes {
  const surface = useSurface();
  const [problem, setProblem] = useState<QuoteProblem | null>(null);

  const tab = useCallback(async (): Promise<{ tabId?: number } | null> => {
    if (place === 'overlay') return {};
    const tabId = await findThisTab();
    return tabId === null ? null : { tabId };
  }, [place]);

  const take = useCallback(async () => {
    setProblem(null);
    const on = await tab();
    const reply = on && (await surface.ask<'take_quote'>({ type: 'take_quote', ...on }));
    if (reply?.ok && reply.value) return reply.value;
    setProblem(!reply ? 'no_page' : reply.ok ? 'nothing_selected' : reply.problem);
    return null;
  }, [surface, tab]);

  const find = useCallback(
    async (quote: Quote) => {
      setProblem(null);
      const on = await tab();
      const reply = on && (await surface.ask<'find_quote'>({ type: 'find_quote', quote, ...on }));
      if (reply?.ok && reply.value) return;
      setProblem(!reply ? 'no_page' : reply.ok ? 'not_on_this_page' : reply.problem);
    },
    [surface, tab],
  );
  return { problem, take, find };
}
