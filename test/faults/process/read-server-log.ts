import { DatabaseSync } from 'node:sqlite';
import type { Line } from '../check-delivery.ts';

/** What the server's file holds of a room, in the order of its log. The server must not be running. */
export function readServerLog(dataFile: string, roomId: string): readonly Line[] {
  const db = new DatabaseSync(dataFile, { readOnly: true });
  const rows = db
    .prepare('SELECT name, cid, body FROM messages WHERE room = ? ORDER BY seq')
    .all(roomId);
  db.close();
  return rows.map(({ name, cid, body }) => ({
    by: `${String(name)}:${roomId}`,
    cid: String(cid),
    body: String(body),
  }));
}
