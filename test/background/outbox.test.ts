import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Rung } from '../../lib/room/types.ts';
import type { Fault } from '../fakes/fake-faults.ts';
import { createFakePhoenixServer, type FakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { createPerson, replay, type Person } from '../fakes/fake-person.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

let time: VirtualTime;
let server: FakePhoenixServer;
let ada: Person;

beforeEach(() => {
  time = installVirtualTime();
});
afterEach(() => {
  expect(replay(ada.events)).toEqual(ada.room);
  time.uninstall();
});

async function adaEnters(rung: Rung = 'roomlight'): Promise<void> {
  server = createFakePhoenixServer(time, rung);
  ada = createPerson(server, time, 'ada');
  await time.advance(15_000);
  expect(ada.room.connection).toEqual({ status: 'online' });
}

/** What the server has, in its order. */
function log(): string[] {
  return server.room('kitchen').log.messages.map(({ body }) => body);
}

function pushes(): { cid: string; body: string }[] {
  const sent = server.received.filter(({ event }) => event === 'new_msg');
  return sent.map(({ payload }) => payload as { cid: string; body: string });
}

describe('on a server that keeps a log', () => {
  beforeEach(() => adaEnters());

  test('one message is in flight at a time, and the order holds', async () => {
    server.latencyMs = 300;
    await Promise.all(['a', 'b', 'c', 'd'].map((body) => ada.say(body)));
    await time.advance(400);
    expect(pushes().map(({ body }) => body)).toEqual(['a']);
    expect(ada.outgoing()).toEqual(['a: sending', 'b: queued', 'c: queued', 'd: queued']);
    await time.advance(10_000);
    expect(log()).toEqual(['a', 'b', 'c', 'd']);
    expect(ada.heard()).toEqual(['a', 'b', 'c', 'd']);
    expect(ada.outgoing()).toEqual([]);
    expect(ada.disk.outboxRows()).toEqual([]);
  });

  test('the same message handed over twice goes out once', async () => {
    await Promise.all([ada.live.send('c'.repeat(32), 'x'), ada.live.send('c'.repeat(32), 'x')]);
    await time.advance(1_000);
    expect(await ada.live.send('c'.repeat(32), 'x')).toBe('accepted');
    await time.advance(1_000);
    expect(log()).toEqual(['x']);
    expect(pushes()).toHaveLength(1);
  });

  const cuts: Fault[] = [
    { kind: 'cut_before_process' },
    { kind: 'cut_after_process' },
    { kind: 'cut_before_reply' },
    { kind: 'no_reply' },
    { kind: 'ignored' },
    { kind: 'late_reply', ms: 9_000 },
    { kind: 'crash' },
    { kind: 'odd_reply', payload: { status: 'ok', response: {} } },
    { kind: 'odd_reply', payload: { status: 'hm', response: {} } },
  ];
  test.each(cuts)('it is there once, with its cid, after $kind', async (fault) => {
    server.faults.add('new_msg', fault);
    const cid = await ada.say('first');
    await ada.say('second');
    await time.advance(40_000);
    expect(log()).toEqual(['first', 'second']);
    expect(ada.heard()).toEqual(['first', 'second']);
    expect(ada.outgoing()).toEqual([]);
    expect(new Set(pushes().map((pushed) => `${pushed.body} ${pushed.cid}`)).size).toBe(2);
    expect(server.room('kitchen').log.messages[0]?.cid).toBe(cid);
  });

  test('a connection that breaks at each message loses none and doubles none', async () => {
    server.faults.add('new_msg', { kind: 'cut_after_process' }, { times: 5 });
    for (const body of ['a', 'b', 'c']) await ada.say(body);
    await time.advance(120_000);
    expect(log()).toEqual(['a', 'b', 'c']);
    expect(ada.heard()).toEqual(['a', 'b', 'c']);
  });

  test('what is typed while the server is down goes out when it is back', async () => {
    server.mood = 'down';
    server.dropConnections();
    await time.advance(1_000);
    await ada.say('a');
    await ada.say('b');
    expect(ada.outgoing()).toEqual(['a: queued', 'b: queued']);
    server.mood = 'up';
    await time.advance(10_000);
    expect(log()).toEqual(['a', 'b']);
  });

  test('a limit is waited for as told, and nothing overtakes', async () => {
    server.faults.add('new_msg', { kind: 'refused', reason: 'rate_limited', retryAfterMs: 3_000 });
    await ada.say('a');
    await time.advance(1_000);
    await ada.say('b');
    await time.advance(1_500);
    expect(pushes().map(({ body }) => body)).toEqual(['a']);
    expect(ada.outgoing()).toEqual(['a: queued', 'b: queued']);
    await time.advance(1_000);
    expect(log()).toEqual(['a', 'b']);
  });

  test('a limit that tells to wait no time at all does not become a race', async () => {
    const fault: Fault = { kind: 'refused', reason: 'rate_limited', retryAfterMs: 0 };
    server.faults.add('new_msg', fault, { times: Infinity });
    await ada.say('a');
    await time.advance(10_000);
    expect(pushes().length).toBeLessThanOrEqual(50);
  });

  test('a final refusal fails with its reason, and the next message goes on', async () => {
    server.faults.add('new_msg', { kind: 'refused', reason: 'too_large' });
    await ada.say('a');
    await ada.say('b');
    await time.advance(1_000);
    expect(log()).toEqual(['b']);
    expect(ada.room.outgoing[0]?.delivery).toEqual({ status: 'failed', reason: 'too_large' });
  });

  test('a refusal nobody has listed is tried once more, then fails', async () => {
    server.faults.add('new_msg', { kind: 'refused', reason: 'bad_moon' }, { times: 2 });
    await ada.say('a');
    await time.advance(10_000);
    expect(pushes()).toHaveLength(2);
    expect(ada.outgoing()).toEqual(['a: failed']);
  });

  test('a failed message goes out again when the person asks, behind what came later', async () => {
    server.faults.add('new_msg', { kind: 'refused', reason: 'read_only' });
    const cid = await ada.say('a');
    await ada.say('b');
    await time.advance(1_000);
    await ada.live.retryMessage(cid);
    await time.advance(1_000);
    expect(log()).toEqual(['b', 'a']);
    expect(ada.outgoing()).toEqual([]);
  });

  test('a failed message that is discarded is gone, also from disk', async () => {
    server.faults.add('new_msg', { kind: 'refused', reason: 'read_only' });
    const cid = await ada.say('a');
    await time.advance(1_000);
    await ada.live.discardMessage(cid);
    await time.advance(1_000);
    expect(ada.outgoing()).toEqual([]);
    expect(ada.disk.outboxRows()).toEqual([]);
    expect(log()).toEqual([]);
  });

  test('after a day a message that waits is shown as too old, not sent', async () => {
    server.mood = 'down';
    server.dropConnections();
    await time.advance(1_000);
    await ada.say('a');
    time.sleep(25 * 3_600_000);
    ada.live.tick();
    server.mood = 'up';
    await time.advance(60_000);
    expect(ada.room.outgoing[0]?.delivery).toEqual({ status: 'failed', reason: 'too_old' });
    expect(log()).toEqual([]);
  });

  test('a full disk takes no message and says so', async () => {
    ada.disk.full = true;
    await expect(ada.say('a')).rejects.toThrow('storage_failed');
    await time.advance(1_000);
    expect(ada.outgoing()).toEqual([]);
    expect(log()).toEqual([]);
  });

  test('a disk that is full later costs no accepted message', async () => {
    server.mood = 'down';
    server.dropConnections();
    await time.advance(100);
    await ada.say('a');
    ada.disk.full = true;
    server.mood = 'up';
    await time.advance(10_000);
    expect(log()).toEqual(['a']);
    expect(ada.heard()).toEqual(['a']);
  });

  test('the hundred and first message that waits is not taken', async () => {
    server.mood = 'down';
    server.dropConnections();
    await time.advance(100);
    for (let i = 0; i < 100; i++) await ada.say(`m${i}`);
    await expect(ada.say('one more')).rejects.toThrow('outbox_full');
    server.mood = 'up';
    await time.advance(60_000);
    expect(log()).toHaveLength(100);
  });

  test('a message that went into a log which was lost goes into the new one or is shown', async () => {
    server.faults.add('new_msg', { kind: 'cut_after_process' });
    await ada.say('a');
    server.restart('lose');
    await time.advance(10_000);
    expect(log()).toEqual(['a']);
    expect(ada.heard().at(-1)).toBe('a');
    expect(ada.outgoing()).toEqual([]);
  });
});

describe('on a server that only passes on', () => {
  test('guide: the own words coming back confirm, first in, first out', async () => {
    await adaEnters('guide');
    await ada.say('same');
    await ada.say('same');
    await time.advance(1_000);
    expect(ada.room.rung).toBe('guide');
    expect(ada.heard()).toEqual(['same', 'same']);
    expect(ada.room.timeline.every((item) => item.kind === 'message' && item.own)).toBe(true);
    expect(ada.outgoing()).toEqual([]);
  });

  test("guide: somebody else's words confirm nothing", async () => {
    await adaEnters('guide');
    server.faults.add('new_msg', { kind: 'ignored' });
    await ada.say('mine');
    server.room('kitchen').say('grace', 'theirs');
    await time.advance(1_000);
    expect(ada.heard()).toEqual(['theirs']);
    expect(ada.outgoing()).toEqual(['mine: sending']);
  });

  test('echo: the cid coming back confirms, and the rung is known', async () => {
    await adaEnters('echo');
    await ada.say('hello');
    await time.advance(1_000);
    expect(ada.room.rung).toBe('echo');
    expect(ada.heard()).toEqual(['hello']);
    expect(ada.outgoing()).toEqual([]);
  });

  test('echo: the same words of somebody else confirm nothing', async () => {
    await adaEnters('echo');
    server.faults.add('new_msg', { kind: 'ignored' });
    await ada.say('hello');
    server.room('kitchen').say('grace', 'hello');
    await time.advance(1_000);
    expect(ada.heard()).toEqual(['hello']);
    expect(ada.outgoing()).toEqual(['hello: sending']);
  });

  test('echo: an echo that comes late still confirms', async () => {
    await adaEnters('echo');
    server.tampering.add('new_msg', { lateMs: 20_000 });
    await ada.say('hello');
    await time.advance(15_000);
    expect(ada.outgoing()).toEqual(['hello: unconfirmed']);
    await time.advance(10_000);
    expect(ada.outgoing()).toEqual([]);
    expect(ada.heard()).toEqual(['hello']);
  });

  test.each(['article', 'guide', 'echo'] as const)(
    '%s: without an echo it is unconfirmed after 10 s, and never sent again by itself',
    async (rung) => {
      await adaEnters(rung);
      server.faults.add('new_msg', { kind: 'ignored' });
      await ada.say('lost');
      await time.advance(9_000);
      expect(ada.outgoing()).toEqual(['lost: sending']);
      await time.advance(1_500);
      expect(ada.outgoing()).toEqual(['lost: unconfirmed']);
      server.dropConnections();
      await time.advance(60_000);
      ada.die();
      ada.revive();
      await time.advance(60_000);
      expect(ada.outgoing()).toEqual(['lost: unconfirmed']);
      expect(pushes()).toHaveLength(1);
    },
  );

  test('one that is unconfirmed holds up nobody, and goes out again when the person asks', async () => {
    await adaEnters('guide');
    server.faults.add('new_msg', { kind: 'ignored' });
    const cid = await ada.say('lost');
    await ada.say('next');
    await time.advance(11_000);
    expect(ada.heard()).toEqual(['next']);
    await ada.live.retryMessage(cid);
    await time.advance(1_000);
    expect(ada.heard()).toEqual(['next', 'lost']);
    expect(ada.outgoing()).toEqual([]);
  });

  test('what waited and was not sent goes out after the rejoin', async () => {
    await adaEnters('guide');
    server.mood = 'down';
    server.dropConnections();
    await time.advance(100);
    await ada.say('later');
    server.mood = 'up';
    await time.advance(10_000);
    expect(ada.heard()).toContain('later');
    expect(pushes()).toHaveLength(1);
  });

  test('a rejoin says that messages may have been missed, once', async () => {
    await adaEnters('guide');
    await ada.say('a');
    await time.advance(1_000);
    server.dropConnections();
    await time.advance(10_000);
    server.dropConnections();
    await time.advance(10_000);
    server.room('kitchen').say('grace', 'b');
    await time.advance(1_000);
    expect(ada.heard()).toEqual(['a', '--maybe_missed--', 'b']);
  });

  test('article: who was here before is not known, and that is said', async () => {
    server = createFakePhoenixServer(time, 'article');
    const grace = createPerson(server, time, 'grace');
    await time.advance(1_000);
    ada = createPerson(server, time, 'ada');
    await time.advance(6_000);
    expect(ada.room.rung).toBe('article');
    expect(ada.room.roster).toBe('partial');
    expect(ada.people()).toEqual(['ada']);
    expect(grace.people().toSorted()).toEqual(['ada', 'grace']);
  });
});
