import type { Clock } from '../clock.ts';
import type { HistoryStore, RoomRecord } from '../history/history-store.ts';
import { log } from '../log.ts';
import type { Inbox } from '../room/inbox.ts';
import type { RoomEvent } from '../room/room-event.ts';
import type { Message, Room, SealRecord } from '../room/types.ts';

/** People and marks may wait this long for the disk; messages do not. */
const SAVE_AFTER_MS = 500;
const KEPT_MEMBERS = 200;

export interface RoomSaverOptions {
  readonly roomKey: string;
  readonly history: HistoryStore;
  readonly clock: Clock;
  readonly room: () => Room;
  readonly inbox: () => Inbox;
  /** Of an encrypted room. */
  readonly seal?: (() => SealRecord) | undefined;
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
  /** Messages that are new or changed, and not on their way to the disk yet. */
  let touched = new Set<string>();
  /**
   * What the disk has is of no use: the log is another one, or the disk has refused something, and the
   * next cursor would claim messages that it does not have.
   */
  let anew = false;
  let queued = false;

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
      ...(options.seal && { seal: options.seal() }),
    };
  }

  /**
   * One write after the other, and each takes all that there is by then: what was said, what was done to
   * it and the cursor that both bring are in one, so that none of them claims what the disk has not.
   */
  function write(): void {
    if (queued) return;
    queued = true;
    last = last.then(flush).catch((error: unknown) => {
      anew = true;
      log(`history: ${String(error)}`);
    });
  }

  async function flush(): Promise<void> {
    const [whole, keys] = [anew, touched];
    [queued, anew, touched] = [false, false, new Set()];
    const changed = (message: Message) => keys.has(message.key);
    // Not saved: the room is new, or the browser has deleted it from the disk under us.
    if (whole || !(await history.save(record(), said().filter(changed)))) {
      await history.replace(record(), said());
    }
  }

  function said(): Message[] {
    return room().timeline.filter((item) => item.kind === 'message');
  }

  function saveSoon(): void {
    cancel ??= clock.after(SAVE_AFTER_MS, () => {
      cancel = null;
      write();
    });
  }

  return {
    noticed(event) {
      switch (event.type) {
        case 'messages_received':
        case 'older_received':
          for (const { key } of event.messages) touched.add(key);
          return write();
        case 'message_edited':
        case 'message_deleted':
        case 'reaction_changed':
          touched.add(event.key);
          return write();
        case 'timeline_replaced':
          anew = true;
          return write();
        case 'roster_received':
        case 'members_changed':
        case 'marked_read':
        case 'joined':
        case 'self_changed':
        case 'signer_met':
          return saveSoon();
        default:
      }
    },
    async stop() {
      cancel?.();
      cancel = null;
      write();
      await last;
    },
  };
}
