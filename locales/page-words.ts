import { chooseCatalogue } from './choose-catalogue.ts';
import { pages, type PageWords } from './en-pages.ts';

const CATALOGUES = {
  en: async () => pages,
  de: async () => (await import('./de-pages.ts')).pages,
  es: async () => (await import('./es-pages.ts')).pages,
  zh: async () => (await import('./zh-pages.ts')).pages,
  ar: async () => (await import('./ar-pages.ts')).pages,
};

/** Words of our own pages. Apart from the others, since the overlay, which is on every page, has none of them. */
export let p: PageWords = pages;

/** As `loadWords` does for all other words. */
export async function loadPageWords(languages?: readonly string[]): Promise<void> {
  p = await chooseCatalogue<() => Promise<PageWords>>(CATALOGUES, languages)();
}
