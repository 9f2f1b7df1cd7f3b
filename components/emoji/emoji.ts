import { t } from '../../locales/words.ts';

export interface Emoji {
  readonly emoji: string;
  /** In the person's language where emojibase has it, else in English: `Daumen hoch`. */
  readonly label: string;
  /** In English, by which people find one, too: `thumbs up`. */
  readonly english: string;
  /** Between colons, in English: `+1`. */
  readonly name: string;
}

/** Every emoji by group, in the order that people know from elsewhere. */
export type EmojiGroups = readonly (readonly Emoji[])[];

type Lines = Promise<{ readonly default: readonly string[] }>;

/** Of our languages emojibase lacks Arabic: there they are called as in English. */
const LABELS: Readonly<Record<string, () => Lines>> = {
  de: () => import('virtual:emoji/de'),
  es: () => import('virtual:emoji/es'),
  zh: () => import('virtual:emoji/zh'),
};

const loading = new Map<string, Promise<EmojiGroups>>();

/** Fetches the emoji, from the extension itself, when they are first asked for. */
export function loadEmoji(language: string = t.language): Promise<EmojiGroups> {
  const begun = loading.get(language) ?? load(language);
  loading.set(language, begun);
  return begun;
}

async function load(language: string): Promise<EmojiGroups> {
  const labels = LABELS[language.split('-')[0] ?? ''];
  const [{ default: groups }, called] = await Promise.all([import('virtual:emoji'), labels?.()]);
  return groups.map((lines, group) => {
    const own = called?.default[group]?.split('\n');
    return lines.split('\n').map((line, at) => readLine(line, own?.[at]));
  });
}

/** Those whose name or label has all of these words, with beginnings first. */
export function searchEmoji(groups: EmojiGroups, query: string, most: number): readonly Emoji[] {
  return findEmoji(groups, query, most, RANK.inside);
}

/**
 * The same for what is typed in passing, where Enter takes the first of them: only what begins so. Without
 * a letter it is a time, `:30`, unless one is called exactly that, as `+1`.
 */
export function suggestEmoji(groups: EmojiGroups, query: string, most: number): readonly Emoji[] {
  return findEmoji(groups, query, most, /\p{L}/u.test(query) ? RANK.word : RANK.whole);
}

const RANK = { none: 0, inside: 1, word: 2, beginning: 3, whole: 4 } as const;

function findEmoji(
  groups: EmojiGroups,
  query: string,
  most: number,
  leastRank: number,
): readonly Emoji[] {
  const wanted = folded(query).trim();
  if (wanted === '') return [];
  const words = wanted.split(/\s+/);
  const found = groups
    .flat()
    .map((emoji) => ({ emoji, rank: rankOf(emoji, wanted, words) }))
    .filter(({ rank }) => rank >= leastRank)
    .sort((a, b) => b.rank - a.rank);
  return found.slice(0, most).map(({ emoji }) => emoji);
}

function rankOf(emoji: Emoji, wanted: string, words: readonly string[]): number {
  const names = [emoji.name, emoji.label, emoji.english].map(folded);
  if (names.includes(wanted)) return RANK.whole;
  if (names.some((one) => one.startsWith(wanted))) return RANK.beginning;
  const all = ` ${names.join(' ')}`;
  if (words.every((word) => all.includes(asBeginning(word)))) return RANK.word;
  return words.every((word) => all.includes(word)) ? RANK.inside : RANK.none;
}

/** Chinese has no spaces: there a word begins with any sign. */
function asBeginning(word: string): string {
  return /^\p{Script=Han}/u.test(word) ? word : ` ${word}`;
}

/** As it is compared: people leave out capitals and accents. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('_', ' ');
}

function readLine(line: string, own?: string): Emoji {
  const space = line.indexOf(' ');
  const [english = '', name = english.toLowerCase().replace(/[^a-z0-9]+/g, '_')] = line
    .slice(space + 1)
    .split('|');
  return { emoji: line.slice(0, space), label: own || english, english, name };
}
