import { DatabaseSync } from 'node:sqlite';
import type { Line } from './check-delivery.ts';

/** What the server's file holds of a room, in the order of its log. The server must not run: it locks its file. */
export function readServerLog(dataFile: string, roomId: string): readonly Line[] {
  const db = new DatabaseSync(dataFile, { readOnly: true });
  try {
    return db
      .prepare(
        "SELECT name, cid, body FROM entries WHERE room = ? AND kind = 'new_msg' ORDER BY seq",
      )
      .all(roomId)
      .map(({ name, cid, body }) => ({ by: String(name), cid: String(cid), body: String(body) }));
  } finally {
    db.close();
  }
}
