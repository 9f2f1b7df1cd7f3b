import type { Browser } from 'webextension-polyfill';
import type { BadgeWords } from './badge.ts';
import type { NoticeWords } from './notices.ts';

/**
 * The words that stand outside our own pages, from `public/_locales`: the browser keeps them, and chooses by
 * the language of its own menus. A phrase with a number has an entry for each plural form.
 */
export function browserWords({
  getMessage,
}: Pick<Browser['i18n'], 'getMessage'>): BadgeWords & NoticeWords {
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
    someone: getMessage('someone'),
    said: (name, room) => getMessage('said', [name, room]),
    news: (count, room) => counted('news', count, room),
  };
}
