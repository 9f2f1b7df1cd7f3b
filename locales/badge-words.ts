import { badge as ar } from './ar-badge.ts';
import { chooseCatalogue } from './choose-catalogue.ts';
import { badge as de } from './de-badge.ts';
import { badge as en, type BadgeWords } from './en-badge.ts';
import { badge as es } from './es-badge.ts';
import { badge as zh } from './zh-badge.ts';

/** The badge's words in all languages: the background has to have them as it starts, and a worker can't import later. */
export function badgeWords(languages?: readonly string[]): BadgeWords {
  return chooseCatalogue<BadgeWords>({ en, de, es, zh, ar }, languages);
}
