import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { deleteDatabase } from '../../lib/disk/delete-database.ts';
import {
  openOutboxStore,
  type OutboxRow,
  type OutboxStore,
} from '../../lib/outbox/outbox-store.ts';
import { anEntry } from '../fakes/samples.ts';

const KITCHEN = 'https://a.example#kitchen';
const GARDEN = 'https://a.example#garden';
let name: string;
let store: OutboxStore;
let count = 0;

function row(order: number, roomKey = KITCHEN): OutboxRow {
  return { roomKey, entry: anEntry(order, `body ${order}`, { status: 'queued' }), deduped: false };
}

async function orders(roomKey = KITCHEN, from = store): Promise<number[]> {
  return (await from.list(roomKey)).map(({ entry }) => entry.order);
}

beforeEach(() => {
  count += 1;
  name = `outbox-${count}`;
  store = openOutboxStore(name);
});

describe('the outbox on disk', () => {
  test('lists one room, in the order in which things were sent', async () => {
    for (const order of [3, 1, 2]) await store.put(row(order));
    await store.put(row(9, GARDEN));
    expect(await orders()).toEqual([1, 2, 3]);
    expect(await orders(GARDEN)).toEqual([9]);
  });

  test('has a message once, as it was last', async () => {
    await store.put(row(1));
    await store.put({ ...row(1), deduped: true });
    expect(await store.list(KITCHEN)).toMatchObject([{ deduped: true }]);
  });

  test('forgets one message of one room', async () => {
    for (const roomKey of [KITCHEN, GARDEN]) await store.put(row(1, roomKey));
    await store.remove(KITCHEN, row(1).entry.cid);
    await store.remove(KITCHEN, 'never-there');
    expect(await orders()).toEqual([]);
    expect(await orders(GARDEN)).toEqual([1]);
  });

  test('is there for the next life of the background', async () => {
    await store.put(row(1));
    expect(await orders(KITCHEN, openOutboxStore(name))).toEqual([1]);
  });

  test('has a message where a power cut does not take it, before it says so', async () => {
    const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await store.put(row(1));
    expect(begun).toHaveBeenLastCalledWith('rows', 'readwrite', { durability: 'strict' });
    begun.mockRestore();
  });

  test('keeps what it is told in a row, in that order', async () => {
    const cid = row(1).entry.cid;
    const told = [store.put(row(1)), store.remove(KITCHEN, cid), store.put(row(1))];
    await Promise.all(told);
    expect(await orders()).toEqual([1]);
  });
});

describe('a browser that closes the database', () => {
  test('to erase it finds nobody in the way, and the store goes on with an empty one', async () => {
    await store.put(row(1));
    await deleteDatabase(name);
    expect(await orders()).toEqual([]);
    await store.put(row(2));
    expect(await orders()).toEqual([2]);
  });

  test('that cannot open it says so each time, and it works once it can', async () => {
    const real = indexedDB.open.bind(indexedDB);
    Object.defineProperty(indexedDB, 'open', {
      configurable: true,
      value: () => {
        throw new DOMException('denied', 'InvalidStateError');
      },
    });
    await expect(store.put(row(1))).rejects.toThrow('denied');
    await expect(store.list(KITCHEN)).rejects.toThrow('denied');
    Object.defineProperty(indexedDB, 'open', { configurable: true, value: real });
    await store.put(row(1));
    expect(await orders()).toEqual([1]);
  });
});
