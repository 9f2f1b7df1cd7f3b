import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { toBase64url } from '../../lib/crypto/base64url.ts';
import { openKeyStore } from '../../lib/crypto/key-store.ts';
import { newRoot } from '../../lib/crypto/room-keys.ts';
import { DATABASES } from '../../lib/disk/databases.ts';
import { deleteDatabase } from '../../lib/disk/delete-database.ts';
import { openHistoryStore } from '../../lib/history/history-store.ts';
import { openOutboxStore } from '../../lib/outbox/outbox-store.ts';

test('what is erased is every database there is, that of the keys too', async () => {
  await openHistoryStore().saveDraft('a room', 'a draft', {});
  await openOutboxStore().list('a room');
  await openKeyStore().add(toBase64url(newRoot()), null);
  expect(await indexedDB.databases()).toHaveLength(3);
  await Promise.all(DATABASES.map(deleteDatabase));
  expect(await indexedDB.databases()).toEqual([]);
});
