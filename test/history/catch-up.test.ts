import { describe, expect, test } from 'vitest';
import type { LogPage } from '../../lib/history/catch-up.ts';
import { createCatchingRoom } from './catching-room.ts';
import { createLogServer } from './log-server.ts';

const GAP_MS = 1_500;
const RETRY_MS = 2_000;

function upTo(last: number, first = 1): number[] {
  return Array.from({ length: last - first + 1 }, (_, n) => n + first);
}

async function joinedRoom(count: number) {
  const server = createLogServer(count);
  const room = createCatchingRoom(server);
  room.join();
  await room.answerAll();
  return { server, room };
}

describe('a room that is new here', () => {
  test('shows the newest page, and says whether there is more', async () => {
    const { room } = await joinedRoom(60);
    expect(room.shown()).toEqual(upTo(60, 11));
    expect(room.room.hasOlder).toBe(true);
    expect(room.catchUp.inbox).toEqual({ epoch: 'epoch-1', cursor: 60, held: [] });
  });

  test('that is empty shows the first word that is said', async () => {
    const { server, room } = await joinedRoom(0);
    room.catchUp.entry(server.append());
    expect(room.shown()).toEqual([1]);
  });

  test('loses nothing of what is said while its first page is on the way', async () => {
    const server = createLogServer(3);
    const room = createCatchingRoom(server);
    room.join();
    const page = server.page({ beforeSeq: 1_000, limit: 50 });
    room.catchUp.entry(server.append());
    room.catchUp.entry(server.append());
    await room.answer(page);
    expect(room.shown()).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('a room that was away', () => {
  test('gets what it missed, all of it, page by page', async () => {
    const { server, room } = await joinedRoom(10);
    room.catchUp.pause();
    for (let n = 0; n < 450; n++) server.append();
    room.join();
    await room.answerAll();
    expect(room.shown()).toEqual(upTo(460));
    expect(room.replacements).toBe(1);
  });

  test('asks even where nothing seems to be missing: the join was answered before it could hear', async () => {
    const { server, room } = await joinedRoom(10);
    room.catchUp.pause();
    room.join();
    server.append();
    expect(room.asked).toHaveLength(1);
    await room.answerAll();
    expect(room.shown()).toEqual(upTo(11));
  });

  test('for too long shows the newest page, without a word about a restart', async () => {
    const { server, room } = await joinedRoom(10);
    room.catchUp.pause();
    for (let n = 0; n < 1_001; n++) server.append();
    room.join();
    await room.answerAll();
    expect(room.shown()).toEqual(upTo(1_011, 962));
    expect(room.room.hasOlder).toBe(true);
  });

  test('until the server had cleaned away what it missed shows the newest page', async () => {
    const { server, room } = await joinedRoom(10);
    room.catchUp.pause();
    for (let n = 0; n < 100; n++) server.append();
    server.forgetBefore(90);
    room.join();
    await room.answerAll();
    expect(room.shown()).toEqual(upTo(110, 90));
  });

  test('and is so again while it asks, takes the answer of the second join only', async () => {
    const { server, room } = await joinedRoom(10);
    room.catchUp.pause();
    server.append();
    room.join();
    room.catchUp.pause();
    room.join();
    await room.answer({ ...server.page({ afterSeq: 10, limit: 200 }), epoch: 'stale' });
    await room.answerAll();
    expect(room.shown()).toEqual(upTo(11));
    expect(room.replacements).toBe(1);
  });
});

test('a room that was away without knowing it asks once it is told', async () => {
  const { server, room } = await joinedRoom(10);
  server.append(); // while the machine slept
  await room.clock.advance(60_000);
  expect(room.asked).toHaveLength(0);
  room.catchUp.askAgain();
  await room.answerAll();
  expect(room.shown()).toEqual(upTo(11));
  room.catchUp.pause();
  room.catchUp.askAgain();
  expect(room.asked).toHaveLength(0);
});

describe('a gap', () => {
  test('closes by itself where the missing message is only late', async () => {
    const { server, room } = await joinedRoom(1);
    const [late, early] = [server.append(), server.append()];
    room.catchUp.entry(early);
    expect(room.shown()).toEqual([1]);
    room.catchUp.entry(late);
    expect(room.shown()).toEqual([1, 2, 3]);
    await room.clock.advance(GAP_MS);
    expect(room.asked).toEqual([]);
  });

  test('is asked for after a moment', async () => {
    const { server, room } = await joinedRoom(1);
    server.append();
    room.catchUp.entry(server.append());
    await room.clock.advance(GAP_MS - 1);
    expect(room.asked).toEqual([]);
    await room.clock.advance(1);
    expect(room.asked).toEqual([{ afterSeq: 1, limit: 200 }]);
    await room.answerAll();
    expect(room.shown()).toEqual([1, 2, 3]);
  });

  test('at the end of the log is found by the next tick', async () => {
    const { server, room } = await joinedRoom(1);
    server.append();
    room.catchUp.tick({ epoch: server.epoch, head: server.head });
    await room.answerAll();
    expect(room.shown()).toEqual([1, 2]);
  });

  test('of entries that are no messages closes too', async () => {
    const { server, room } = await joinedRoom(1);
    server.append(false);
    room.catchUp.entry(server.append());
    await room.clock.advance(GAP_MS);
    await room.answerAll();
    expect(room.shown()).toEqual([1, 3]);
  });
});

describe('a question without an answer', () => {
  test('is asked again, but not in a hurry', async () => {
    const server = createLogServer(1);
    const room = createCatchingRoom(server);
    room.join();
    for (let n = 0; n < 3; n++) {
      await room.answer(null);
      expect(room.asked).toEqual([]);
      await room.clock.advance(RETRY_MS);
    }
    await room.answerAll();
    expect(room.shown()).toEqual([1]);
  });

  test('is not asked again in a room that went down, and no timer stays', async () => {
    const room = createCatchingRoom(createLogServer(1));
    room.join();
    await room.answer(null);
    room.catchUp.pause();
    expect(room.clock.timers).toBe(0);
    await room.clock.advance(RETRY_MS * 10);
    expect(room.asked).toEqual([]);
  });
});

describe('another log', () => {
  test('replaces what was here, and the room says that history restarted', async () => {
    const { server, room } = await joinedRoom(10);
    room.catchUp.pause();
    server.lose();
    for (let n = 0; n < 2; n++) server.append();
    room.join();
    await room.answerAll();
    expect(room.shown()).toEqual(['history_restarted', 1, 2]);
    room.catchUp.entry(server.append());
    expect(room.shown()).toEqual(['history_restarted', 1, 2, 3]);
  });

  test('is noticed by a tick as well', async () => {
    const { server, room } = await joinedRoom(10);
    server.lose();
    const first = server.append();
    room.catchUp.tick({ epoch: server.epoch, head: server.head });
    room.catchUp.entry(first);
    await room.answerAll();
    expect(room.shown()).toEqual(['history_restarted', 1]);
  });

  test('in the middle of catching up is noticed by its page', async () => {
    const { server, room } = await joinedRoom(10);
    room.catchUp.pause();
    server.append();
    room.join();
    server.lose();
    server.append();
    await room.answerAll();
    expect(room.shown()).toEqual(['history_restarted', 1]);
  });

  test.each([
    ['found empty', 0],
    ['shorter than ours', 4],
  ])('under the same name, %s, is one all the same: a backup was restored', async (_, seq) => {
    const { server, room } = await joinedRoom(10);
    room.catchUp.pause();
    server.restore(seq);
    room.join();
    await room.answerAll();
    expect(room.shown()).toEqual(['history_restarted', ...upTo(seq)]);
    room.catchUp.entry(server.append());
    expect(room.shown()).toEqual(['history_restarted', ...upTo(seq + 1)]);
  });
});

test('a backup that is restored between the join and its question is noticed by the page', async () => {
  const { server, room } = await joinedRoom(10);
  room.catchUp.pause();
  room.join();
  server.restore(4);
  await room.answerAll();
  expect(room.shown()).toEqual(['history_restarted', 1, 2, 3, 4]);
});

test('a first page that belongs to an older join is not shown', async () => {
  const server = createLogServer(3);
  const room = createCatchingRoom(server);
  room.join();
  const old = server.page({ beforeSeq: 1_000, limit: 50 });
  room.catchUp.pause();
  server.lose();
  room.join();
  await room.answer(old);
  expect(room.shown()).toEqual([]);
  server.append();
  await room.answerAll();
  expect(room.shown()).toEqual([1]);
});

describe('a server that lies', () => {
  const pages: [string, (honest: LogPage) => LogPage][] = [
    ['says its log is endless', (page) => ({ ...page, head: Number.MAX_SAFE_INTEGER })],
    [
      'says there is more and gives nothing',
      (page) => ({ ...page, messages: [], reached: 0, more: true }),
    ],
    [
      'gives what we have already',
      (page) => ({ ...page, messages: page.messages.slice(0, 1), more: true }),
    ],
    [
      'tells the same twice',
      (page) => ({ ...page, messages: [...page.messages, ...page.messages] }),
    ],
    ['says its log is shorter than it is', (page) => ({ ...page, head: 0 })],
  ];

  test.each(pages)('and %s is believed again once it does not', async (_, lie) => {
    const { server, room } = await joinedRoom(3);
    room.catchUp.pause();
    server.append();
    room.join();
    await room.answer(lie(server.page({ afterSeq: 3, limit: 200 })));
    room.catchUp.pause();
    room.join();
    for (let n = 0; n < 3; n++) {
      await room.clock.advance(RETRY_MS);
      await room.answerAll();
    }
    room.catchUp.entry(server.append());
    const messages = room.messages();
    expect(messages.map(({ seq }) => seq)).toEqual(upTo(5));
    expect(messages).toEqual(server.messages);
  });

  test.each([3, 99])(
    'of %i entries is not asked more than once in two seconds while its page brings nothing',
    async (head) => {
      const { server, room } = await joinedRoom(3);
      let questions = 0;
      room.catchUp.tick({ epoch: server.epoch, head: 99 });
      for (let n = 0; n < 20; n++) {
        questions += room.asked.length;
        await room.answer({ ...server.page({ afterSeq: 3, limit: 200 }), head, more: true });
        await room.clock.advance(500);
      }
      expect(questions).toBeLessThanOrEqual(6);
    },
  );
});
