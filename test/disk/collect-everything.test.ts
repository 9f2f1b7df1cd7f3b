import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { collectEverything } from '../../lib/disk/collect-everything.ts';
import { openHistoryStore } from '../../lib/history/history-store.ts';
import { openOutboxStore } from '../../lib/outbox/outbox-store.ts';
import { aMessage, anEntry, KITCHEN } from '../fakes/samples.ts';
import { roomKey } from '../../lib/room/room-id.ts';

const KEY = roomKey(KITCHEN);
const record = {
  roomKey: KEY,
  epoch: 'e1',
  cursor: 2,
  hasOlder: false,
  readKey: null,
  self: null,
  members: [],
  membersAt: 0,
};
const local = (items: Record<string, unknown>) => ({ get: async () => items });
const collect = async (items: Record<string, unknown> = {}) =>
  JSON.parse(await collectEverything(local(items), '0.1.0', () => 0)) as {
    settings: Record<string, unknown>;
    databases: Record<string, Record<string, readonly { key: unknown; value: unknown }[]>>;
  };

afterEach(async () => {
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? '');
});

test('an export has every message of every room, the drafts and what is not sent yet', async () => {
  const history = openHistoryStore('roomlight-history');
  await history.save(record, [aMessage(1, 'One'), aMessage(2, 'Two')]);
  await history.save({ ...record, roomKey: 'https://other.example#attic' }, [aMessage(1, 'Three')]);
  await history.saveDraft(KEY, 'Not yet sa');
  const entry = anEntry(1, 'On its way', { status: 'queued' });
  await openOutboxStore('roomlight-outbox').put({ roomKey: KEY, entry, deduped: true });

  const { databases } = await collect();
  const text = JSON.stringify(databases);
  for (const said of ['One', 'Two', 'Three', 'Not yet sa', 'On its way'])
    expect(text).toContain(said);
  expect(databases['roomlight-history']?.['messages']).toHaveLength(3);
  expect(databases['roomlight-history']?.['drafts']).toEqual([{ key: KEY, value: 'Not yet sa' }]);
  expect(databases['roomlight-outbox']?.['rows']).toHaveLength(1);
});

test('an export has all settings, whatever they are called', async () => {
  const items = { home: { profile: { name: 'Ada', face: 'ada' } }, appearance: 'dark', later: [1] };
  expect((await collect(items)).settings).toEqual(items);
});

test('the keys by which servers know us are not in it', async () => {
  const sessions = { 'https://rooms.example': { memberId: 'm-1', token: 'secret-1', name: 'Ada' } };
  const text = JSON.stringify(await collect({ sessions }));
  expect(text).toContain('m-1');
  expect(text).not.toContain('secret-1');
});

test('before anything was said it is a file all the same', async () => {
  expect(await collect()).toMatchObject({ settings: {}, databases: {} });
});
