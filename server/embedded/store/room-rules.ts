import type { DatabaseSync } from 'node:sqlite';
import { LIMITS } from '../../../lib/wire/limits.ts';
import { inTransaction } from './in-transaction.ts';

/** Somebody who may not come in, as the room's owner called them then. */
export interface Banned {
  readonly id: string;
  readonly name: string | null;
}

/** Who may be in a room, for good. Each throws when the disk does. */
export interface RoomRules {
  /** Whoever came in first; null in a room that is older than owners. */
  owner(roomId: string): string | null;
  isLocked(roomId: string): boolean;
  /** Null: they may come in. */
  refusal(roomId: string, memberId: string): 'banned' | 'locked' | null;
  /** False where as many are banned as may be. */
  ban(roomId: string, who: Banned): boolean;
  unban(roomId: string, memberId: string): void;
  /** The last one first. */
  banned(roomId: string): readonly Banned[];
  /**
   * Lets nobody new in, or everybody again. Who is known then may come back: those who are there and those
   * who have said something.
   */
  lock(roomId: string, on: boolean, present: Iterable<string>): void;
}

export function createRoomRules(db: DatabaseSync, now: () => number = Date.now): RoomRules {
  const readRoom = db.prepare('SELECT owner, locked FROM rooms WHERE id = ?');
  const findBan = db.prepare('SELECT 1 FROM bans WHERE room = ? AND member_id = ?');
  const findGuest = db.prepare('SELECT 1 FROM guests WHERE room = ? AND member_id = ?');
  const countBans = db.prepare('SELECT count(*) AS count FROM bans WHERE room = ?');
  const addBan = db.prepare(
    `INSERT INTO bans (room, member_id, name, since) VALUES (?, ?, ?, ?)
     ON CONFLICT (room, member_id) DO UPDATE SET name = excluded.name`,
  );
  const removeBan = db.prepare('DELETE FROM bans WHERE room = ? AND member_id = ?');
  const readBans = db.prepare(
    'SELECT member_id, name FROM bans WHERE room = ? ORDER BY since DESC, member_id',
  );
  const setLock = db.prepare('UPDATE rooms SET locked = ? WHERE id = ?');
  const forgetGuests = db.prepare('DELETE FROM guests WHERE room = ?');
  const addGuest = db.prepare('INSERT OR IGNORE INTO guests (room, member_id) VALUES (?, ?)');
  const addSpeakers = db.prepare(
    'INSERT OR IGNORE INTO guests SELECT DISTINCT room, member_id FROM entries WHERE room = ?',
  );

  const isLocked = (roomId: string) => readRoom.get(roomId)?.['locked'] === 1;
  function owner(roomId: string): string | null {
    const value = readRoom.get(roomId)?.['owner'];
    return typeof value === 'string' ? value : null;
  }

  return {
    owner,
    isLocked,
    refusal(roomId, memberId) {
      if (owner(roomId) === memberId) return null;
      if (findBan.get(roomId, memberId)) return 'banned';
      return isLocked(roomId) && !findGuest.get(roomId, memberId) ? 'locked' : null;
    },
    ban(roomId, { id, name }) {
      const isFull = Number(countBans.get(roomId)?.['count']) >= LIMITS.bans;
      if (isFull && !findBan.get(roomId, id)) return false;
      addBan.run(roomId, id, name, now());
      return true;
    },
    unban(roomId, memberId) {
      removeBan.run(roomId, memberId);
    },
    banned: (roomId) =>
      readBans.all(roomId).map(({ member_id: id, name }) => ({
        id: String(id),
        name: typeof name === 'string' ? name : null,
      })),
    lock(roomId, on, present) {
      inTransaction(db, () => {
        setLock.run(Number(on), roomId);
        forgetGuests.run(roomId);
        if (!on) return;
        addSpeakers.run(roomId);
        for (const memberId of present) addGuest.run(roomId, memberId);
      });
    },
  };
}
