import { plural } from './plural.ts';

const LANGUAGE = 'en';
const number = new Intl.NumberFormat(LANGUAGE);

/** What the toolbar button says when pointed at. By itself, since the background needs no other words. */
export const badge = {
  none: 'Roomlight',
  refused: (room: string) => `Roomlight – not let into ${room}`,
  reconnecting: (room: string) => `Roomlight – reconnecting to ${room}`,
  unread: (count: number) =>
    `Roomlight – ${plural(LANGUAGE, count, {
      one: '1 new message',
      other: `${number.format(count)} new messages`,
    })}`,
  people: (count: number, room: string) =>
    `Roomlight – ${plural(LANGUAGE, count, {
      one: `1 person in ${room}`,
      other: `${number.format(count)} people in ${room}`,
    })}`,
};

export type BadgeWords = typeof badge;
