import type { Browser } from 'webextension-polyfill';
import type { QuoteScript } from '../quote/quote-script.ts';
import type { Quote } from '../room/types.ts';
import { parseQuote } from '../wire/parse-quote.ts';

/** What a person selects on a page, and where a quote is on one. Both reject where we may not look. */
export interface PageQuotes {
  /** Null where nothing is selected. */
  readonly take: (tabId: number) => Promise<Quote | null>;
  /** False where the page has no such place. */
  readonly find: (tabId: number, quote: Quote) => Promise<boolean>;
}

/** As WXT names the built script. */
const SCRIPT = '/quote.js';

/** Where our script put itself in its own world, which the page does not see. */
type World = typeof globalThis & { roomlightQuote: QuoteScript };

/** The real one. What comes from a page is looked at as what comes from a server is. */
export function pageQuotes({ scripting }: Pick<Browser, 'scripting'>): PageQuotes {
  async function call(tabId: number, func: (...args: never[]) => unknown, args: unknown[] = []) {
    const target = { tabId };
    await scripting.executeScript({ target, files: [SCRIPT] });
    const [answer] = await scripting.executeScript({
      target,
      func: func as (...given: unknown[]) => unknown,
      args,
    });
    return answer?.result;
  }

  return {
    take: async (tabId) =>
      parseQuote(await call(tabId, () => (globalThis as World).roomlightQuote.take())),
    async find(tabId, quote) {
      // A page may look for a mark; this name tells it nothing.
      const name = `mark-${crypto.randomUUID()}`;
      const found = await call(
        tabId,
        (wanted: Quote, mark: string) => (globalThis as World).roomlightQuote.find(wanted, mark),
        [quote, name],
      );
      if (found !== true) return false;
      // What is put in so is not among the style sheets that a page can read.
      const css = `::highlight(${name}){background-color:#f4b84a;color:#2e1f05}`;
      await scripting.insertCSS({ target: { tabId }, css });
      return true;
    },
  };
}
