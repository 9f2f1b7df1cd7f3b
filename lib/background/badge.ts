import type { Home } from '../port/contract.ts';
import { sameRoom } from '../room/room-id.ts';

const MOST = 99;

/** What the toolbar button shows, and what it says when pointed at. */
export interface Badge {
  readonly text: string;
  readonly title: string;
  /** The colour tells nothing that the text does not. */
  readonly tone: 'unread' | 'people' | 'trouble';
}

/** The words of the badge's title. */
export interface BadgeWords {
  readonly none: string;
  readonly refused: (room: string) => string;
  readonly reconnecting: (room: string) => string;
  readonly unread: (count: number) => string;
  readonly people: (count: number, room: string) => string;
}

/** Unread first, else people in the room in front, else nothing; `!` where a room can't be entered. */
export function badgeFor(home: Home, words: BadgeWords): Badge {
  const front = home.rooms.find(({ address }) => sameRoom(address, home.front));
  if (!front) return { text: '', title: words.none, tone: 'people' };
  const name = front.label ?? front.address.roomId;
  const unread = home.rooms.reduce((sum, room) => sum + (room.muted ? 0 : room.unread), 0);
  if (unread > 0) return { text: cut(unread), title: words.unread(unread), tone: 'unread' };
  if (front.connection.status === 'refused') {
    return { text: '!', title: words.refused(name), tone: 'trouble' };
  }
  if (front.connection.status !== 'online') {
    return { text: '', title: words.reconnecting(name), tone: 'trouble' };
  }
  return { text: cut(front.people), title: words.people(front.people, name), tone: 'people' };
}

function cut(count: number): string {
  if (count === 0) return '';
  return count > MOST ? `${MOST}+` : String(count);
}
