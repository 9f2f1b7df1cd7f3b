import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../../server/embedded/store/open-store.ts';
import { SCHEMA_STEPS } from '../../../server/embedded/store/schema.ts';
import { startProcess } from './server-process.ts';

const NEWEST = SCHEMA_STEPS.length;
/** SQLite's own size of a page: the first holds what tables there are, the others what is in them. */
const PAGE_BYTES = 4096;
const NOTES = `CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('milk');`;

interface Refused {
  readonly what: string;
  readonly make: (file: string) => void;
  readonly why: RegExp;
}

const REFUSED: readonly Refused[] = [
  {
    what: 'damaged behind its first page',
    make: (file) => {
      openStore(file).close();
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0, PAGE_BYTES));
    },
    why: /it is damaged \(database disk image is malformed\)/,
  },
  {
    what: 'of no database',
    make: (file) => writeFileSync(file, 'milk\n'.repeat(1_000)),
    why: /it is another program's/,
  },
  {
    what: 'of another program that counts no versions',
    make: (file) => write(file, NOTES),
    why: /it is another program's/,
  },
  {
    what: 'of another program that writes ahead',
    make: (file) => write(file, `PRAGMA journal_mode = WAL; ${NOTES}`),
    why: /it is another program's/,
  },
  {
    what: 'of another program that is at our version',
    make: (file) => write(file, `${NOTES} PRAGMA user_version = ${NEWEST};`),
    why: /it is another program's/,
  },
  {
    what: 'of another program that is at a later version',
    make: (file) => write(file, `${NOTES} PRAGMA user_version = ${NEWEST + 3};`),
    why: /it is another program's/,
  },
  {
    what: 'of a newer server',
    make: (file) => write(file, `${SCHEMA_STEPS.join('')} PRAGMA user_version = ${NEWEST + 1};`),
    why: new RegExp(`it was written by a newer version of this server \\(${NEWEST + 1}\\)`),
  },
];

describe.each(REFUSED)('a data file $what', ({ make, why }) => {
  test('is refused in words, and stays as it was', () => {
    const { file, folder } = makeFile();
    make(file);
    const before = readFileSync(file);
    const open = () => openStore(file);
    expect(open).toThrow(why);
    expect(open).toThrow(
      new RegExp(`^The data file ${file} cannot be used: .*--data FILE.*--memory`),
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['rooms.sqlite']);
  });
});

test('a newer server that was killed loses nothing by the refusal', () => {
  const { file } = makeFile();
  const newer = new DatabaseSync(file);
  newer.exec(`PRAGMA journal_mode = WAL; ${SCHEMA_STEPS.join('')}`);
  newer.exec(`PRAGMA user_version = ${NEWEST + 1}; INSERT INTO settings VALUES ('told', x'01');`);
  // As it lies there after kill -9: in the log that is written ahead, and not in the file.
  const killed = makeFile().file;
  for (const part of ['', '-wal']) copyFileSync(file + part, killed + part);
  newer.close();
  expect(() => openStore(killed)).toThrow(/a newer version of this server/);
  const after = new DatabaseSync(killed);
  onTestFinished(() => after.close());
  expect(after.prepare('SELECT key FROM settings').all()).toEqual([{ key: 'told' }]);
});

test('a file that cannot be used ends the server without a trace of its code', async () => {
  const [damaged] = REFUSED;
  const { file } = makeFile();
  damaged?.make(file);
  const server = startProcess('--port', '0', '--data', file);
  expect(await server.exited).toBe(1);
  expect(server.said().err).toMatch(/^The data file .* cannot be used: it is damaged .*\n$/);
});

test('a file that another server is using is refused, and its server goes on', async () => {
  const { file } = makeFile();
  const first = openStore(file);
  onTestFinished(() => first.close());
  const second = startProcess('--port', '0', '--data', file);
  expect(await second.exited).toBe(1);
  expect(second.said().err).toMatch(/cannot be used: another server is using it\. /);
  expect(first.log.open('kitchen')).toMatchObject({ head: 0 });
});

test('a file whose tables are called as ours and are others is refused in words', () => {
  const { file } = makeFile();
  write(
    file,
    `CREATE TABLE settings (a); CREATE TABLE rooms (b); PRAGMA user_version = ${NEWEST};`,
  );
  expect(() => openStore(file)).toThrow(/cannot be used: table rooms has no column named id\. /);
});

test('a file with nothing in it is a new one', () => {
  const { file } = makeFile();
  writeFileSync(file, '');
  const store = openStore(file);
  onTestFinished(() => store.close());
  expect(store.log.open('kitchen')).toMatchObject({ head: 0 });
});

function makeFile() {
  const folder = mkdtempSync(join(tmpdir(), 'roomlight-refused-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return { folder, file: join(folder, 'rooms.sqlite') };
}

function write(file: string, sql: string): void {
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
}
