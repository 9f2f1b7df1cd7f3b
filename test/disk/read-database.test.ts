import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { readDatabase } from '../../lib/disk/read-database.ts';
import { openHistoryStore } from '../../lib/history/history-store.ts';
import { aMessage } from '../fakes/samples.ts';

const KITCHEN = 'https://a.example#kitchen';

test('a person gets all that a database holds of them, drafts too', async () => {
  const store = openHistoryStore('taken-along');
  const record = {
    roomKey: KITCHEN,
    epoch: 'e',
    cursor: 2,
    hasOlder: false,
    readKey: null,
    self: null,
    members: [],
    membersAt: 0,
  };
  await store.save(record, [aMessage(1, 'one'), aMessage(2, 'two')]);
  await store.saveDraft(KITCHEN, 'half a thought');
  const content = await readDatabase('taken-along');
  expect(content['rooms']).toEqual([{ key: KITCHEN, value: record }]);
  expect(content['drafts']).toEqual([{ key: KITCHEN, value: 'half a thought' }]);
  expect(content['messages']?.map(({ key }) => key)).toEqual([
    [KITCHEN, 'm1'],
    [KITCHEN, 'm2'],
  ]);
});

test('a database that nobody has made is not made by reading it', async () => {
  expect(await readDatabase('never-made')).toEqual({});
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('never-made');
});
