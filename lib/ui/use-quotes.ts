import { useMemo } from 'react';
import type { CommandProblem } from '../port/contract.ts';
import { findThisTab } from '../port/this-tab.ts';
import type { Quote } from '../room/types.ts';
import { useSurface } from './RoomlightProvider.tsx';

/** Why pointing came to nothing, besides a command that was not carried out. */
export type QuoteProblem = CommandProblem | 'nothing_selected' | 'not_on_this_page' | 'no_page';

export interface Quotes {
  /** What the person has selected on the page, or why there is nothing. */
  readonly take: () => Promise<Quote | QuoteProblem>;
  /** Scrolls the page to the quote; null once it is there. */
  readonly find: (quote: Quote) => Promise<QuoteProblem | null>;
}

/** Pointing at something: on the page the overlay is in, or on that of the tab in front. */
export function useQuotes(place: 'overlay' | 'beside'): Quotes {
  const surface = useSurface();
  return useMemo(() => {
    const tab = async (): Promise<{ tabId?: number } | null> => {
      if (place === 'overlay') return {};
      const tabId = await findThisTab();
      return tabId === null ? null : { tabId };
    };
    return {
      async take() {
        const on = await tab();
        if (!on) return 'no_page';
        const reply = await surface.ask<'take_quote'>({ type: 'take_quote', ...on });
        return reply.ok ? (reply.value ?? 'nothing_selected') : reply.problem;
      },
      async find(quote) {
        const on = await tab();
        if (!on) return 'no_page';
        const reply = await surface.ask<'find_quote'>({ type: 'find_quote', quote, ...on });
        if (!reply.ok) return reply.problem;
        return reply.value ? null : 'not_on_this_page';
      },
    };
  }, [surface, place]);
}
