import { expect, test } from 'vitest';
import { createDelivery } from '../../lib/outbox/deliver.ts';
import type { OutboxRow } from '../../lib/outbox/outbox-store.ts';
import { createHandClock, settle } from '../fakes/hand-clock.ts';

test('on a slow disk a message is accepted, and goes out, only once the disk says so', async () => {
  const writes: { row: OutboxRow; done: () => void }[] = [];
  const pushed: string[] = [];
  const queue = createDelivery({
    roomKey: 'kitchen',
    store: {
      put: (row) => new Promise((done) => writes.push({ row, done })),
      remove: async () => {},
      list: async () => [],
    },
    clock: createHandClock(),
    send: async ({ cid }) => {
      pushed.push(cid);
      return { status: 'pushed' };
    },
    changed: () => {},
    discarded: () => {},
  });
  let answer = '';
  queue.ready('echoing');
  void queue.accept('a', 'hi').then((came) => {
    answer = came;
  });
  const nextWrite = async () => {
    await settle();
    const write = writes.shift();
    return { status: write?.row.entry.delivery.status, done: () => write?.done() };
  };

  const first = await nextWrite();
  expect([first.status, answer]).toEqual(['queued', '']);
  first.done();
  // Sent twice, a server that only echoes would have it twice: a new life has to know that it may have gone.
  const second = await nextWrite();
  expect([second.status, answer, pushed]).toEqual(['sending', 'accepted', []]);
  second.done();
  await settle();
  expect(pushed).toEqual(['a']);
});
