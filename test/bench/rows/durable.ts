import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { inTransaction } from '../../../server/embedded/store/in-transaction.ts';
import { openDataFile } from '../../../server/embedded/store/open-data-file.ts';
import { createRoomLog } from '../../../server/embedded/store/room-log.ts';
import { describeGrowth, type Sized } from '../../../scripts/bench/growth.ts';
import { figure } from '../../../scripts/bench/report.ts';
import type { Measure } from '../bench.ts';

const ROOMS = 50;
/** How the cost grows with them. */
const ROOM_COUNTS = [50, 500, 5_000];
const ROOMS_MS = 1_500;
const SENDERS = 200;
/** Parts of the run; the log grows from one to the next. */
const PARTS = 3;
const PART_MS = 3_000;

/** 50 rooms, 200 senders: what the log takes with its deduping and places, against inserts alone. */
export const durable: Measure = async ({ isShort }) => {
  const ms = isShort ? 300 : PART_MS;
  const folder = mkdtempSync(join(tmpdir(), 'roomlight-bench-'));
  try {
    const [ours, base]: [number[], number[]] = [[], []];
    const growth: Sized[] = [];
    const append = openLog(join(folder, 'log.sqlite'), ROOMS);
    const insert = openTable(join(folder, 'table.sqlite'));
    // In turns, so that what else the machine does falls on both.
    for (let part = 0; part < PARTS; part += 1) {
      base.push(rateOf(ms, insert));
      const rate = rateOf(ms, append);
      ours.push(rate);
      const appended = (growth.at(-1)?.size ?? 0) + (rate * ms) / 1_000;
      growth.push({ size: Math.round(appended), cost: 1_000 / rate });
    }
    return [
      figure({
        row: 'durable messages: appended, against bare inserts of SQLite',
        ours: middle(ours),
        base: middle(base),
        unit: 'a second',
        goal: { least: 0.5, of: 'ratio' },
        growth: describeGrowth(growth, 'ms a message by messages on the log'),
        note: describeGrowth(costByRooms(folder, isShort), 'ms a message by rooms'),
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** How many a second, in a time that is given: a disk may be a hundred times slower than another. */
function rateOf(ms: number, one: (n: number) => void): number {
  const begun = performance.now();
  let count = 0;
  for (; performance.now() - begun < ms; count += 1) one(count);
  return (count * 1_000) / (performance.now() - begun);
}

function costByRooms(folder: string, isShort: boolean): readonly Sized[] {
  return ROOM_COUNTS.map((size) => {
    const append = openLog(join(folder, `${size}.sqlite`), size);
    return { size, cost: 1_000 / rateOf(isShort ? 100 : ROOMS_MS, append) };
  });
}

function openLog(file: string, rooms: number): (n: number) => void {
  const db = openDataFile(file);
  const log = createRoomLog(db);
  inTransaction(db, () => {
    for (let room = 0; room < rooms; room += 1) log.open(`room-${room}`);
  });
  return (n) => {
    const author = { memberId: `member-${n % SENDERS}`, name: `Member ${n % SENDERS}` };
    const cid = randomBytes(16).toString('hex');
    const body = `Message ${n}: have you got to the part about the lenses?`;
    log.append(`room-${n % rooms}`, author, {
      kind: 'new_msg',
      cid,
      body,
      replyTo: null,
      quote: null,
    });
  };
}

/** The same file, the same settings, the same table: one row, one transaction. */
function openTable(file: string): (n: number) => void {
  const db = openDataFile(file);
  const insert = db.prepare(
    `INSERT INTO entries (room, seq, kind, id, cid, member_id, name, body, ts)
     VALUES (?, ?, 'new_msg', ?, ?, ?, ?, ?, ?)`,
  );
  let seq = 0;
  return (n) => {
    seq += 1;
    const id = randomBytes(12).toString('base64url');
    const cid = randomBytes(16).toString('hex');
    const member = `member-${n % SENDERS}`;
    const body = `Message ${n}: have you got to the part about the lenses?`;
    inTransaction(db, () =>
      insert.run(`room-${n % ROOMS}`, seq, id, cid, member, `Member ${n % SENDERS}`, body, seq),
    );
  };
}

const middle = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
