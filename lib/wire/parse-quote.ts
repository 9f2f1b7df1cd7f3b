import type { Quote } from '../room/types.ts';
import { cleanBody } from './clean-text.ts';
import { object, text, withDefault } from './decode.ts';
import { LIMITS } from './limits.ts';
import { codePoints } from './text-length.ts';

const side = withDefault(text(), '');
const decodeQuote = object({ exact: text(), prefix: side, suffix: side });

/** Reads a place in a page; null if it is none, or is longer than one may be. */
export function parseQuote(value: unknown): Quote | null {
  const quote = decodeQuote(value);
  if (!quote) return null;
  const exact = cleanBody(quote.exact).trim();
  const prefix = cleanBody(quote.prefix);
  const suffix = cleanBody(quote.suffix);
  const isTooLong =
    codePoints(exact) > LIMITS.quote ||
    Math.max(codePoints(prefix), codePoints(suffix)) > LIMITS.quoteSide;
  return exact === '' || isTooLong ? null : { exact, prefix, suffix };
}
