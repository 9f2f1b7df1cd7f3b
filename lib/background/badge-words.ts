import type { Browser } from 'webextension-polyfill';
import type { BadgeWords } from './badge.ts';

/**
 * The badge's words, from `public/_locales`: the browser keeps them, and chooses by the language of its own
 * menus, among which the button stands. A phrase with a number has an entry for each plural form.
 */
export function badgeWords({ getMessage }: Pick<Browser['i18n'], 'getMessage'>): BadgeWords {
  const language = getMessage('language');
  const rules = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  const counted = (name: string, count: number, room = '') => {
    const say = (form: string) => getMessage(`${name}_${form}`, [number.format(count), room]);
    return say(rules.select(count)) || say('other');
  };
  return {
    none: 'Roomlight',
    refused: (room) => getMessage('refused', room),
    reconnecting: (room) => getMessage('reconnecting', room),
    unread: (count) => counted('unread', count),
    people: (count, room) => counted('people', count, room),
  };
}
