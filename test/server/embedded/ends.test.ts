import { expect, test } from 'vitest';
import { LIMITS } from '../../../lib/wire/limits.ts';
import { createRefusalReport } from '../../../server/embedded/http/report-refused.ts';
import { openDataFile } from '../../../server/embedded/store/open-data-file.ts';
import { createRoomLog } from '../../../server/embedded/store/room-log.ts';
import { createRoomRules } from '../../../server/embedded/store/room-rules.ts';

test('of extensions that come in vain as many are remembered as a person would read of', () => {
  const lines: string[] = [];
  const report = createRefusalReport((line) => void lines.push(line));
  const letters = [...'abcdefghijklmnop'];
  for (const one of letters)
    for (const other of letters) report(`chrome-extension://${one.repeat(16)}${other.repeat(16)}`);
  expect(lines).toHaveLength(20);
});

test('of one room so many can be banned, and again who is, and one more once another is let in', () => {
  const db = openDataFile(null);
  createRoomLog(db).open('kitchen', 'ada');
  const rules = createRoomRules(db);
  const ban = (n: number) => rules.ban('kitchen', { id: `m${n}`, name: null });
  for (let n = 0; n < LIMITS.bans; n++) expect(ban(n)).toBe(true);
  expect(ban(LIMITS.bans)).toBe(false);
  expect(ban(7)).toBe(true);
  rules.unban('kitchen', 'm7');
  expect(ban(LIMITS.bans)).toBe(true);
  expect(rules.banned('kitchen')).toHaveLength(LIMITS.bans);
  db.close();
});
