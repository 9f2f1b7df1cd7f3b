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

/**
 * What of emojibase is needed to choose one: a string for each group, and in it a line for each emoji:
 * `👍 thumbs up|+1`, its English name and, where it is another, the name it has between colons.
 */
export function trimEmoji(): readonly string[] {
  const entries = read<readonly Entry[]>('emojibase-data/en/data.json');
  const names = read<Record<string, string | string[]>>('emojibase-data/en/shortcodes/github.json');
  const groups = new Map<number, string[]>();
  for (const { emoji, hexcode, label, group, version } of sorted(entries)) {
    if (group === undefined || group === COMPONENTS || version > NEWEST) continue;
    const name = [names[hexcode] ?? []].flat()[0];
    const isOther = name !== undefined && name !== label.toLowerCase().replace(/[^a-z0-9]+/g, '_');
    const lines = groups.get(group) ?? [];
    lines.push(`${emoji} ${label}${isOther ? `|${name}` : ''}`);
    groups.set(group, lines);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, lines]) => lines.join('\n'));
}

/** Gives `virtual:emoji` to the bundle: the packaged data is ten times what is needed of it. */
export function emojiData(): Plugin {
  return {
    name: 'emoji-data',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load: (id) => (id === `\0${ID}` ? `export default ${JSON.stringify(trimEmoji())};` : null),
  };
}

function sorted(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(createRequire(import.meta.url).resolve(path), 'utf8')) as T;
}
