import type { Member } from './types.ts';

/** Letters of scripts that set no space between words: a word may begin and end at any of them. */
export const UNSPACED =
  '[\\p{sc=Han}\\p{sc=Hira}\\p{scx=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}]';

/** Where a name is called in a text, `@` included: from this UTF-16 unit up to that one. */
export interface Mention {
  readonly from: number;
  readonly to: number;
}

/** Whether a message calls for the person of this name, and not for another of `members` whose name goes on. */
export function mentions(body: string, name: string, members: readonly Member[] = []): boolean {
  // Hardly any message calls for anybody: who else is called like that is looked for only then.
  return body.includes('@') && findMentions(body, name, longerNames(members, name)).length > 0;
}

/** What people are called whose name begins with this one and goes on. */
export function longerNames(members: readonly Member[], name: string): readonly string[] {
  const called = name.toLowerCase();
  const isLonger = (other: string | null): other is string =>
    other !== null && other.length > called.length && other.toLowerCase().startsWith(called);
  // A server from Phoenix' guides lists people by their names.
  return members.flatMap(({ id, metas }) =>
    [id, ...metas.map((meta) => meta.name)].filter(isLonger),
  );
}

/**
 * Every `@name` of a text: in whatever case, also for a name of several words, but neither inside a word,
 * as in an e-mail address, nor where the name goes on: `@Ada` does not call for `Adam`, and with
 * `Ada Lovelace` among `longer`, `@Ada Lovelace` not for `Ada`. `你好@小明你看` calls for `小明`.
 */
export function findMentions(
  body: string,
  name: string,
  longer: readonly string[] = [],
): readonly Mention[] {
  const called = name.trim();
  if (called === '' || !body.includes('@')) return [];
  const parts = called.split(/\s+/).map(literal).join('\\s+');
  const inWord = `[\\p{L}\\p{N}_]--${UNSPACED}`;
  const pattern = new RegExp(`(?<![${inWord}])@${parts}(?![\\p{M}[${inWord}]])`, 'giv');
  const found = [...body.matchAll(pattern)].map(({ index, 0: words }) => ({
    from: index,
    to: index + words.length,
  }));
  if (found.length === 0) return found;
  const others = new Set(
    longer.flatMap((other) => findMentions(body, other).map(({ from }) => from)),
  );
  return found.filter(({ from }) => !others.has(from));
}

/** Another person's name is text, whatever signs are in it. */
function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
