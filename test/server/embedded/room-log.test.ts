import { expect, test } from 'vitest';
import { openDataFile } from '../../../server/embedded/store/open-data-file.ts';
import { createRoomLog } from '../../../server/embedded/store/room-log.ts';

const ADA = { memberId: 'ada', name: 'Ada' };
const message = (cid: string) =>
  ({ kind: 'new_msg', cid, body: cid, replyTo: null, quote: null }) as const;
const FULL = `BEFORE INSERT ON entries BEGIN SELECT RAISE(FAIL, 'full'); END`;

test('a message that the disk refuses half-way takes no place in the log', () => {
  const db = openDataFile(null);
  const log = createRoomLog(db);
  log.open('kitchen');
  log.append('kitchen', ADA, message('first'));

  // The place is taken, then the message is refused: as when the disk fills up in between.
  db.exec(`CREATE TRIGGER full ${FULL}`);
  expect(() => log.append('kitchen', ADA, message('second'))).toThrow('full');
  expect(log.head('kitchen')).toMatchObject({ head: 1 });

  db.exec('DROP TRIGGER full');
  expect(log.append('kitchen', ADA, message('second'))).toMatchObject({ entry: { seq: 2 } });
});

test('a change that the disk refuses half-way changes nothing', () => {
  const db = openDataFile(null);
  const log = createRoomLog(db);
  log.open('kitchen');
  log.append('kitchen', ADA, message('first'));
  const [before] = log.read('kitchen', { afterSeq: 0 }, 1);
  const id = before?.id ?? '';

  // The message has its new text, then the entry is refused.
  db.exec(`CREATE TRIGGER full ${FULL}`);
  for (const change of [
    { kind: 'msg_edited', cid: 'edit', id, body: 'second' },
    { kind: 'msg_deleted', cid: 'delete', id },
    { kind: 'msg_reacted', cid: 'react', id, emoji: '👍', on: true },
  ] as const) {
    expect(() => log.append('kitchen', ADA, change), change.kind).toThrow('full');
  }
  expect(log.read('kitchen', { afterSeq: 0 }, 9)).toEqual([before]);
});
