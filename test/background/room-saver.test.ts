import { expect, test } from 'vitest';
import { createRoomSaver } from '../../lib/background/room-saver.ts';
import type { HistoryStore, RoomRecord } from '../../lib/history/history-store.ts';
import { EMPTY_INBOX } from '../../lib/room/inbox.ts';
import { createHandClock, settle } from '../fakes/hand-clock.ts';
import { aMessage, aRoom } from '../fakes/samples.ts';

test('a later place in the log is written after an earlier one that a slow disk still holds', async () => {
  const written: number[] = [];
  const held: (() => void)[] = [];
  const save = ({ cursor }: RoomRecord) =>
    new Promise<boolean>((resolve) => {
      written.push(cursor);
      held.push(() => resolve(true));
    });
  let cursor = 0;
  const saver = createRoomSaver({
    roomKey: 'kitchen',
    history: { save } as Partial<HistoryStore> as HistoryStore,
    clock: createHandClock(),
    room: () => aRoom(),
    inbox: () => ({ ...EMPTY_INBOX, epoch: 'e', cursor }),
  });
  for (cursor = 1; cursor <= 2; cursor += 1) {
    saver.noticed({ type: 'messages_received', messages: [aMessage(cursor, 'x')] });
  }
  await settle();
  expect(written).toEqual([1]);
  held.shift()?.();
  await settle();
  expect(written).toEqual([1, 2]);
});
