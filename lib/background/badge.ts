import type { Home, OpenRoom } from '../port/contract.ts';
import { sameRoom } from '../room/room-id.ts';
import type { RoomAddress } from '../room/types.ts';

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

/**
 * Unread first, else people in the room in front, else nothing. `!` where a room can't be entered, or has been
 * away for long, also behind what is unread: nobody would hear of it for hours. The title says which.
 */
export function badgeFor(
  home: Home,
  words: BadgeWords,
  isLongAway: (room: RoomAddress) => boolean,
): Badge {
  const front = home.rooms.find(({ address }) => sameRoom(address, home.front));
  if (!front) return { text: '', title: words.none, tone: 'people' };
  const unread = home.rooms.reduce((sum, room) => sum + (room.muted ? 0 : room.unread), 0);
  const troubles = home.rooms.flatMap((room) => {
    if (room.connection.status === 'refused') return [words.refused(nameOf(room))];
    return isLongAway(room.address) ? [words.reconnecting(nameOf(room))] : [];
  });
  if (troubles.length > 0) {
    const lines = unread > 0 ? [words.unread(unread), ...troubles] : troubles;
    return { text: `${cut(unread)}!`, title: lines.join('\n'), tone: 'trouble' };
  }
  if (unread > 0) return { text: cut(unread), title: words.unread(unread), tone: 'unread' };
  const name = nameOf(front);
  if (front.connection.status !== 'online') {
    return { text: '', title: words.reconnecting(name), tone: 'trouble' };
  }
  return { text: cut(front.people), title: words.people(front.people, name), tone: 'people' };
}

function nameOf({ label, address }: OpenRoom): string {
  return label ?? address.roomId;
}

function cut(count: number): string {
  if (count === 0) return '';
  return count > MOST ? `${MOST}+` : String(count);
}
