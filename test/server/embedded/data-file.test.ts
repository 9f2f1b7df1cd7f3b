import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openDataFile } from '../../../server/embedded/store/open-data-file.ts';
import { createRoomLog } from '../../../server/embedded/store/room-log.ts';
import { createRoomRules } from '../../../server/embedded/store/room-rules.ts';
import { SCHEMA_STEPS } from '../../../server/embedded/store/schema.ts';

const ADA = { memberId: 'ada', name: 'Ada' };

test('a file from before messages could be changed keeps what was said, and can be gone on with', () => {
  const file = makeFile();
  const old = new DatabaseSync(file);
  old.exec(`${SCHEMA_STEPS[0]} PRAGMA user_version = 1;`);
  old.exec(`INSERT INTO rooms VALUES ('a', 'epoch', 2)`);
  old.exec(`INSERT INTO messages VALUES ('a', 1, 'm1', 'c1', 'ada', 'Ada', 'helo', NULL, 11)`);
  old.exec(`INSERT INTO messages VALUES ('a', 2, 'm2', 'c2', 'bob', NULL, 'yes', 'm1', 12)`);
  old.close();

  const log = open(file);
  const first = { id: 'm1', cid: 'c1', from: { id: 'ada', name: 'Ada' }, seq: 1, ts: 11 };
  const second = { id: 'm2', cid: 'c2', from: { id: 'bob', name: null }, seq: 2, ts: 12 };
  expect(log.open('a')).toEqual({ epoch: 'epoch', head: 2, oldest: 1 });
  expect(log.read('a', { afterSeq: 0 }, 10)).toEqual([
    { ...first, body: 'helo' },
    { ...second, body: 'yes', reply_to: 'm1' },
  ]);
  // What was sent before the update and is sent again is still there once.
  const again = { kind: 'new_msg', cid: 'c1', body: 'helo', replyTo: null, quote: null } as const;
  expect(log.append('a', ADA, again)).toMatchObject({ ok: true, dup: true, entry: first });

  const edit = { kind: 'msg_edited', cid: 'c3', id: 'm1', body: 'hello' } as const;
  expect(log.append('a', ADA, edit)).toMatchObject({ ok: true, entry: { seq: 3, rev: 1 } });
  expect(log.read('a', { afterSeq: 0 }, 1)).toEqual([{ ...first, body: 'hello', rev: 1 }]);
});

test('a file from before messages could point at a place keeps them, and takes one that does', () => {
  const file = makeFile();
  const old = new DatabaseSync(file);
  old.exec(`${SCHEMA_STEPS.slice(0, 2).join('')} PRAGMA user_version = 2;`);
  old.exec(`INSERT INTO rooms VALUES ('a', 'epoch', 1)`);
  old.exec(
    `INSERT INTO entries (room, seq, id, cid, member_id, body, ts)
     VALUES ('a', 1, 'm1', 'c1', 'ada', 'hi', 11)`,
  );
  old.close();

  const log = open(file);
  const quote = { exact: 'the lamp', prefix: 'over there, ', suffix: '' };
  log.append('a', ADA, { kind: 'new_msg', cid: 'c2', body: 'look', replyTo: 'm1', quote });
  const [before, after] = log.read('a', { afterSeq: 0 }, 10);
  expect(before).toEqual({
    id: 'm1',
    cid: 'c1',
    from: { id: 'ada', name: null },
    body: 'hi',
    seq: 1,
    ts: 11,
  });
  expect(after).toMatchObject({ body: 'look', reply_to: 'm1', quote });
  log.append('a', ADA, { kind: 'msg_deleted', cid: 'c3', id: String(after?.id) });
  expect(JSON.stringify(log.read('a', { afterSeq: 0 }, 10))).not.toContain('lamp');
});

test('whose room it is, who may not come in and who may is there after a new start', () => {
  const file = makeFile();
  const first = openDataFile(file);
  createRoomLog(first).open('a', 'ada');
  createRoomLog(first).open('a', 'eve');
  const rules = createRoomRules(first);
  rules.ban('a', { id: 'mallory', name: 'Mallory' });
  rules.lock('a', true, ['ada', 'bob']);
  first.close();

  const again = createRoomRules(openDataFile(file));
  expect(again.owner('a')).toBe('ada');
  expect(again.banned('a')).toEqual([{ id: 'mallory', name: 'Mallory' }]);
  const refusals = ['ada', 'bob', 'mallory', 'carol'].map((id) => again.refusal('a', id));
  expect(refusals).toEqual([null, null, 'banned', 'locked']);
});

test('a room from before rooms had owners is nobody’s', () => {
  const file = makeFile();
  const old = new DatabaseSync(file);
  old.exec(`${SCHEMA_STEPS.slice(0, 3).join('')} PRAGMA user_version = 3;`);
  old.exec(`INSERT INTO rooms VALUES ('a', 'epoch', 0)`);
  old.close();

  const db = openDataFile(file);
  createRoomLog(db).open('a', 'ada');
  expect(createRoomRules(db).owner('a')).toBeNull();
  expect(createRoomRules(db).refusal('a', 'bob')).toBeNull();
});

test('what was done to messages is there after a new start', () => {
  const file = makeFile();
  const first = openDataFile(file);
  const log = createRoomLog(first);
  log.open('a');
  for (const cid of ['c1', 'c2']) {
    log.append('a', ADA, { kind: 'new_msg', cid, body: `said ${cid}`, replyTo: null, quote: null });
  }
  const ids = log.read('a', { afterSeq: 0 }, 2).map(({ id }) => id);
  const [kept = '', gone = ''] = ids;
  log.append('a', ADA, { kind: 'msg_edited', cid: 'c3', id: kept, body: 'said better' });
  log.append('a', ADA, { kind: 'msg_reacted', cid: 'c4', id: kept, emoji: '👍', on: true });
  log.append('a', ADA, { kind: 'msg_deleted', cid: 'c5', id: gone });
  const whole = log.read('a', { afterSeq: 0 }, 10);
  first.close();

  const read = open(file).read('a', { afterSeq: 0 }, 10);
  expect(read).toEqual(whole);
  expect(read).toMatchObject([
    { id: kept, body: 'said better', rev: 1, reactions: { '👍': ['ada'] } },
    { id: gone, deleted: true, rev: 1 },
    { type: 'msg_edited', id: kept, body: 'said better' },
    { type: 'msg_reacted', id: kept, emoji: '👍', on: true },
    { type: 'msg_deleted', id: gone },
  ]);
  expect(JSON.stringify(read)).not.toContain('said c2');
});

function makeFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'roomlight-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'rooms.sqlite');
}

function open(file: string) {
  const db = openDataFile(file);
  onTestFinished(() => db.close());
  return createRoomLog(db);
}
