export interface Emoji {
  readonly emoji: string;
  /** In English: `thumbs up`. */
  readonly label: string;
  /** Between colons: `+1`. */
  readonly name: string;
}

/** Every emoji by group, in the order that people know from elsewhere. */
export type EmojiGroups = readonly (readonly Emoji[])[];

let loading: Promise<EmojiGroups> | null = null;

/** Fetches the emoji, from the extension itself, when they are first asked for. */
export function loadEmoji(): Promise<EmojiGroups> {
  loading ??= import('virtual:emoji').then(({ default: groups }) =>
    groups.map((lines) => lines.split('\n').map(readLine)),
  );
  return loading;
}

/** Those whose name or label has all of these words, with beginnings first. */
export function searchEmoji(groups: EmojiGroups, query: string, most: number): readonly Emoji[] {
  const wanted = query.toLowerCase().replaceAll('_', ' ').trim();
  if (wanted === '') return [];
  const words = wanted.split(/\s+/);
  const found = groups
    .flat()
    .map((emoji) => ({ emoji, rank: rankOf(emoji, wanted, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank);
  return found.slice(0, most).map(({ emoji }) => emoji);
}

function rankOf({ name, label }: Emoji, wanted: string, words: readonly string[]): number {
  const names = [name.replaceAll('_', ' ').toLowerCase(), label.toLowerCase()];
  if (names.includes(wanted)) return 4;
  if (names.some((one) => one.startsWith(wanted))) return 3;
  const all = ` ${names.join(' ')}`;
  if (words.every((word) => all.includes(` ${word}`))) return 2;
  return words.every((word) => all.includes(word)) ? 1 : 0;
}

function readLine(line: string): Emoji {
  const space = line.indexOf(' ');
  const [label = '', name = label.toLowerCase().replace(/[^a-z0-9]+/g, '_')] = line
    .slice(space + 1)
    .split('|');
  return { emoji: line.slice(0, space), label, name };
}
