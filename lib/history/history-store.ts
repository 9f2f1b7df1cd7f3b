import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Member, Message, Self } from '../room/types.ts';

/** Messages of a room that are kept, so that a new background life shows it at once. */
export const KEPT_MESSAGES = 200;

/** What is remembered of a room besides its messages. */
export interface RoomRecord {
  readonly roomKey: string;
  /** Identity of the log that `cursor` counts in; null on servers without one. */
  readonly epoch: string | null;
  readonly cursor: number;
  readonly hasOlder: boolean;
  readonly readKey: string | null;
  readonly self: Self | null;
  /** Who was here at `membersAt` (ms), at most 200: shown until the server says otherwise. */
  readonly members: readonly Member[];
  readonly membersAt: number;
}

/** A room as it was when this browser last saw it. */
export interface SavedRoom {
  readonly record: RoomRecord | null;
  /** Oldest first. */
  readonly messages: readonly Message[];
  readonly draft: string;
}

export interface HistoryStore {
  load(roomKey: string): Promise<SavedRoom>;
  /** Messages and the cursor they bring go to disk together, so that neither lies about the other. */
  save(record: RoomRecord, added: readonly Message[]): Promise<void>;
  /** As `save`, but what was there before is of no use any more. */
  replace(record: RoomRecord, messages: readonly Message[]): Promise<void>;
  saveDraft(roomKey: string, draft: string): Promise<void>;
  /** Forgets a room. */
  erase(roomKey: string): Promise<void>;
}

interface StoredMessage {
  readonly roomKey: string;
  readonly key: string;
  /** Place in the room: `seq`, or the time it came where the server does not count. */
  readonly place: number;
  readonly message: Message;
}

interface HistorySchema extends DBSchema {
  rooms: { key: string; value: RoomRecord };
  drafts: { key: string; value: string };
  messages: {
    key: [string, string];
    value: StoredMessage;
    indexes: { place: [string, number] };
  };
}

/** Recent messages, cursor and drafts in IndexedDB. Each call rejects where the disk does. */
export function openHistoryStore(name = 'roomlight-history'): HistoryStore {
  let opening: Promise<IDBPDatabase<HistorySchema>> | null = null;

  /** Opened anew after a failure, or when the browser closed it under us. */
  function database(): Promise<IDBPDatabase<HistorySchema>> {
    opening ??= openDB<HistorySchema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('rooms', { keyPath: 'roomKey' });
        db.createObjectStore('drafts');
        const messages = db.createObjectStore('messages', { keyPath: ['roomKey', 'key'] });
        messages.createIndex('place', ['roomKey', 'place']);
      },
      terminated() {
        opening = null;
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        opening = null;
      },
    }).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  }

  async function write(record: RoomRecord, added: readonly Message[], anew: boolean) {
    const { roomKey } = record;
    const tx = (await database()).transaction(['rooms', 'messages'], 'readwrite');
    const messages = tx.objectStore('messages');
    const all = everyPlace(roomKey);
    const writes: Promise<unknown>[] = [tx.objectStore('rooms').put(record), tx.done];
    if (anew) {
      for (const key of await messages.index('place').getAllKeys(all)) writes.push(messages.delete(key));
    }
    for (const message of added.slice(-KEPT_MESSAGES)) {
      writes.push(messages.put({ roomKey, key: message.key, place: placeOf(message), message }));
    }
    if (added.length > 0) {
      const keys = await messages.index('place').getAllKeys(all);
      for (const key of keys.slice(0, -KEPT_MESSAGES)) writes.push(messages.delete(key));
    }
    await Promise.all(writes);
  }

  return {
    async load(roomKey) {
      const db = await database();
      const [record, stored, draft] = await Promise.all([
        db.get('rooms', roomKey),
        db.getAllFromIndex('messages', 'place', everyPlace(roomKey)),
        db.get('drafts', roomKey),
      ]);
      return {
        record: record ?? null,
        messages: stored.map(({ message }) => message),
        draft: draft ?? '',
      };
    },
    save: (record, added) => write(record, added, false),
    replace: (record, messages) => write(record, messages, true),
    async saveDraft(roomKey, draft) {
      const db = await database();
      if (draft === '') await db.delete('drafts', roomKey);
      else await db.put('drafts', draft, roomKey);
    },
    async erase(roomKey) {
      const tx = (await database()).transaction(['rooms', 'messages', 'drafts'], 'readwrite');
      const messages = tx.objectStore('messages');
      const keys = await messages.index('place').getAllKeys(everyPlace(roomKey));
      await Promise.all([
        ...keys.map((key) => messages.delete(key)),
        tx.objectStore('rooms').delete(roomKey),
        tx.objectStore('drafts').delete(roomKey),
        tx.done,
      ]);
    },
  };
}

function everyPlace(roomKey: string): IDBKeyRange {
  return IDBKeyRange.bound([roomKey, -Infinity], [roomKey, Infinity]);
}

function placeOf(message: Message): number {
  return message.seq ?? message.at;
}
