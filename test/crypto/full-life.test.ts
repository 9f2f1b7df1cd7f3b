import { expect, test, vi } from 'vitest';
import { deriveRoomKeys, newRoot } from '../../lib/crypto/room-keys.ts';
import { createSealer } from '../../lib/crypto/sealer.ts';

// Four thousand million are more than a test can seal.
vi.mock('../../lib/crypto/sealed.ts', async (original) => ({
  ...(await original<object>()),
  MOST_SEALED: 3,
}));

test('a life whose counter is full seals nothing more, rather than use a nonce twice', async () => {
  const { senders } = await deriveRoomKeys(newRoot());
  const sealer = createSealer(senders, 'room:x');
  const seal = () => sealer.seal('new_msg', () => 'hi');
  const places = await Promise.all([seal(), seal(), seal()]);
  expect(places.map(({ place }) => place.counter)).toEqual([0, 1, 2]);
  await expect(seal()).rejects.toThrow('this life has sealed all it can');
});
