import { OUTBOX_DATABASE } from '../disk/databases.ts';
import { keepDatabase } from '../disk/keep-database.ts';
import { answerOf, committed } from '../disk/requests.ts';
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

/** The outbox in IndexedDB: one row a message, since a list as one value takes far longer to write. */
export function openOutboxStore(name = OUTBOX_DATABASE): OutboxStore {
  const database = keepDatabase(name, (created) => {
    const rows = created.createObjectStore('rows', { keyPath: ['roomKey', 'cid'] });
    rows.createIndex('roomKey', 'roomKey');
  });
  const change = async (
    ask: (rows: IDBObjectStore) => IDBRequest,
    options?: IDBTransactionOptions,
  ) => {
    const transaction = (await database()).transaction('rows', 'readwrite', options);
    await committed(transaction, [answerOf(ask(transaction.objectStore('rows')))]);
  };

  return {
    // Strict: the person was told it is safe, so it has to survive the power going out.
    put: (row) =>
      change((rows) => rows.put({ ...row, cid: row.entry.cid }), { durability: 'strict' }),
    remove: (roomKey, cid) => change((rows) => rows.delete([roomKey, cid])),
    async list(roomKey) {
      const index = (await database()).transaction('rows').objectStore('rows').index('roomKey');
      const rows = await answerOf<OutboxRow[]>(index.getAll(roomKey));
      return rows.sort((a, b) => a.entry.order - b.entry.order);
    },
  };
}
