import type { DatabaseSync } from 'node:sqlite';
import type { NewEntry } from './room-log.ts';

/** A message that something may still be done to. */
export interface LiveMessage {
  readonly memberId: string;
  readonly rev: number;
}

/** Does to messages what entries of the log say. Each call belongs into the entry's transaction. */
export interface MessageChanges {
  /** Null where there is no such message, or it is deleted. */
  find(roomId: string, id: string): LiveMessage | null;
  /** Returns the `rev` that the message has from now on; 0 for what makes no new one. */
  apply(
    entry: NewEntry,
    by: { roomId: string; memberId: string; seq: number; rev: number },
  ): number;
}

export function prepareChanges(db: DatabaseSync): MessageChanges {
  const findMessage = db.prepare(
    `SELECT member_id, rev FROM entries
     WHERE room = ? AND id = ? AND kind = 'new_msg' AND deleted = 0`,
  );
  const rewrite = db.prepare('UPDATE entries SET body = ?, rev = ? WHERE room = ? AND id = ?');
  const strike = db.prepare(
    `UPDATE entries SET body = '', quote = NULL, deleted = 1, rev = ? WHERE room = ? AND id = ?`,
  );
  const forgetReactions = db.prepare('DELETE FROM reactions WHERE room = ? AND message = ?');
  const addReaction = db.prepare(
    `INSERT OR IGNORE INTO reactions (room, message, emoji, member_id, since)
     VALUES (?, ?, ?, ?, ?)`,
  );
  const removeReaction = db.prepare(
    'DELETE FROM reactions WHERE room = ? AND message = ? AND emoji = ? AND member_id = ?',
  );

  return {
    find(roomId, id) {
      const row = findMessage.get(roomId, id);
      return row ? { memberId: String(row['member_id']), rev: Number(row['rev']) } : null;
    },
    apply(entry, { roomId, memberId, seq, rev }) {
      switch (entry.kind) {
        case 'new_msg':
          return 0;
        case 'msg_edited':
          rewrite.run(entry.body, rev + 1, roomId, entry.id);
          return rev + 1;
        case 'msg_deleted':
          strike.run(rev + 1, roomId, entry.id);
          forgetReactions.run(roomId, entry.id);
          return rev + 1;
        case 'msg_reacted':
          if (entry.on) addReaction.run(roomId, entry.id, entry.emoji, memberId, seq);
          else removeReaction.run(roomId, entry.id, entry.emoji, memberId);
          return 0;
        default:
          return entry satisfies never;
      }
    },
  };
}
