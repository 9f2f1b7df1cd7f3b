import type { DBSchema, IDBPObjectStore, IDBPTransaction } from 'idb';
import { keepDatabase } from '../disk/keep-database.ts';
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
  /**
   * Messages and the cursor they bring go to disk together, so that neither lies about the other. False
   * if the room was not there before: then the disk has nothing of it but these.
   */
  save(record: RoomRecord, added: readonly Message[]): Promise<boolean>;
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

type StoreName = 'rooms' | 'drafts' | 'messages';

/** Recent messages, cursor and drafts in IndexedDB. Each call rejects where the disk does. */
export function openHistoryStore(name = 'roomlight-history'): HistoryStore {
  const database = keepDatabase<HistorySchema>(name, (db) => {
    db.createObjectStore('rooms', { keyPath: 'roomKey' });
    db.createObjectStore('drafts');
    const messages = db.createObjectStore('messages', { keyPath: ['roomKey', 'key'] });
    messages.createIndex('place', ['roomKey', 'place']);
  });

  async function write(record: RoomRecord, added: readonly Message[], anew: boolean) {
    const { roomKey } = record;
    const tx = (await database()).transaction(['rooms', 'messages'], 'readwrite');
    const rooms = tx.objectStore('rooms');
    const messages = tx.objectStore('messages');
    const kept = added.slice(-KEPT_MESSAGES);
    const before = rooms.count(roomKey);
    await settled(tx, [
      before,
      rooms.put(record),
      anew ? messages.delete(everyKey(roomKey)) : null,
      ...kept.map((message) =>
        messages.put({ roomKey, key: message.key, place: placeOf(message), message }),
      ),
      added.length > 0 ? trim(messages, roomKey) : null,
    ]);
    return (await before) > 0;
  }

  return {
    async load(roomKey) {
      const db = await database();
      const [record, stored, draft] = await Promise.all([
        db.get('rooms', roomKey),
        db.getAllFromIndex('messages', 'place', everyPlace(roomKey)),
        db.get('drafts', roomKey),
      ]);
      const messages = stored.map(({ message }) => message);
      const hasOlder = record?.hasOlder === true || isCut(messages);
      return { record: record ? { ...record, hasOlder } : null, messages, draft: draft ?? '' };
    },
    save: (record, added) => write(record, added, false),
    async replace(record, messages) {
      await write(record, messages, true);
    },
    async saveDraft(roomKey, draft) {
      const db = await database();
      if (draft === '') await db.delete('drafts', roomKey);
      else await db.put('drafts', draft, roomKey);
    },
    async erase(roomKey) {
      const tx = (await database()).transaction(['rooms', 'messages', 'drafts'], 'readwrite');
      await settled(tx, [
        tx.objectStore('messages').delete(everyKey(roomKey)),
        tx.objectStore('rooms').delete(roomKey),
        tx.objectStore('drafts').delete(roomKey),
      ]);
    },
  };
}

type Messages = IDBPObjectStore<HistorySchema, StoreName[], 'messages', 'readwrite'>;

/** Deletes all but the newest messages of a room. */
async function trim(messages: Messages, roomKey: string): Promise<void> {
  const keys = await messages.index('place').getAllKeys(everyPlace(roomKey));
  await Promise.all(keys.slice(0, -KEPT_MESSAGES).map((key) => messages.delete(key)));
}

/** Resolves once it is on disk. Every request is awaited at once: a disk that fails rejects them all. */
async function settled(
  tx: IDBPTransaction<HistorySchema, StoreName[], 'readwrite'>,
  requests: readonly (Promise<unknown> | null)[],
): Promise<void> {
  await Promise.all([...requests, tx.done]);
}

/** Whether the disk holds only the end of what the room's log told. */
function isCut(messages: readonly Message[]): boolean {
  return messages.length >= KEPT_MESSAGES && (messages[0]?.seq ?? 1) > 1;
}

function everyPlace(roomKey: string): IDBKeyRange {
  return IDBKeyRange.bound([roomKey, -Infinity], [roomKey, Infinity]);
}

/** Every message of the room, by primary key: nothing sorts after an array. */
function everyKey(roomKey: string): IDBKeyRange {
  return IDBKeyRange.bound([roomKey], [roomKey, []]);
}

function placeOf(message: Message): number {
  return message.seq ?? message.at;
}
