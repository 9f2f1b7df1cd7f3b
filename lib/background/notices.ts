import { systemClock, type Clock } from '../clock.ts';
import { mentions } from '../room/mentions.ts';
import { roomKey } from '../room/room-id.ts';
import { isReadable } from '../room/select.ts';
import type { Message, Room } from '../room/types.ts';
import type { Home } from '../port/contract.ts';
import { isBlockedIn, type SavedHome } from './home.ts';

/** A room calls at most so often; what it says meanwhile is counted. */
const PAUSE_MS = 3_000;
/** In a room that nobody has looked at yet, what was said before is no news. */
const NEWS_MS = 5 * 60_000;
/** Code points of a message that are shown. */
const SHOWN = 140;

/** A desktop notification. Its `id` is the room's key: the next of that room takes its place. */
export interface Notice {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly isSilent: boolean;
}

export interface NoticeWords {
  readonly someone: string;
  readonly said: (name: string, room: string) => string;
  readonly news: (count: number, room: string) => string;
}

export interface NoticesOptions {
  readonly saved: () => SavedHome;
  /** Whether the person has the room before them, and is there. */
  readonly isSeen: (room: Room) => boolean;
  readonly words: NoticeWords;
  readonly show: (notice: Notice) => void;
  readonly clear: (id: string) => void;
  readonly standing: () => Promise<readonly string[]>;
  readonly clock?: Clock;
}

/** Which messages call the person to a room they do not look at. */
export interface Notices {
  heard(room: Room, messages: readonly Message[]): void;
  /** Knows also those of an earlier life again. Not before it is known what is unread: they would go. */
  adopt(): Promise<void>;
  /** Takes away what calls to a room that was read, or left. */
  settle(home: Home): void;
}

export function createNotices(options: NoticesOptions): Notices {
  const { saved, isSeen, words, show, clear, standing, clock = systemClock } = options;
  /** By room, what came since the last notice, while the pause lasts. */
  const waiting = new Map<string, Message[]>();
  const shown = new Set<string>();

  function calls(room: Room, message: Message): boolean {
    const { attention, profile } = saved();
    if (message.own || !isReadable(message) || isBlockedIn(saved(), room, message.from.id))
      return false;
    if (room.readKey === null && message.at < clock.now() - NEWS_MS) return false;
    return attention.notify === 'all' || mentions(message.body, profile.name, room.members);
  }

  function tell(room: Room, messages: readonly Message[]): void {
    const { attention, muted, labels } = saved();
    const id = roomKey(room.address);
    const [first] = messages;
    const isQuiet = attention.notify === 'nothing' || attention.doNotDisturb || muted.includes(id);
    if (!first || isQuiet || isSeen(room)) return;
    const name = labels[id] ?? room.address.roomId;
    const notice =
      messages.length === 1
        ? { title: words.said(first.from.name ?? words.someone, name), text: textOf(first) }
        : { title: name, text: words.news(messages.length, name) };
    show({ id, ...notice, isSilent: !attention.sound });
    shown.add(id);
    waiting.set(id, []);
    clock.after(PAUSE_MS, () => {
      const since = waiting.get(id) ?? [];
      waiting.delete(id);
      tell(room, since);
    });
  }

  return {
    heard(room, messages) {
      const calling = messages.filter((message) => calls(room, message));
      const pause = waiting.get(roomKey(room.address));
      if (pause) pause.push(...calling);
      else tell(room, calling);
    },
    async adopt() {
      for (const id of await standing()) shown.add(id);
    },
    settle({ rooms }) {
      const unread = rooms.filter((room) => room.unread > 0).map(({ address }) => roomKey(address));
      for (const id of shown) {
        if (unread.includes(id)) continue;
        shown.delete(id);
        clear(id);
      }
    },
  };
}

/** What the desktop may show of a message: it stands on lock screens, and in the system's own history. */
function textOf({ body }: Message): string {
  const signs = [...body];
  return signs.length > SHOWN ? `${signs.slice(0, SHOWN - 1).join('')}…` : body;
}
