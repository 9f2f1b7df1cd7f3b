import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { toBase64url } from '../../lib/crypto/base64url.ts';
import { openKeyStore } from '../../lib/crypto/key-store.ts';
import { createOpener } from '../../lib/crypto/opener.ts';
import { newRoot } from '../../lib/crypto/room-keys.ts';
import { createSealer } from '../../lib/crypto/sealer.ts';
import { sign, verify } from '../../lib/crypto/signing.ts';
import { collectEverything } from '../../lib/disk/collect-everything.ts';

let stores = 0;
const aStore = () => openKeyStore(`keys ${++stores}`);
const aRoot = () => toBase64url(newRoot());

describe('the keys of a room', () => {
  test('open in the next life what was sealed in this one', async () => {
    const room = await aStore().add(aRoot(), 'Kitchen');
    const again = await openKeyStore(`keys ${stores}`).find(room?.roomId ?? '');
    if (!room || !again) throw new Error('no keys');
    const { sealed } = await createSealer(room.senders, 'room:x').seal('new_msg', () => 'hi');
    const opened = await createOpener(again.senders, 'room:x').open('new_msg', sealed);
    expect(opened).toMatchObject({ ok: true, text: 'hi' });
    expect(again).toMatchObject({ label: 'Kitchen', root: room.root });
  });

  test('cannot be read out of the disk', async () => {
    const room = await aStore().add(aRoot(), null);
    const again = await openKeyStore(`keys ${stores}`).find(room?.roomId ?? '');
    for (const key of [again?.senders, again?.pages]) {
      expect(key?.extractable).toBe(false);
    }
  });

  test('stay when the root is forgotten, and go when they are erased', async () => {
    const store = aStore();
    const room = await store.add(aRoot(), null);
    const id = room?.roomId ?? '';
    await store.forgetRoot(id);
    expect(await store.find(id)).toMatchObject({ root: null, roomId: id });
    await store.erase(id);
    expect(await store.find(id)).toBeNull();
  });

  test('are not made of what is no root', async () => {
    expect(await aStore().add('abc', null)).toBeNull();
    expect(await aStore().add(`${aRoot()}A`, null)).toBeNull();
  });

  test('are in no export, nor is the root', async () => {
    const root = aRoot();
    await openKeyStore('exported').add(root, 'Kitchen');
    const text = await collectEverything({ get: () => Promise.resolve({}) }, '1');
    expect(text).toContain('Kitchen');
    expect(text).not.toContain(root);
  });
});

describe('the key a person signs with', () => {
  test('is made once, also when two ask at once', async () => {
    const store = aStore();
    const [one, two] = await Promise.all([store.signing(), store.signing()]);
    const later = await openKeyStore(`keys ${stores}`).signing();
    expect(new Set([one?.publicKey, two?.publicKey, later?.publicKey]).size).toBe(1);
    expect(later?.privateKey.extractable).toBe(false);
    if (!one || !later) throw new Error('no keys');
    expect(await verify(one.publicKey, await sign(later, 'hi'), 'hi')).toBe(true);
  });
});
