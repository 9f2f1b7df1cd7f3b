/** Where a name is called in a text, `@` included: from this UTF-16 unit up to that one. */
export interface Mention {
  readonly from: number;
  readonly to: number;
}

/** Whether a message calls for the person of this name. */
export function mentions(body: string, name: string): boolean {
  return findMentions(body, name).length > 0;
}

/**
 * Every `@name` of a text: in whatever case, also for a name of several words, but neither inside a word,
 * as in an e-mail address, nor where the name goes on: `@Ada` does not call for `Adam`.
 */
export function findMentions(body: string, name: string): readonly Mention[] {
  const called = name.trim();
  if (called === '' || !body.includes('@')) return [];
  const words = called.split(/\s+/).map(literal).join('\\s+');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])@${words}(?![\\p{L}\\p{N}\\p{M}_])`, 'giu');
  return [...body.matchAll(pattern)].map(({ index, 0: found }) => ({
    from: index,
    to: index + found.length,
  }));
}

/** Another person's name is text, whatever signs are in it. */
function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
