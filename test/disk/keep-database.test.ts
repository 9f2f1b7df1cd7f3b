import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { keepDatabase } from '../../lib/disk/keep-database.ts';
import { answerOf } from '../../lib/disk/requests.ts';
import { createHandClock, type HandClock } from '../fakes/hand-clock.ts';

let count = 0;
let name: string;
let clock: HandClock;
let open: ReturnType<typeof keepDatabase>;

/**
 * Something holds the database while the browser wants it gone: the browser answers nobody until both are
 * done, which is what `letGo` waits for.
 */
async function block(): Promise<{ letGo(): Promise<void> }> {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore('words'));
  const holder = await answerOf<IDBDatabase>(request);
  const gone = new Promise((resolve) => {
    indexedDB.deleteDatabase(name).addEventListener('success', resolve);
  });
  return {
    async letGo() {
      holder.close();
      await gone;
    },
  };
}

beforeEach(() => {
  count += 1;
  name = `words-${count}`;
  clock = createHandClock();
  open = keepDatabase(name, (db) => db.createObjectStore('words'), clock);
});

test('a database is opened once, however often it is asked for', async () => {
  expect(await open()).toBe(await open());
  expect(clock.timers).toBe(0);
});

test('a database that the browser has closed is opened anew', async () => {
  const listening = vi.spyOn(IDBDatabase.prototype, 'addEventListener');
  const first = await open();
  const closes = listening.mock.calls.find(([type]) => type === 'close')?.[1];
  listening.mockRestore();
  if (typeof closes !== 'function') throw new Error('nobody would notice');
  closes.call(first, new Event('close'));
  expect(await open()).not.toBe(first);
});

describe('a browser that does not answer', () => {
  test('is given up after five seconds, with words for the log', async () => {
    const blocked = await block();
    const given = open().catch(String);
    await clock.advance(5_000);
    expect(await given).toContain('did not open the database within 5 s');
    await blocked.letGo();
  });

  test('is asked again, and what opens too late stands in nobody’s way', async () => {
    const blocked = await block();
    const late = open().catch(String);
    await clock.advance(5_000);
    await late;
    await blocked.letGo();
    const db = await open();
    await answerOf(db.transaction('words', 'readwrite').objectStore('words').put('hello', 'first'));
    db.close();
    // Refused, or waited for in vain, while the late one is still open.
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.addEventListener('success', resolve);
      request.addEventListener('blocked', () => reject(new Error('the late one is still open')));
    });
  });
});
