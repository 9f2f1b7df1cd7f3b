import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createQuoteScript, type QuoteScript } from '../lib/quote/quote-script.ts';

/** Put into a page when the person points at something there, and never before. It is then called by name. */
export default defineUnlistedScript(() => {
  (globalThis as { roomlightQuote?: QuoteScript }).roomlightQuote = createQuoteScript(document);
});
