import { UNSPACED } from '../lib/room/mentions.ts';
import type { Replacement } from './type-over.ts';

/** A word that is being typed and can be completed: `@gra`, `:thum`. */
export interface Trigger {
  readonly kind: 'mention' | 'emoji';
  /** What stands after the sign. */
  readonly query: string;
  /** Where the sign is, in UTF-16 units. */
  readonly from: number;
}

const LONGEST = 40;
/** Both begin a word; a mention does so too where people write without spaces: `你好@`, `，@`. */
const TYPED = new RegExp(
  `(?:(?<=^|[\\s\\(\\[\\{>"'])[@:]|(?<=[${UNSPACED}[\\p{P}--\\p{ASCII}]])@)([^\\s@:]*(?: [^\\s@:]+)?)$`,
  'v',
);
/** Two letters of a name, one sign of a Chinese one, or no letter at all, as in `+1`: `:-D` stays what it is. */
const EMOJI_NAME = /^(?=.*\p{L}.*\p{L}|\p{Script=Han}$|\P{L}{2,}$)[\p{L}\p{M}\p{N}_+-]+$/u;

/** The word at the caret, if there is something to complete. */
export function findTrigger(text: string, caret: number): Trigger | null {
  const before = text.slice(Math.max(0, caret - LONGEST - 1), caret);
  const found = TYPED.exec(before);
  if (!found) return null;
  const [{ 0: sign }, query = ''] = found;
  const from = caret - query.length - 1;
  if (sign === '@') return { kind: 'mention', query, from };
  return EMOJI_NAME.test(query) ? { kind: 'emoji', query, from } : null;
}

/** What stands in place of the word then, with a space behind it. */
export function complete(text: string, { from, query }: Trigger, word: string): Replacement {
  const end = from + 1 + query.length;
  return { from, to: text[end] === ' ' ? end + 1 : end, words: `${word} ` };
}

/** `:thumbsup:` closed by its second colon, right before the caret. */
export function findClosedName(text: string, caret: number): Trigger | null {
  const found = /(?:^|\s):([\w+-]{2,}):$/.exec(text.slice(Math.max(0, caret - LONGEST), caret));
  if (!found) return null;
  const query = `${found[1]}:`;
  return { kind: 'emoji', query, from: caret - query.length - 1 };
}

/** Names that begin with what is typed, then those that have it in them. */
export function matchNames<T extends { readonly name: string }>(
  people: readonly T[],
  query: string,
  most: number,
): readonly T[] {
  const wanted = query.toLowerCase();
  const begins: T[] = [];
  const others: T[] = [];
  for (const person of people) {
    const at = person.name.toLowerCase().indexOf(wanted);
    if (at === 0) begins.push(person);
    else if (at > 0) others.push(person);
    if (begins.length >= most) break;
  }
  return [...begins, ...others].slice(0, most);
}
