import search from 'approx-string-match';
import type { Quote } from '../room/types.ts';
import { LIMITS } from '../wire/limits.ts';

/** A part of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const SIDE = LIMITS.quoteSide;

/** Shorter than this, nearly anything is nearly it. */
const FUZZY_FROM = 12;
/** A quarter of the words may have been rewritten. */
const FUZZY_SHARE = 0.25;
/** The search takes time with each error that it allows. */
const FUZZY_ERRORS = 64;
/** On a page that repeats one letter nobody can say which was meant. */
const MOST_PLACES = 2_000;

/** What names this part of the text; null where there is nothing but space in it. */
export function anchorOf(text: string, { start, end }: Span): Quote | null {
  const selected = text.slice(start, end);
  const exact = [...selected.trim()].slice(0, LIMITS.quote).join('').trimEnd();
  if (exact === '') return null;
  const from = start + selected.length - selected.trimStart().length;
  const to = from + exact.length;
  return {
    exact,
    prefix: [...text.slice(Math.max(0, from - 2 * SIDE), from)].slice(-SIDE).join(''),
    suffix: [...text.slice(to, to + 2 * SIDE)].slice(0, SIDE).join(''),
  };
}

/**
 * Where in the text the quote is: word for word, and of several such places the one whose surroundings
 * are most alike; else the place that is nearly it. Null where there is none.
 */
export function findAnchor(text: string, quote: Quote): Span | null {
  const places = exactPlaces(text, quote.exact);
  return best(text, quote, places.length > 0 ? places : similarPlaces(text, quote.exact));
}

function exactPlaces(text: string, exact: string): Span[] {
  const places: Span[] = [];
  for (let start = text.indexOf(exact); start !== -1 && places.length < MOST_PLACES;) {
    places.push({ start, end: start + exact.length });
    start = text.indexOf(exact, start + 1);
  }
  return places;
}

function similarPlaces(text: string, exact: string): Span[] {
  if (exact.length < FUZZY_FROM) return [];
  const errors = Math.min(FUZZY_ERRORS, Math.floor(exact.length * FUZZY_SHARE));
  return search(text, exact, errors).slice(0, MOST_PLACES);
}

/** The first of those with most of the quote's surroundings. */
function best(text: string, { prefix, suffix }: Quote, places: readonly Span[]): Span | null {
  let found: Span | null = null;
  let most = -1;
  for (const { start, end } of places) {
    const before = commonStart(
      reversed(text.slice(Math.max(0, start - SIDE * 2), start)),
      reversed(prefix),
    );
    const after = commonStart(text.slice(end, end + SIDE * 2), suffix);
    if (before + after > most) {
      most = before + after;
      found = { start, end };
    }
  }
  return found;
}

function commonStart(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count++;
  return count;
}

function reversed(text: string): string {
  return text.split('').reverse().join('');
}
