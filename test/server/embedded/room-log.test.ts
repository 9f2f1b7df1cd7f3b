import { expect, test } from 'vitest';
import { openDataFile } from '../../../server/embedded/store/open-data-file.ts';
import { createRoomLog } from '../../../server/embedded/store/room-log.ts';

const message = (cid: string) => ({ cid, memberId: 'ada', name: 'Ada', body: cid, replyTo: null });

test('a message that the disk refuses half-way takes no place in the log', () => {
  const db = openDataFile(null);
  const log = createRoomLog(db);
  log.open('kitchen');
  log.append('kitchen', message('first'));

  // The place is taken, then the message is refused: as when the disk fills up in between.
  db.exec(`CREATE TRIGGER full BEFORE INSERT ON messages BEGIN SELECT RAISE(FAIL, 'full'); END`);
  expect(() => log.append('kitchen', message('second'))).toThrow('full');
  expect(log.head('kitchen')).toMatchObject({ head: 1 });

  db.exec('DROP TRIGGER full');
  expect(log.append('kitchen', message('second'))).toMatchObject({ message: { seq: 2 } });
});
