import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const ID = 'virtual:emoji';
/** Parts of emoji that are nothing by themselves: skin tones, hair. */
const COMPONENTS = 2;
/** Newer ones are empty boxes for people whose system is a few years old. */
const NEWEST = 15.1;

interface Entry {
  readonly emoji: string;
  readonly hexcode: string;
  readonly label: string;
  readonly group?: number;
  readonly order?: number;
  readonly version: number;
}

/** Languages of ours that emojibase has names in, beside English. */
export const EMOJI_LANGUAGES = ['de', 'es', 'zh'] as const;

/**
 * What of emojibase is needed to choose one: a string for each group, and in it a line for each emoji:
 * `👍 thumbs up|+1`, its English name and, where it is another, the name it has between colons.
 */
export function trimEmoji(): readonly string[] {
  const names = read<Record<string, string | string[]>>('emojibase-data/en/shortcodes/github.json');
  return inGroups(({ emoji, hexcode, label }) => {
    const name = [names[hexcode] ?? []].flat()[0];
    const isOther = name !== undefined && name !== label.toLowerCase().replace(/[^a-z0-9]+/g, '_');
    return `${emoji} ${label}${isOther ? `|${name}` : ''}`;
  });
}

/** What they are called in another language, in the same groups and order. Empty where they have no name. */
export function trimLabels(language: string): readonly string[] {
  const entries = read<readonly Entry[]>(`emojibase-data/${language}/data.json`);
  const labels = new Map(entries.map(({ hexcode, label }) => [hexcode, label]));
  return inGroups(({ hexcode }) => labels.get(hexcode) ?? '');
}

/** A line for each that is shown. */
function inGroups(toLine: (entry: Entry) => string): readonly string[] {
  const groups = new Map<number, string[]>();
  for (const entry of sorted(read<readonly Entry[]>('emojibase-data/en/data.json'))) {
    const { group, version } = entry;
    if (group === undefined || group === COMPONENTS || version > NEWEST) continue;
    const lines = groups.get(group) ?? [];
    lines.push(toLine(entry));
    groups.set(group, lines);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, lines]) => lines.join('\n'));
}

/**
 * Gives `virtual:emoji` to the bundle, and `virtual:emoji/de` for each language: the packaged data is ten
 * times what is needed of it.
 */
export function emojiData(): Plugin {
  const linesOf = new Map<string, () => readonly string[]>([
    [ID, trimEmoji],
    ...EMOJI_LANGUAGES.map((one) => [`${ID}/${one}`, () => trimLabels(one)] as const),
  ]);
  return {
    name: 'emoji-data',
    resolveId: (id) => (linesOf.has(id) ? `\0${id}` : null),
    load(id) {
      const lines = linesOf.get(id.slice(1));
      return id.startsWith('\0') && lines ? `export default ${JSON.stringify(lines())};` : null;
    },
  };
}

function sorted(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(createRequire(import.meta.url).resolve(path), 'utf8')) as T;
}
