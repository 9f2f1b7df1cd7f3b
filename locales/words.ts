import { chooseCatalogue } from './choose-catalogue.ts';
import { en, type Words } from './en.ts';

/** English is always there; of the others a page loads the one that the person speaks. */
const CATALOGUES = {
  en: async () => en,
  de: async () => (await import('./de.ts')).de,
  es: async () => (await import('./es.ts')).es,
  zh: async () => (await import('./zh.ts')).zh,
  ar: async () => (await import('./ar.ts')).ar,
};

/**
 * Every word a person reads: `t.composer.send`. A catalogue that lacks a word does not compile. It changes
 * once, in `loadWords`, so nothing may keep a word from before: words are read while something is shown.
 */
export let t: Words = en;

/** Gets the words for the first of the person's languages that we have. To be awaited before anything shows. */
export async function loadWords(languages?: readonly string[]): Promise<void> {
  t = await chooseCatalogue<() => Promise<Words>>(CATALOGUES, languages)();
}

/** Says which language a page is in, for screen readers, hyphens and the direction of everything. */
export function labelPage(page: Document, title: string): void {
  page.documentElement.lang = t.language;
  page.documentElement.dir = t.direction;
  page.title = title;
}
