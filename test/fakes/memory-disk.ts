import type { HistoryStore, RoomRecord, SavedRoom } from '../../lib/history/history-store.ts';
import type { OutboxRow, OutboxStore } from '../../lib/outbox/outbox-store.ts';
import type { Message } from '../../lib/room/types.ts';

/** A disk in memory that outlives the background, and can be full. */
export interface MemoryDisk {
  /** The stores as one life of the background has them: after its death nothing of it reaches the disk. */
  forLife(isAlive: () => boolean): { history: HistoryStore; outbox: OutboxStore };
  full: boolean;
  /** Nothing can be read, as from a database that does not open. */
  unreadable: boolean;
  /** As a browser does when a person clears its data. */
  erase(): void;
  /** What waits to be sent, in order. */
  outboxRows(): OutboxRow[];
  record(roomKey: string): RoomRecord | null;
}

export function createMemoryDisk(): MemoryDisk {
  const rows = new Map<string, OutboxRow>();
  const records = new Map<string, RoomRecord>();
  const drafts = new Map<string, Pick<SavedRoom, 'draft' | 'draftContext'>>();
  const messages = new Map<string, Map<string, Message>>();

  function inRoom(roomKey: string): Map<string, Message> {
    const known = messages.get(roomKey) ?? new Map<string, Message>();
    messages.set(roomKey, known);
    return known;
  }

  const disk: MemoryDisk = {
    full: false,
    unreadable: false,
    erase() {
      for (const kept of [rows, records, drafts, messages]) kept.clear();
    },
    outboxRows: () => [...rows.values()].sort((a, b) => a.entry.order - b.entry.order),
    record: (roomKey) => records.get(roomKey) ?? null,
    forLife(isAlive) {
      const read = <T>(job: () => T): Promise<T> => {
        if (!isAlive()) return new Promise(() => {});
        if (disk.unreadable) return Promise.reject(new Error('InvalidStateError'));
        return Promise.resolve(structuredClone(job()));
      };
      const write = <T>(job: () => T): Promise<T> => {
        if (!isAlive()) return new Promise(() => {});
        if (disk.full) return Promise.reject(new Error('QuotaExceededError'));
        return Promise.resolve(job());
      };
      const save = (record: RoomRecord, added: readonly Message[]): boolean => {
        const before = records.has(record.roomKey);
        records.set(record.roomKey, record);
        for (const message of added) inRoom(record.roomKey).set(message.key, message);
        return before;
      };
      return {
        history: {
          load: (roomKey) =>
            read(() => ({
              record: records.get(roomKey) ?? null,
              messages: [...inRoom(roomKey).values()].sort((a, b) => placeOf(a) - placeOf(b)),
              ...(drafts.get(roomKey) ?? { draft: '' }),
            })),
          save: (record, added) => write(() => save(record, added)),
          replace: (record, now) =>
            write(() => {
              messages.delete(record.roomKey);
              save(record, now);
            }),
          saveDraft: (roomKey, draft, draftContext = {}) =>
            write(() => void drafts.set(roomKey, { draft, draftContext })),
        },
        outbox: {
          put: (row) => write(() => void rows.set(`${row.roomKey} ${row.entry.cid}`, row)),
          remove: (roomKey, cid) => write(() => void rows.delete(`${roomKey} ${cid}`)),
          list: (roomKey) => read(() => disk.outboxRows().filter((row) => row.roomKey === roomKey)),
        },
      };
    },
  };
  return disk;
}

function placeOf({ seq, at }: Message): number {
  return seq ?? at;
}
