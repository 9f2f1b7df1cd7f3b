import { expect, test } from 'vitest';
import { createDelivery, type ServerKind } from '../../lib/outbox/deliver.ts';
import type { OutboxRow } from '../../lib/outbox/outbox-store.ts';
import { createHandClock, settle } from '../fakes/hand-clock.ts';

/** A message is handed over, and the disk takes as long as the test wants. */
function sayOnSlowDisk(kind: ServerKind) {
  const writes: { row: OutboxRow; done: () => void }[] = [];
  const seen = { pushed: [] as string[], answer: '' };
  const queue = createDelivery({
    roomKey: 'kitchen',
    store: {
      put: (row) => new Promise((done) => writes.push({ row, done })),
      remove: async () => {},
      list: async () => [],
    },
    clock: createHandClock(),
    send: async ({ cid }) => {
      seen.pushed.push(cid);
      return { status: 'pushed' };
    },
    changed: () => {},
    discarded: () => {},
  });
  queue.ready(kind);
  void queue.accept('a', 'hi').then((came) => {
    seen.answer = came;
  });
  const nextWrite = async () => {
    await settle();
    const write = writes.shift();
    return { row: write?.row, done: () => write?.done() };
  };
  return { seen, nextWrite };
}

test('on a slow disk a message is accepted, and goes out, only once the disk says so', async () => {
  const { seen, nextWrite } = sayOnSlowDisk('echoing');
  const first = await nextWrite();
  expect([first.row?.entry.delivery.status, seen.answer]).toEqual(['queued', '']);
  first.done();
  // Sent twice, a server that only echoes would have it twice: a new life has to know that it may have gone.
  const second = await nextWrite();
  expect(second.row?.entry.delivery.status).toBe('sending');
  expect(seen).toEqual({ pushed: [], answer: 'accepted' });
  second.done();
  await settle();
  expect(seen.pushed).toEqual(['a']);
});

test('where a message may go out twice, the disk is waited for once', async () => {
  const { seen, nextWrite } = sayOnSlowDisk('deduping');
  const first = await nextWrite();
  expect(first.row).toMatchObject({ deduped: true, entry: { delivery: { status: 'queued' } } });
  expect(seen).toEqual({ pushed: [], answer: '' });
  first.done();
  await settle();
  expect(seen).toEqual({ pushed: ['a'], answer: 'accepted' });
});
