import * as v from 'valibot';
import type { Quote } from '../room/types.ts';
import { cleanBody } from './clean-text.ts';
import { LIMITS } from './limits.ts';
import { codePoints } from './text-length.ts';

const quoteSchema = v.object({
  exact: v.string(),
  prefix: v.optional(v.string(), ''),
  suffix: v.optional(v.string(), ''),
});

/** Reads a place in a page; null if it is none, or is longer than one may be. */
export function parseQuote(value: unknown): Quote | null {
  const parsed = v.safeParse(quoteSchema, value);
  if (!parsed.success) return null;
  const exact = cleanBody(parsed.output.exact).trim();
  const prefix = cleanBody(parsed.output.prefix);
  const suffix = cleanBody(parsed.output.suffix);
  const isTooLong =
    codePoints(exact) > LIMITS.quote ||
    Math.max(codePoints(prefix), codePoints(suffix)) > LIMITS.quoteSide;
  return exact === '' || isTooLong ? null : { exact, prefix, suffix };
}
