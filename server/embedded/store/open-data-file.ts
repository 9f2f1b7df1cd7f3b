import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SCHEMA_STEPS } from './schema.ts';
import { StartError } from './start-error.ts';

/**
 * Opens the file rooms and messages live in, and makes it where there is none. Null: in memory.
 * Throws `StartError` when it cannot be used.
 *
 * WAL and `synchronous = FULL`: what was confirmed is on the disk. Surviving `kill -9` would need less
 * (`NORMAL`: the operating system has the pages), but after a power cut the log would end earlier than
 * clients have seen, and the same `seq` would be given to other messages, which they would take for
 * old ones. A commit costs well under a millisecond on an SSD, far less than people type.
 */
export function openDataFile(path: string | null): DatabaseSync {
  if (path === null) return prepare(new DatabaseSync(':memory:'));
  const file = resolve(path);
  try {
    makeFolder(dirname(file));
    return prepare(new DatabaseSync(file));
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(explain(file, error), { cause: error });
  }
}

/** Step by step: Node's own recursive `mkdir` never returns below a folder that takes none, as `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function prepare(db: DatabaseSync): DatabaseSync {
  // One server a file: two would hand out the same `seq`. The lock goes with the process.
  db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  db.exec('BEGIN EXCLUSIVE');
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  const steps = SCHEMA_STEPS.slice(version);
  if (steps.length > 0) db.exec(`${steps.join('')} PRAGMA user_version = ${SCHEMA_STEPS.length};`);
  db.exec('COMMIT');
  if (version <= SCHEMA_STEPS.length) return db;
  db.close();
  throw new StartError(
    `The data file was written by a newer version of this server (${version}). Name another with --data FILE.`,
  );
}

function explain(file: string, error: unknown): string {
  const what = error instanceof Error ? error.message : String(error);
  const why = /locked/.test(what) ? 'another server is using it' : what;
  return `The data file ${file} cannot be used: ${why}. Name another with --data FILE, or keep nothing with --memory.`;
}

/** The key tokens are signed with; made at the first start, so that sessions outlive a restart. */
export function readSecret(db: DatabaseSync): Buffer {
  const fresh = randomBytes(32);
  db.prepare(`INSERT OR IGNORE INTO settings (key, value) VALUES ('secret', ?)`).run(fresh);
  const value = db.prepare(`SELECT value FROM settings WHERE key = 'secret'`).get()?.['value'];
  return value instanceof Uint8Array ? Buffer.from(value) : fresh;
}
