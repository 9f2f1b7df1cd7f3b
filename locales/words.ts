import { en, type Words } from './en.ts';

/** By the language's tag. A catalogue that lacks a word does not compile. */
const CATALOGUES: Record<string, Words> = { en };

/** The catalogue for the first of the person's languages that we have; else English. */
function chooseWords(languages: readonly string[]): Words {
  for (const language of languages) {
    const words = CATALOGUES[language] ?? CATALOGUES[language.split('-')[0] ?? ''];
    if (words) return words;
  }
  return en;
}

/** Every word a person reads: `t.composer.send`. */
export const t: Words = chooseWords(typeof navigator === 'undefined' ? [] : navigator.languages);

/** Says which language a page is in, for screen readers, hyphens and the direction of everything. */
export function labelPage(page: Document, title: string): void {
  page.documentElement.lang = t.language;
  page.documentElement.dir = t.direction;
  page.title = title;
}
