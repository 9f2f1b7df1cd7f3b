import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deleteDatabase } from '../../lib/disk/delete-database.ts';
import {
  KEPT_MESSAGES,
  openHistoryStore,
  type HistoryStore,
  type RoomRecord,
} from '../../lib/history/history-store.ts';
import type { Message } from '../../lib/room/types.ts';
import { aMember, aMessage } from '../fakes/samples.ts';

const KITCHEN = 'https://a.example#kitchen';
let store: HistoryStore;
let name: string;
let count = 0;

function record(cursor: number, changes: Partial<RoomRecord> = {}): RoomRecord {
  return {
    roomKey: KITCHEN,
    epoch: 'e',
    cursor,
    hasOlder: false,
    readKey: null,
    self: null,
    members: [],
    membersAt: 0,
    ...changes,
  };
}

function messages(first: number, last: number): Message[] {
  return Array.from({ length: last - first + 1 }, (_, n) => aMessage(n + first, 'x'));
}

async function seqs(roomKey = KITCHEN): Promise<unknown[]> {
  return (await store.load(roomKey)).messages.map(({ seq }) => seq);
}

beforeEach(() => {
  count += 1;
  name = `history-${count}`;
  store = openHistoryStore(name);
});

describe('a room on disk', () => {
  test('of which nothing is known is empty', async () => {
    expect(await store.load(KITCHEN)).toEqual({ record: null, messages: [], draft: '' });
  });

  test('is there for the next life of the background, as it was', async () => {
    const saved = record(2, {
      readKey: 'm1',
      self: { memberId: 'ada', name: 'Ada', face: 'a' },
      members: [aMember('grace')],
      membersAt: 7,
    });
    await store.save(saved, messages(1, 2));
    await store.saveDraft(KITCHEN, 'half a thou');
    expect(await openHistoryStore(name).load(KITCHEN)).toEqual({
      record: saved,
      messages: messages(1, 2),
      draft: 'half a thou',
    });
  });

  test('keeps the newest messages, whatever order they were saved in', async () => {
    await store.save(record(300), messages(101, 300));
    await store.save(record(300), messages(51, 100));
    expect(await seqs()).toEqual(messages(101, 300).map(({ seq }) => seq));
  });

  test('keeps no more of one large batch', async () => {
    await store.save(record(5_000), messages(1, 5_000));
    const kept = await seqs();
    expect(kept).toHaveLength(KEPT_MESSAGES);
    expect(kept.at(-1)).toBe(5_000);
  });

  test('says that there is more on the server than the disk could keep', async () => {
    await store.save(record(201), messages(1, 201));
    expect((await store.load(KITCHEN)).record?.hasOlder).toBe(true);
  });

  test.each<[string, Message[]]>([
    ['everything from the first message on is here', messages(1, 200)],
    ['no server has kept a log', messages(2, 201).map((message) => ({ ...message, seq: null }))],
  ])('says that there is nothing older where %s', async (_, kept) => {
    await store.save(record(200), kept);
    expect((await store.load(KITCHEN)).record?.hasOlder).toBe(false);
  });

  test('has messages without a place in the order in which they came', async () => {
    const unplaced = [3, 1, 2].map((n) => aMessage(n, `${n}`, { seq: null }));
    for (const message of unplaced) await store.save(record(0), [message]);
    const bodies = (await store.load(KITCHEN)).messages.map(({ body }) => body);
    expect(bodies).toEqual(['1', '2', '3']);
  });

  test('has a message once, as it was last', async () => {
    await store.save(record(1), [aMessage(1, 'first')]);
    await store.save(record(1), [aMessage(1, 'second')]);
    expect((await store.load(KITCHEN)).messages.map(({ body }) => body)).toEqual(['second']);
  });

  test('loses what is of no use any more when its log was replaced', async () => {
    await store.save(record(3), messages(1, 3));
    await store.replace(record(2, { epoch: 'new' }), [
      aMessage(2, 'new', { key: 'other' }),
      aMessage(1, 'kept its key'),
    ]);
    const { record: now, messages: kept } = await store.load(KITCHEN);
    expect(now).toMatchObject({ epoch: 'new', cursor: 2 });
    expect(kept.map(({ key }) => key)).toEqual(['m1', 'other']);
  });

  test('whose name begins another one is another room', async () => {
    await store.save(record(1, { roomKey: `${KITCHEN}-2` }), messages(1, 1));
    await store.replace(record(0), []);
    expect(await seqs(`${KITCHEN}-2`)).toEqual([1]);
  });

  test('has no draft once it is empty', async () => {
    await store.saveDraft(KITCHEN, 'x');
    await store.saveDraft(KITCHEN, '');
    expect((await store.load(KITCHEN)).draft).toBe('');
  });
});

describe('a disk that fails', () => {
  const { put } = IDBObjectStore.prototype;

  /** The disk is full from the message with this key on: IndexedDB undoes the whole transaction. */
  function fillAt(key: string): void {
    IDBObjectStore.prototype.put = function (
      this: IDBObjectStore,
      value: { key?: string },
      ...rest
    ) {
      const request = put.call(this, value, ...rest);
      if (value.key === key) this.transaction.abort();
      return request;
    };
  }

  afterEach(() => {
    IDBObjectStore.prototype.put = put;
  });

  test('in the middle of saving leaves cursor and messages as they were', async () => {
    await store.save(record(1), messages(1, 1));
    fillAt('m9');
    await expect(store.save(record(9), messages(8, 9))).rejects.toThrow();
    const { record: now, messages: kept } = await store.load(KITCHEN);
    expect([now?.cursor, kept.length]).toEqual([1, 1]);
  });

  test('rejects once, and leaves nothing behind that nobody awaits', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', note);
    fillAt('m9');
    await expect(store.replace(record(9), messages(9, 9))).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });

  test('because the browser erases it is there again, empty', async () => {
    await store.save(record(1), messages(1, 1));
    await deleteDatabase(name);
    expect((await store.load(KITCHEN)).record).toBeNull();
    expect(await store.save(record(2), messages(2, 2))).toBe(false);
    expect(await store.save(record(3), messages(3, 3))).toBe(true);
    expect(await seqs()).toEqual([2, 3]);
  });
});
