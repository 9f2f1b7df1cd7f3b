import type { BadgeWords } from './en-badge.ts';
import { plural } from './plural.ts';

const LANGUAGE = 'es';
const number = new Intl.NumberFormat(LANGUAGE);

export const badge: BadgeWords = {
  none: 'Roomlight',
  refused: (room) => `Roomlight: sin acceso a ${room}`,
  reconnecting: (room) => `Roomlight: reconectando con ${room}`,
  unread: (count) =>
    `Roomlight: ${plural(LANGUAGE, count, {
      one: '1 mensaje nuevo',
      other: `${number.format(count)} mensajes nuevos`,
    })}`,
  people: (count, room) =>
    `Roomlight: ${plural(LANGUAGE, count, {
      one: `1 persona en ${room}`,
      other: `${number.format(count)} personas en ${room}`,
    })}`,
};
