import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { openDataFile, readSecret } from './open-data-file.ts';
import { createRoomLog, type RoomLog } from './room-log.ts';
import { createRoomRules, type RoomRules } from './room-rules.ts';
import { StartError } from './start-error.ts';

/** Everything a server keeps. */
export interface Store {
  readonly log: RoomLog;
  readonly rules: RoomRules;
  /** What tokens are signed with. */
  readonly secret: Buffer;
  close(): void;
}

/**
 * Opens what is kept in a file; null: in memory. Throws `StartError` when it cannot be used: also what is
 * only found out by reading, as that a page of the file is damaged, is said before anybody comes.
 */
export function openStore(path: string | null): Store {
  if (path === null) return readStore(null);
  const file = resolve(path);
  try {
    makeFolder(dirname(file));
    return readStore(file);
  } catch (error) {
    throw new StartError(explain(file, error), { cause: error });
  }
}

function readStore(file: string | null): Store {
  const db = openDataFile(file);
  try {
    return {
      log: createRoomLog(db),
      rules: createRoomRules(db),
      secret: readSecret(db),
      close: () => db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Step by step: Node's own recursive `mkdir` never returns below a folder that takes none, as `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function explain(file: string, error: unknown): string {
  const what = error instanceof Error ? error.message : String(error);
  return `The data file ${file} cannot be used: ${inWords(what)}. Name another with --data FILE, or keep nothing with --memory.`;
}

/** SQLite's words, where they say little to whoever does not know SQLite. */
function inWords(what: string): string {
  if (/locked/.test(what)) return 'another server is using it';
  if (/malformed/.test(what)) return `it is damaged (${what})`;
  return /not a database/.test(what) ? "it is another program's" : what;
}
