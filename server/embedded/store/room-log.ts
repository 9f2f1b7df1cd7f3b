import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Quote, RefusalReason } from '../../../lib/room/types.ts';
import { prepareChanges } from './change-message.ts';
import { inTransaction } from './in-transaction.ts';
import { type EntryRow, type LogEntry, toEntry } from './log-entry.ts';

/** Where a room's log stands. Its epoch changes only when the log is lost. */
export interface LogHead {
  readonly epoch: string;
  /** `seq` of the newest entry; 0 in an empty room. */
  readonly head: number;
  /** `seq` of the oldest entry there is; 0 in an empty room. */
  readonly oldest: number;
}

/** Whoever said or did it. */
export interface Author {
  readonly memberId: string;
  readonly name: string | null;
  /** It is their room: they may delete what others said. */
  readonly isOwner?: boolean;
}

/** What a member wants on the log. `id` is the message it is about. */
export type NewEntry =
  | {
      readonly kind: 'new_msg';
      readonly cid: string;
      readonly body: string;
      readonly replyTo: string | null;
      readonly quote: Quote | null;
    }
  | {
      readonly kind: 'msg_edited';
      readonly cid: string;
      readonly id: string;
      readonly body: string;
    }
  | { readonly kind: 'msg_deleted'; readonly cid: string; readonly id: string }
  | {
      readonly kind: 'msg_reacted';
      readonly cid: string;
      readonly id: string;
      readonly emoji: string;
      readonly on: boolean;
    };

export type Appended =
  | { readonly ok: true; readonly entry: LogEntry; readonly dup: boolean }
  /** Nothing was changed. */
  | {
      readonly ok: false;
      /** There is no such message, or it is deleted · it is another's · the `cid` was for something else. */
      readonly reason: Extract<RefusalReason, 'not_found' | 'unauthorized' | 'conflict'>;
    };

/** A direction in the log, away from a place in it. */
export type LogRange = { readonly afterSeq: number } | { readonly beforeSeq: number };

/** What was said in every room, and what became of it, for good. */
export interface RoomLog {
  /**
   * The room's log, begun when nobody was in it before: then it is the room of `maker`, if there is one.
   * Throws when the disk does.
   */
  open(roomId: string, maker?: string): LogHead;
  /** Null for a room nobody was ever in. */
  head(roomId: string): LogHead | null;
  /**
   * Gives the entry its place and does what it says, or finds the place that this member's entry of
   * this `cid` has already: one transaction, so that what is sent twice is there once whatever dies in
   * between. Throws when the disk does.
   */
  append(roomId: string, author: Author, entry: NewEntry): Appended;
  /** Oldest first; at most `limit` entries, the ones nearest to the place. */
  read(roomId: string, range: LogRange, limit: number): LogEntry[];
}

const SELECT = `
  SELECT e.*, m.body AS present_body,
    (SELECT json_group_array(json_array(r.emoji, r.member_id) ORDER BY r.since)
     FROM reactions r WHERE r.room = e.room AND r.message = e.id) AS reactions
  FROM entries e
  LEFT JOIN entries m ON m.room = e.room AND m.id = e.target AND m.deleted = 0`;

export function createRoomLog(db: DatabaseSync, now: () => number = Date.now): RoomLog {
  const makeRoom = db.prepare('INSERT INTO rooms (id, epoch, head, owner) VALUES (?, ?, 0, ?)');
  const readHead = db.prepare(
    `SELECT epoch, head, coalesce((SELECT min(seq) FROM entries WHERE room = rooms.id), 0) AS oldest
     FROM rooms WHERE id = ?`,
  );
  const after = db.prepare(`${SELECT} WHERE e.room = ? AND e.seq > ? ORDER BY e.seq LIMIT ?`);
  const before = db.prepare(`${SELECT} WHERE e.room = ? AND e.seq < ? ORDER BY e.seq DESC LIMIT ?`);
  const append = prepareAppend(db, now);

  function head(roomId: string): LogHead | null {
    const row = readHead.get(roomId);
    return row ? toHead(row) : null;
  }

  return {
    head,
    open(roomId, maker) {
      const known = head(roomId);
      if (known) return known;
      const epoch = makeId();
      makeRoom.run(roomId, epoch, maker ?? null);
      return { epoch, head: 0, oldest: 0 };
    },
    append,
    read(roomId, range, limit) {
      return 'afterSeq' in range
        ? after.all(roomId, range.afterSeq, limit).map(toEntry)
        : before.all(roomId, range.beforeSeq, limit).map(toEntry).reverse();
    },
  };
}

function prepareAppend(db: DatabaseSync, now: () => number): RoomLog['append'] {
  const changes = prepareChanges(db);
  const sameCid = db.prepare(`${SELECT} WHERE e.room = ? AND e.member_id = ? AND e.cid = ?`);
  const placed = db.prepare(`${SELECT} WHERE e.room = ? AND e.seq = ?`);
  const takeSeq = db.prepare('UPDATE rooms SET head = head + 1 WHERE id = ? RETURNING head');
  const insert = db.prepare(
    `INSERT INTO entries
       (room, seq, kind, id, cid, member_id, name, body, reply_to, quote, target, rev, emoji,
        is_on, ts)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );

  function place(roomId: string, author: Author, entry: NewEntry, before: number): LogEntry {
    const { memberId, name } = author;
    const seq = Number(takeSeq.get(roomId)?.['head']);
    const rev = changes.apply(entry, { roomId, memberId, seq, rev: before });
    const said = entry.kind === 'new_msg' ? entry : null;
    const reaction = entry.kind === 'msg_reacted' ? entry : null;
    const head = [roomId, seq, entry.kind, makeId(), entry.cid, memberId, name] as const;
    const target = entry.kind === 'new_msg' ? null : entry.id;
    const on = reaction && Number(reaction.on);
    const quote = said?.quote ? JSON.stringify(said.quote) : null;
    const text = [said?.body ?? '', said?.replyTo ?? null, quote] as const;
    insert.run(...head, ...text, target, rev, reaction?.emoji ?? null, on, now());
    return toEntry(placed.get(roomId, seq) ?? {});
  }

  return (roomId, author, entry) =>
    inTransaction(db, (): Appended => {
      const known = sameCid.get(roomId, author.memberId, entry.cid);
      if (known && isSame(known, entry)) return { ok: true, entry: toEntry(known), dup: true };
      if (known) return { ok: false, reason: 'conflict' };
      const about = entry.kind === 'new_msg' ? entry.replyTo : entry.id;
      const message = about === null ? null : changes.find(roomId, about);
      if (about !== null && !message) return { ok: false, reason: 'not_found' };
      const isAuthorsOnly =
        entry.kind === 'msg_edited' || (entry.kind === 'msg_deleted' && !author.isOwner);
      if (isAuthorsOnly && message?.memberId !== author.memberId) {
        return { ok: false, reason: 'unauthorized' };
      }
      return { ok: true, entry: place(roomId, author, entry, message?.rev ?? 0), dup: false };
    });
}

/** Whether what is on the log under this `cid` is what is asked for now, said again. */
function isSame(row: EntryRow, entry: NewEntry): boolean {
  return row['kind'] === entry.kind && (entry.kind === 'new_msg' || row['target'] === entry.id);
}

function toHead(row: EntryRow): LogHead {
  return {
    epoch: String(row['epoch']),
    head: Number(row['head']),
    oldest: Number(row['oldest']),
  };
}

function makeId(): string {
  return randomBytes(12).toString('base64url');
}
