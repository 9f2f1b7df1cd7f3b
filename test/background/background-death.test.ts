import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openHistoryStore } from '../../lib/history/history-store.ts';
import { openOutboxStore } from '../../lib/outbox/outbox-store.ts';
import { createFakePhoenixServer, type FakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { createPerson, type Person } from '../fakes/fake-person.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

let time: VirtualTime;
let server: FakePhoenixServer;
let ada: Person;

beforeEach(() => {
  time = installVirtualTime();
  server = createFakePhoenixServer(time);
});
afterEach(() => time.uninstall());

function log(): string[] {
  return server.room('kitchen').log.messages.map(({ body }) => body);
}

async function adaAndGrace(): Promise<Person> {
  ada = createPerson(server, time, 'ada');
  const grace = createPerson(server, time, 'grace');
  await time.advance(2_000);
  await grace.say('one');
  await ada.say('two');
  await time.advance(2_000);
  return grace;
}

describe('a background that died', () => {
  test('shows room, people and draft before the network has answered', async () => {
    await adaAndGrace();
    const edit = { key: 'm1', text: 'half a change' };
    await ada.live.changeDraft('half a sent', null, { edit });
    await time.advance(1_000);
    ada.die();
    server.mood = 'hang';
    await time.advance(5_000);
    ada.revive();
    await time.settle();
    expect(ada.heard()).toEqual(['one', 'two']);
    expect(ada.people().toSorted()).toEqual(['ada', 'grace']);
    expect(ada.room).toMatchObject({ draft: 'half a sent', draftContext: { edit } });
    expect(ada.room.connection.status).toBe('reconnecting');
    expect(ada.room.self?.memberId).toBe('ada');
  });

  test('does not show people of more than two minutes ago', async () => {
    await adaAndGrace();
    await time.advance(1_000);
    ada.die();
    server.mood = 'down';
    await time.advance(180_000);
    ada.revive();
    await time.settle();
    expect(ada.heard()).toEqual(['one', 'two']);
    expect(ada.people()).toEqual([]);
  });

  test('fetches what was said meanwhile', async () => {
    const grace = await adaAndGrace();
    ada.die();
    await grace.say('three');
    await time.advance(1_000);
    ada.revive();
    await time.advance(2_000);
    expect(ada.heard()).toEqual(['one', 'two', 'three']);
  });

  test('fetches as much as was said meanwhile, below what it has', async () => {
    await adaAndGrace();
    ada.die();
    const missed = Array.from({ length: 120 }, (_, i) => `missed ${i}`);
    for (const body of missed) server.room('kitchen').say('grace', body);
    await time.advance(1_000);
    ada.revive();
    await time.advance(2_000);
    expect(ada.heard()).toEqual(['one', 'two', ...missed]);
  });

  test('says that history restarted where the log was lost meanwhile', async () => {
    await adaAndGrace();
    ada.die();
    server.restart('lose');
    server.room('kitchen').say('grace', 'anew');
    await time.advance(1_000);
    ada.revive();
    await time.advance(2_000);
    expect(ada.heard()).toEqual(['--history_restarted--', 'anew']);
  });

  test('is nothing the others see', async () => {
    const grace = await adaAndGrace();
    const before = grace.events.length;
    ada.die();
    await time.advance(3_000);
    ada.revive();
    await time.advance(30_000);
    const gone = grace.events
      .slice(before)
      .flatMap((event) => (event.type === 'members_changed' ? event.gone : []));
    expect(gone).toEqual([]);
  });

  test.each(['cut_before_process', 'cut_after_process', 'no_reply'] as const)(
    'sends what was in flight once, whether it had arrived or not (%s)',
    async (kind) => {
      await adaAndGrace();
      server.faults.add('new_msg', { kind });
      await ada.say('in flight');
      await ada.say('behind it');
      await time.advance(10);
      ada.die();
      await time.advance(5_000);
      ada.revive();
      await time.advance(15_000);
      expect(log()).toEqual(['one', 'two', 'in flight', 'behind it']);
      expect(ada.heard()).toEqual(['one', 'two', 'in flight', 'behind it']);
      expect(ada.outgoing()).toEqual([]);
      expect(ada.disk.outboxRows()).toEqual([]);
    },
  );

  test('at any moment after a message was accepted, it is there once', async () => {
    await adaAndGrace();
    for (let ms = 0; ms < 30; ms += 1) {
      await ada.say(`at ${ms}`);
      await time.advance(ms);
      ada.die();
      await time.advance(1_000);
      ada.revive();
      await time.advance(2_000);
    }
    const expected = ['one', 'two', ...Array.from({ length: 30 }, (_, ms) => `at ${ms}`)];
    expect(log()).toEqual(expected);
    expect(ada.heard()).toEqual(expected);
    expect(ada.outgoing()).toEqual([]);
  });

  test('on a server that only passes on, what was in flight is unconfirmed', async () => {
    server = createFakePhoenixServer(time, 'guide');
    ada = createPerson(server, time, 'ada');
    await time.advance(2_000);
    server.faults.add('new_msg', { kind: 'ignored' });
    await ada.say('who knows');
    await time.advance(20);
    ada.die();
    ada.revive();
    await time.advance(15_000);
    expect(ada.outgoing()).toEqual(['who knows: unconfirmed']);
  });

  test('keeps what has been read', async () => {
    const grace = await adaAndGrace();
    const key = ada.room.timeline.at(-1)?.key ?? '';
    ada.live.markRead(key);
    await time.advance(1_000);
    ada.die();
    await grace.say('three');
    ada.revive();
    await time.advance(2_000);
    expect(ada.room.readKey).toBe(key);
  });
});

test('a real IndexedDB brings everything back, messages in flight too', async () => {
  time.turns = 12;
  const stores = { history: openHistoryStore('h'), outbox: openOutboxStore('o') };
  ada = createPerson(server, time, 'ada', { stores });
  await time.advance(1_000);
  server.room('kitchen').say('grace', 'one');
  await ada.say('two');
  await time.advance(1_000);
  await ada.live.changeDraft('half', null);
  server.faults.add('new_msg', { kind: 'cut_after_process' });
  await ada.say('in flight');
  await time.advance(8);
  ada.die();
  const again = { history: openHistoryStore('h'), outbox: openOutboxStore('o') };
  const later = createPerson(server, time, 'ada', { stores: again });
  await later.live.loaded;
  expect(later.heard()).toEqual(['one', 'two']);
  expect(later.outgoing()).toEqual(['in flight: queued']);
  expect(later.room.draft).toBe('half');
  await time.advance(5_000);
  expect(later.heard()).toEqual(['one', 'two', 'in flight']);
  expect(log()).toEqual(['one', 'two', 'in flight']);
  expect(await again.outbox.list('http://127.0.0.1:4000#kitchen')).toEqual([]);
});

describe('a disk that refuses', () => {
  test('costs nothing that is seen: the room goes on from the network', async () => {
    server.room('kitchen').say('grace', 'one');
    ada = createPerson(server, time, 'ada');
    ada.disk.full = true;
    await time.advance(2_000);
    server.room('kitchen').say('grace', 'two');
    await time.advance(2_000);
    expect(ada.heard()).toEqual(['one', 'two']);
  });

  test('to be read keeps nobody out, and what waits in it goes out once it can be', async () => {
    const grace = await adaAndGrace();
    server.mood = 'down';
    server.dropConnections(1006, 'ada');
    await time.advance(100);
    await ada.say('waits');
    ada.die();
    ada.disk.unreadable = true;
    server.mood = 'up';
    ada.revive();
    await time.advance(2_000);
    await grace.say('three');
    await time.advance(2_000);
    expect(ada.heard()).toEqual(['one', 'two', 'three']);
    ada.disk.unreadable = false;
    await time.advance(6_000);
    expect(ada.heard()).toEqual(['one', 'two', 'three', 'waits']);
    expect(ada.disk.outboxRows()).toEqual([]);
  });

  test('a draft it does not take is said, and still there', async () => {
    await adaAndGrace();
    ada.disk.full = true;
    await expect(ada.live.changeDraft('half', null)).rejects.toThrow('QuotaExceeded');
    expect(ada.room.draft).toBe('half');
  });

  test('after it had refused, the next life fetches what is missing', async () => {
    const grace = await adaAndGrace();
    ada.disk.full = true;
    await grace.say('three');
    await time.advance(1_000);
    ada.disk.full = false;
    await grace.say('four');
    await time.advance(1_000);
    ada.die();
    ada.revive();
    await time.advance(2_000);
    expect(ada.heard()).toEqual(['one', 'two', 'three', 'four']);
  });
});

test('a disk that is erased under the room is filled again, for the next life to show all of it', async () => {
  const grace = await adaAndGrace();
  await time.advance(1_000);
  ada.disk.erase();
  await grace.say('three');
  await time.advance(1_000);
  ada.die();
  server.mood = 'hang';
  ada.revive();
  await time.settle();
  expect(ada.heard()).toEqual(['one', 'two', 'three']);
});

describe('read marks', () => {
  test('only move on, whichever surface says them', async () => {
    await adaAndGrace();
    const [first, second] = ada.room.timeline.map(({ key }) => key);
    ada.live.markRead(second ?? '');
    ada.live.markRead(first ?? '');
    expect(ada.room.readKey).toBe(second);
  });

  test('of a message that is not here change nothing', async () => {
    await adaAndGrace();
    ada.live.markRead('nonsense');
    expect(ada.room.readKey).toBeNull();
  });
});
