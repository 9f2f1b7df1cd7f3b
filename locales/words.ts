import { chooseCatalogue } from './choose-catalogue.ts';
import { en, type Words } from './en.ts';

/** Every word a person reads: `t.composer.send`. A catalogue that lacks a word does not compile. */
export const t: Words = chooseCatalogue<Words>({ en });

/** Says which language a page is in, for screen readers, hyphens and the direction of everything. */
export function labelPage(page: Document, title: string): void {
  page.documentElement.lang = t.language;
  page.documentElement.dir = t.direction;
  page.title = title;
}
