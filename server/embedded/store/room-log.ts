import { randomBytes } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

/** Where a room's log stands. Its epoch changes only when the log is lost. */
export interface LogHead {
  readonly epoch: string;
  /** `seq` of the newest message; 0 in an empty room. */
  readonly head: number;
  /** `seq` of the oldest message there is; 0 in an empty room. */
  readonly oldest: number;
}

/** A message as it goes over the wire. */
export interface LoggedMessage {
  readonly id: string;
  readonly cid: string;
  readonly from: { readonly id: string; readonly name: string | null };
  readonly body: string;
  readonly seq: number;
  /** ms */
  readonly ts: number;
  readonly reply_to?: string;
}

export interface NewMessage {
  readonly cid: string;
  readonly memberId: string;
  readonly name: string | null;
  readonly body: string;
  readonly replyTo: string | null;
}

/** A direction in the log, away from a place in it. */
export type LogRange = { readonly afterSeq: number } | { readonly beforeSeq: number };

/** What was said in every room, for good. */
export interface RoomLog {
  /** The room's log, begun when nobody was in it before. Throws when the disk does. */
  open(roomId: string): LogHead;
  /** Null for a room nobody was ever in. */
  head(roomId: string): LogHead | null;
  /**
   * Gives the message its place, or finds the place that this member's message of this `cid` has
   * already: one transaction, so that a message sent twice is there once whatever dies in between.
   * Throws when the disk does.
   */
  append(roomId: string, message: NewMessage): { message: LoggedMessage; dup: boolean };
  has(roomId: string, messageId: string): boolean;
  /** Oldest first; at most `limit` messages, the ones nearest to the place. */
  read(roomId: string, range: LogRange, limit: number): LoggedMessage[];
}

const COLUMNS = 'seq, id, cid, member_id, name, body, reply_to, ts';

export function createRoomLog(db: DatabaseSync, now: () => number = Date.now): RoomLog {
  const makeRoom = db.prepare('INSERT INTO rooms (id, epoch, head) VALUES (?, ?, 0)');
  const readHead = db.prepare(
    `SELECT epoch, head, coalesce((SELECT min(seq) FROM messages WHERE room = rooms.id), 0) AS oldest
     FROM rooms WHERE id = ?`,
  );
  const sameCid = db.prepare(
    `SELECT ${COLUMNS} FROM messages WHERE room = ? AND member_id = ? AND cid = ?`,
  );
  const takeSeq = db.prepare('UPDATE rooms SET head = head + 1 WHERE id = ? RETURNING head');
  const insert = db.prepare(
    `INSERT INTO messages (room, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const byId = db.prepare('SELECT 1 FROM messages WHERE room = ? AND id = ?');
  const after = db.prepare(
    `SELECT ${COLUMNS} FROM messages WHERE room = ? AND seq > ? ORDER BY seq LIMIT ?`,
  );
  const before = db.prepare(
    `SELECT ${COLUMNS} FROM messages WHERE room = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
  );

  function insertNext(roomId: string, { cid, memberId, name, body, replyTo }: NewMessage) {
    const seq = Number(takeSeq.get(roomId)?.['head']);
    const [id, ts] = [makeId(), now()];
    insert.run(roomId, seq, id, cid, memberId, name, body, replyTo, ts);
    const message = { id, cid, from: { id: memberId, name }, body, seq, ts };
    return replyTo === null ? message : { ...message, reply_to: replyTo };
  }

  function head(roomId: string): LogHead | null {
    const row = readHead.get(roomId);
    return row ? toHead(row) : null;
  }

  return {
    head,
    open(roomId) {
      const known = head(roomId);
      if (known) return known;
      const epoch = makeId();
      makeRoom.run(roomId, epoch);
      return { epoch, head: 0, oldest: 0 };
    },
    append: (roomId, message) =>
      inTransaction(db, () => {
        const known = sameCid.get(roomId, message.memberId, message.cid);
        return known
          ? { message: toMessage(known), dup: true }
          : { message: insertNext(roomId, message), dup: false };
      }),
    has: (roomId, messageId) => byId.get(roomId, messageId) !== undefined,
    read(roomId, range, limit) {
      return 'afterSeq' in range
        ? after.all(roomId, range.afterSeq, limit).map(toMessage)
        : before.all(roomId, range.beforeSeq, limit).map(toMessage).reverse();
    },
  };
}

function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

type Row = Record<string, SQLOutputValue>;

function toHead(row: Row): LogHead {
  return {
    epoch: String(row['epoch']),
    head: Number(row['head']),
    oldest: Number(row['oldest']),
  };
}

function toMessage(row: Row): LoggedMessage {
  const message = {
    id: String(row['id']),
    cid: String(row['cid']),
    from: { id: String(row['member_id']), name: textOrNull(row['name']) },
    body: String(row['body']),
    seq: Number(row['seq']),
    ts: Number(row['ts']),
  };
  const replyTo = textOrNull(row['reply_to']);
  return replyTo === null ? message : { ...message, reply_to: replyTo };
}

function textOrNull(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function makeId(): string {
  return randomBytes(12).toString('base64url');
}
