import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { SCHEMA_STEPS } from './schema.ts';

/** There since the first version: a file without them is not one of ours, whatever its version says. */
const OWN_TABLES = ['settings', 'rooms'];

/**
 * Opens the file rooms and messages live in, and makes it where there is none. Null: in memory.
 * Throws when it cannot be used; one that is refused stays as it was, but that SQLite puts into it what its
 * own server had written ahead when it was killed.
 *
 * WAL and `synchronous = FULL`: what was confirmed is on the disk. Surviving `kill -9` would need less
 * (`NORMAL`: the operating system has the pages), but after a power cut the log would end earlier than
 * clients have seen, and the same `seq` would be given to other messages, which they would take for
 * old ones. A commit costs well under a millisecond on an SSD, far less than people type.
 */
export function openDataFile(file: string | null): DatabaseSync {
  const db = new DatabaseSync(file ?? ':memory:');
  try {
    const version = readVersion(db);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    bringUpToDate(db, version);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** How many steps the file has taken: 0 for a new one. Writes nothing. */
function readVersion(db: DatabaseSync): number {
  // One server a file: two would hand out the same `seq`. The lock goes with the process.
  db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  const names = db
    .prepare('SELECT name FROM sqlite_schema')
    .all()
    .map((row) => row['name']);
  db.exec('COMMIT');
  const isNew = version === 0 && names.length === 0;
  const isOurs = version > 0 && OWN_TABLES.every((name) => names.includes(name));
  if (!isNew && !isOurs) throw new Error("it is another program's");
  if (version <= SCHEMA_STEPS.length) return version;
  throw new Error(`it was written by a newer version of this server (${version})`);
}

function bringUpToDate(db: DatabaseSync, version: number): void {
  const steps = SCHEMA_STEPS.slice(version);
  if (steps.length === 0) return;
  db.exec(
    `BEGIN EXCLUSIVE; ${steps.join('')} PRAGMA user_version = ${SCHEMA_STEPS.length}; COMMIT;`,
  );
}

/** The key tokens are signed with; made at the first start, so that sessions outlive a restart. */
export function readSecret(db: DatabaseSync): Buffer {
  const fresh = randomBytes(32);
  db.prepare(`INSERT OR IGNORE INTO settings (key, value) VALUES ('secret', ?)`).run(fresh);
  const value = db.prepare(`SELECT value FROM settings WHERE key = 'secret'`).get()?.['value'];
  return value instanceof Uint8Array ? Buffer.from(value) : fresh;
}
