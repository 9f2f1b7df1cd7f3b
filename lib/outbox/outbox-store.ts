import type { DBSchema } from 'idb';
import { keepDatabase } from '../disk/keep-database.ts';
import type { OutboxEntry } from '../room/types.ts';

/** An outbox entry on disk, with what decides whether it may be sent again by itself. */
export interface OutboxRow {
  readonly roomKey: string;
  readonly entry: OutboxEntry;
  /** The server drops a cid that it knows already, so sending again does no harm. */
  readonly deduped: boolean;
}

/** Where accepted messages are until they are confirmed. Each call rejects where the disk does. */
export interface OutboxStore {
  put(row: OutboxRow): Promise<void>;
  remove(roomKey: string, cid: string): Promise<void>;
  /** Of one room, in the order in which they were sent. */
  list(roomKey: string): Promise<OutboxRow[]>;
}

interface OutboxSchema extends DBSchema {
  rows: { key: [string, string]; value: OutboxRow & { cid: string }; indexes: { roomKey: string } };
}

/** The outbox in IndexedDB: one row a message, since a list as one value takes far longer to write. */
export function openOutboxStore(name = 'roomlight-outbox'): OutboxStore {
  const database = keepDatabase<OutboxSchema>(name, (db) => {
    const rows = db.createObjectStore('rows', { keyPath: ['roomKey', 'cid'] });
    rows.createIndex('roomKey', 'roomKey');
  });

  return {
    async put(row) {
      // Strict: the person was told it is safe, so it has to survive the power going out.
      const tx = (await database()).transaction('rows', 'readwrite', { durability: 'strict' });
      await Promise.all([tx.store.put({ ...row, cid: row.entry.cid }), tx.done]);
    },
    async remove(roomKey, cid) {
      await (await database()).delete('rows', [roomKey, cid]);
    },
    async list(roomKey) {
      const rows = await (await database()).getAllFromIndex('rows', 'roomKey', roomKey);
      return rows.sort((a, b) => a.entry.order - b.entry.order);
    },
  };
}
