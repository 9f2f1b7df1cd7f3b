import { doctor as arDoctor } from '../../locales/ar-doctor.ts';
import { pages as arPages } from '../../locales/ar-pages.ts';
import { ar } from '../../locales/ar.ts';
import { doctor as deDoctor } from '../../locales/de-doctor.ts';
import { pages as dePages } from '../../locales/de-pages.ts';
import { de } from '../../locales/de.ts';
import { doctor as enDoctor } from '../../locales/en-doctor.ts';
import { pages as enPages } from '../../locales/en-pages.ts';
import { en } from '../../locales/en.ts';
import { doctor as esDoctor } from '../../locales/es-doctor.ts';
import { pages as esPages } from '../../locales/es-pages.ts';
import { es } from '../../locales/es.ts';
import { doctor as zhDoctor } from '../../locales/zh-doctor.ts';
import { pages as zhPages } from '../../locales/zh-pages.ts';
import { zh } from '../../locales/zh.ts';

export const ENGLISH = { words: en, doctor: enDoctor, pages: enPages };

/** Every catalogue but the English one. */
export const TRANSLATIONS = {
  de: { words: de, doctor: deDoctor, pages: dePages },
  es: { words: es, doctor: esDoctor, pages: esPages },
  'zh-Hans': { words: zh, doctor: zhDoctor, pages: zhPages },
  ar: { words: ar, doctor: arDoctor, pages: arPages },
};

export type Word = string | ((...args: never[]) => unknown);

/** Every word of a catalogue by its path: `words.rooms.join`. */
export function wordsOf(catalogue: object, path = ''): ReadonlyMap<string, Word> {
  const words = new Map<string, Word>();
  for (const [key, value] of Object.entries(catalogue) as [string, Word | object][]) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string' || typeof value === 'function') words.set(at, value as Word);
    else for (const [inner, word] of wordsOf(value, at)) words.set(inner, word);
  }
  return words;
}
