import { expect, test } from 'vitest';
import { createRoomSaver } from '../../lib/background/room-saver.ts';
import type { HistoryStore, RoomRecord } from '../../lib/history/history-store.ts';
import { EMPTY_INBOX } from '../../lib/room/inbox.ts';
import type { Message } from '../../lib/room/types.ts';
import { createHandClock, settle } from '../fakes/hand-clock.ts';
import { aMessage, aRoom } from '../fakes/samples.ts';

interface Write {
  readonly cursor: number;
  readonly seqs: readonly (number | null)[];
  readonly finish: () => void;
}

/** A saver, and each write that its slow disk was asked for. */
function onSlowDisk() {
  const writes: Write[] = [];
  const timeline: Message[] = [];
  let cursor = 0;
  const save = ({ cursor: at }: RoomRecord, messages: readonly Message[]) =>
    new Promise<boolean>((resolve) => {
      const seqs = messages.map(({ seq }) => seq);
      writes.push({ cursor: at, seqs, finish: () => resolve(true) });
    });
  const saver = createRoomSaver({
    roomKey: 'kitchen',
    history: { save } as Partial<HistoryStore> as HistoryStore,
    clock: createHandClock(),
    room: () => aRoom({ timeline }),
    inbox: () => ({ ...EMPTY_INBOX, epoch: 'e', cursor }),
  });
  return {
    writes,
    async hear(seq: number) {
      const message = aMessage(seq, 'x');
      cursor = seq;
      timeline.push(message);
      saver.noticed({ type: 'messages_received', messages: [message] });
      await settle();
    },
  };
}

const asked = (writes: readonly Write[]) => writes.map(({ cursor, seqs }) => ({ cursor, seqs }));

test('a later place in the log is written after an earlier one that a slow disk still holds', async () => {
  const { writes, hear } = onSlowDisk();
  await hear(1);
  await hear(2);
  expect(asked(writes)).toEqual([{ cursor: 1, seqs: [1] }]);
  writes[0]?.finish();
  await settle();
  expect(asked(writes).slice(1)).toEqual([{ cursor: 2, seqs: [2] }]);
});

test('a flood while a slow disk writes is one more write, with all of it', async () => {
  const { writes, hear } = onSlowDisk();
  for (let seq = 1; seq <= 50; seq += 1) await hear(seq);
  writes[0]?.finish();
  await settle();
  const seqs = Array.from({ length: 49 }, (_, i) => i + 2);
  expect(asked(writes).slice(1)).toEqual([{ cursor: 50, seqs }]);
});
