import type { BadgeWords } from './en-badge.ts';
import { plural } from './plural.ts';

const LANGUAGE = 'de';
const number = new Intl.NumberFormat(LANGUAGE);

export const badge: BadgeWords = {
  none: 'Roomlight',
  refused: (room) => `Roomlight – nicht in ${room} eingelassen`,
  reconnecting: (room) => `Roomlight – verbindet sich wieder mit ${room}`,
  unread: (count) =>
    `Roomlight – ${plural(LANGUAGE, count, {
      one: '1 neue Nachricht',
      other: `${number.format(count)} neue Nachrichten`,
    })}`,
  people: (count, room) =>
    `Roomlight – ${plural(LANGUAGE, count, {
      one: `1 Person in ${room}`,
      other: `${number.format(count)} Personen in ${room}`,
    })}`,
};
