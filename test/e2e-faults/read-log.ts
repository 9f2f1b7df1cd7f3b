import { DatabaseSync } from 'node:sqlite';
import type { Line } from '../faults/check-delivery.ts';

/** All that a room's log has, in its order. The server must not be running: it locks its file. */
export function readServerLog(dataFile: string, room: string): readonly Line[] {
  const db = new DatabaseSync(dataFile);
  try {
    return db
      .prepare('SELECT name, cid, body FROM messages WHERE room = ? ORDER BY seq')
      .all(room)
      .map(({ name, cid, body }) => ({
        by: String(name),
        cid: String(cid),
        body: String(body),
      }));
  } finally {
    db.close();
  }
}
