import type { BadgeWords } from './en-badge.ts';
import { isolate } from './isolate.ts';
import { plural } from './plural.ts';

const LANGUAGE = 'ar';
const number = new Intl.NumberFormat(LANGUAGE);

export const badge: BadgeWords = {
  none: 'Roomlight',
  refused: (room) => `Roomlight – لم يُسمح لك بدخول ${isolate(room)}`,
  reconnecting: (room) => `Roomlight – جارٍ إعادة الاتصال بـ ${isolate(room)}`,
  unread: (count) =>
    `Roomlight – ${plural(LANGUAGE, count, {
      zero: 'لا رسائل جديدة',
      one: 'رسالة جديدة واحدة',
      two: 'رسالتان جديدتان',
      few: `${number.format(count)} رسائل جديدة`,
      many: `${number.format(count)} رسالة جديدة`,
      other: `${number.format(count)} رسالة جديدة`,
    })}`,
  people: (count, room) =>
    `Roomlight – ${plural(LANGUAGE, count, {
      zero: `لا أحد في ${isolate(room)}`,
      one: `شخص واحد في ${isolate(room)}`,
      two: `شخصان في ${isolate(room)}`,
      few: `${number.format(count)} أشخاص في ${isolate(room)}`,
      many: `${number.format(count)} شخصًا في ${isolate(room)}`,
      other: `${number.format(count)} شخص في ${isolate(room)}`,
    })}`,
};
