import type { Clock } from '../clock.ts';
import type { HistoryStore, RoomRecord } from '../history/history-store.ts';
import { log } from '../log.ts';
import type { Inbox } from '../room/inbox.ts';
import type { RoomEvent } from '../room/room-event.ts';
import type { Message, Room, TimelineItem } from '../room/types.ts';

/** People and marks may wait this long for the disk; messages do not. */
const SAVE_AFTER_MS = 500;
const KEPT_MEMBERS = 200;

export interface RoomSaverOptions {
  readonly roomKey: string;
  readonly history: HistoryStore;
  readonly clock: Clock;
  readonly room: () => Room;
  readonly inbox: () => Inbox;
}

/** Keeps the disk at what the room has heard, so that the next life of the background begins there. */
export interface RoomSaver {
  noticed(event: RoomEvent): void;
  /** Resolves once everything that was noticed is on disk. */
  stop(): Promise<void>;
}

export function createRoomSaver(options: RoomSaverOptions): RoomSaver {
  const { roomKey, history, clock, room, inbox } = options;
  let cancel: (() => void) | null = null;
  let last: Promise<void> = Promise.resolve();
  /** The disk has refused something: the next cursor would claim messages that it does not have. */
  let behind = false;

  function record(): RoomRecord {
    const { epoch, cursor } = inbox();
    const { hasOlder, readKey, self, members } = room();
    const kept = members.slice(0, KEPT_MEMBERS);
    return {
      roomKey,
      epoch,
      cursor,
      hasOlder,
      readKey,
      self,
      members: kept,
      membersAt: clock.now(),
    };
  }

  /** One after the other: a later record must not be overtaken by an earlier one. */
  function write(job: () => Promise<void>): void {
    last = last
      .then(() => (behind ? rewrite() : job()))
      .catch((error: unknown) => {
        behind = true;
        log(`history: ${String(error)}`);
      });
  }

  async function rewrite(): Promise<void> {
    await history.replace(record(), room().timeline.filter(isMessage));
    behind = false;
  }

  function add(messages: readonly Message[]): void {
    const now = record();
    write(async () => {
      // The room is new, or the browser has deleted it from the disk under us.
      if (!(await history.save(now, messages))) await rewrite();
    });
  }

  function replace(): void {
    const now = record();
    const messages = room().timeline.filter(isMessage);
    write(() => history.replace(now, messages));
  }

  function saveSoon(): void {
    cancel ??= clock.after(SAVE_AFTER_MS, () => {
      cancel = null;
      add([]);
    });
  }

  return {
    noticed(event) {
      switch (event.type) {
        case 'messages_received':
          return add(event.messages);
        case 'timeline_replaced':
          return replace();
        case 'roster_received':
        case 'members_changed':
        case 'marked_read':
        case 'joined':
        case 'self_changed':
          return saveSoon();
        default:
      }
    },
    async stop() {
      cancel?.();
      cancel = null;
      add([]);
      await last;
    },
  };
}

function isMessage(item: TimelineItem): item is Message {
  return item.kind === 'message';
}
