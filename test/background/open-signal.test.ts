import { expect, test, vi } from 'vitest';
import { openSignal } from '../../lib/background/open-signal.ts';
import type { SealedRoom } from '../../lib/seal/sealed-room.ts';

test('what a server itself says of a change in an encrypted room takes its place in the log, and nothing else', async () => {
  const room = { open: vi.fn<SealedRoom['open']>() } as unknown as SealedRoom;
  const change = { type: 'message_deleted', key: 'm1' } as const;
  expect(await openSignal({ type: 'change', seq: 7, change }, room)).toEqual({
    type: 'opened',
    entry: { seq: 7, message: null, change: null },
    cid: null,
    memberId: null,
  });
});
