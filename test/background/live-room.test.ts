import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFakePhoenixServer, type FakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { createFakeRoomLog } from '../fakes/fake-room-log.ts';
import { createPerson, replay, type Person } from '../fakes/fake-person.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

let time: VirtualTime;
let server: FakePhoenixServer;
let ada: Person;

beforeEach(() => {
  time = installVirtualTime();
  server = createFakePhoenixServer(time);
});
afterEach(() => {
  expect(replay(ada.events)).toEqual(ada.room);
  time.uninstall();
});

function say(count: number, from = 1): void {
  for (let i = from; i < from + count; i++) server.room('kitchen').say('grace', `m${i}`);
}

function bodies(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => `m${from + i}`);
}

async function adaEnters(): Promise<void> {
  ada = createPerson(server, time, 'ada');
  await time.advance(1_000);
}

/** How often the log was asked. */
function asked(): number {
  return server.received.filter(({ event }) => event === 'history').length;
}

describe('two people in a room', () => {
  test('they see each other and what each says', async () => {
    await adaEnters();
    const grace = createPerson(server, time, 'grace');
    await time.advance(1_000);
    await ada.say('hello');
    await time.advance(500);
    await grace.say('hi');
    await time.advance(500);
    expect(ada.people()).toEqual(['ada', 'grace']);
    expect(grace.people()).toEqual(['ada', 'grace']);
    expect(ada.heard()).toEqual(['hello', 'hi']);
    expect(grace.heard()).toEqual(['hello', 'hi']);
    expect(ada.outgoing()).toEqual([]);
    expect(ada.room.connection).toEqual({ status: 'online' });
  });

  test('a person who left is gone after the hold, and nobody else', async () => {
    await adaEnters();
    const grace = createPerson(server, time, 'grace');
    await time.advance(1_000);
    await grace.live.leave();
    await time.advance(7_000);
    expect(ada.people()).toEqual(['ada', 'grace']);
    await time.advance(2_000);
    expect(ada.people()).toEqual(['ada']);
  });
});

describe('history', () => {
  test('what was said before is there', async () => {
    say(3);
    await adaEnters();
    expect(ada.heard()).toEqual(bodies(1, 3));
  });

  test('closes the gap between the reply to a join and what the room hears from then on', async () => {
    server.subscribeAfterMs = 40;
    say(1);
    ada = createPerson(server, time, 'ada');
    await time.advance(20); // joined, not subscribed
    expect(server.room('kitchen').channels.size).toBe(1);
    say(1, 2);
    await time.advance(5_000);
    server.room('kitchen').tick();
    await time.advance(1_000);
    expect(ada.heard()).toEqual(bodies(1, 2));
  });

  test('closes that gap after a reconnect, too', async () => {
    await adaEnters();
    say(2);
    await time.advance(1_000);
    server.mood = 'down';
    server.dropConnections();
    await time.advance(100);
    say(2, 3);
    server.mood = 'up';
    await time.advance(5_000);
    say(1, 5);
    await time.advance(1_000);
    expect(ada.heard()).toEqual(bodies(1, 5));
  });

  test('a lost message holds back those behind it, then comes from the log', async () => {
    await adaEnters();
    server.tampering.add('new_msg', { copies: 0 });
    say(3);
    await time.advance(1_000);
    expect(ada.heard()).toEqual([]);
    await time.advance(1_000);
    expect(ada.heard()).toEqual(bodies(1, 3));
  });

  test('a message that comes late takes its place without asking the log', async () => {
    await adaEnters();
    const before = asked();
    server.tampering.add('new_msg', { lateMs: 800 });
    say(3);
    await time.advance(4_000);
    expect(ada.heard()).toEqual(bodies(1, 3));
    expect(asked()).toBe(before);
  });

  test('a message that comes twice is there once', async () => {
    await adaEnters();
    server.tampering.add('new_msg', { copies: 3 }, { times: 5 });
    say(5);
    await time.advance(1_000);
    expect(ada.heard()).toEqual(bodies(1, 5));
  });

  test('a tick that is ahead tells of a message nothing else told of', async () => {
    await adaEnters();
    server.tampering.add('new_msg', { copies: 0 });
    say(1);
    await time.advance(10_000);
    expect(ada.heard()).toEqual([]);
    server.room('kitchen').tick();
    await time.advance(500);
    expect(ada.heard()).toEqual(['m1']);
  });

  test('places in the log that hold no message are no gap', async () => {
    await adaEnters();
    const before = asked();
    say(1);
    const seq = server.room('kitchen').log.skip();
    server.sendRaw(JSON.stringify([null, null, 'room:kitchen', 'msg_edited', { seq, id: 'x' }]));
    say(1, 2);
    await time.advance(3_000);
    expect(ada.heard()).toEqual(bodies(1, 2));
    expect(asked()).toBe(before);
  });

  test('is asked again when no answer came', async () => {
    say(2);
    server.faults.add('history', { kind: 'no_reply' }, { times: 2 });
    await adaEnters();
    await time.advance(30_000);
    expect(ada.heard()).toEqual(bodies(1, 2));
  });

  test('a few hundred missed messages are all fetched', async () => {
    await adaEnters();
    say(1);
    await time.advance(1_000);
    server.mood = 'down';
    server.dropConnections();
    await time.advance(100);
    say(699, 2);
    server.mood = 'up';
    await time.advance(10_000);
    expect(ada.heard()).toEqual(bodies(1, 700));
  });

  test('after more than a thousand the newest page is shown, and the rest is older', async () => {
    await adaEnters();
    say(1);
    await time.advance(1_000);
    server.mood = 'down';
    server.dropConnections();
    await time.advance(100);
    say(1_500, 2);
    server.mood = 'up';
    await time.advance(10_000);
    expect(ada.heard()).toEqual(bodies(1_452, 1_501));
    expect(ada.room.hasOlder).toBe(true);
    await ask(() => ada.live.loadOlder());
    expect(ada.heard()).toEqual(bodies(1_402, 1_501));
  });

  test('a log that has forgotten what we miss gives its newest page', async () => {
    await adaEnters();
    say(2);
    await time.advance(1_000);
    server.mood = 'down';
    server.dropConnections();
    await time.advance(100);
    say(40, 3);
    server.room('kitchen').log.forgetBefore(30);
    server.mood = 'up';
    await time.advance(10_000);
    expect(ada.heard()).toEqual(bodies(30, 42));
  });

  test('a new log replaces the old with a divider, and goes on from there', async () => {
    await adaEnters();
    say(3);
    await time.advance(1_000);
    server.restart('lose');
    server.room('kitchen').say('grace', 'anew');
    await time.advance(5_000);
    server.room('kitchen').say('grace', 'and on');
    await time.advance(1_000);
    expect(ada.heard()).toEqual(['--history_restarted--', 'anew', 'and on']);
  });

  test('a log that went back in time counts as a new one', async () => {
    await adaEnters();
    say(5);
    await time.advance(1_000);
    const { epoch } = server.room('kitchen').log;
    server.restart('lose');
    server.room('kitchen').log = createFakeRoomLog(epoch);
    say(2, 11);
    await time.advance(5_000);
    say(1, 13);
    await time.advance(1_000);
    expect(ada.heard()).toEqual(['--history_restarted--', 'm11', 'm12', 'm13']);
  });

  test('is whole after a restart of the server that keeps its log', async () => {
    await adaEnters();
    say(3);
    await time.advance(1_000);
    server.restart('keep');
    say(2, 4);
    await time.advance(5_000);
    expect(ada.heard()).toEqual(bodies(1, 5));
  });
});

describe('people over a reconnect', () => {
  test('a quick reconnect of ours shows nobody going', async () => {
    const grace = createPerson(server, time, 'grace');
    await adaEnters();
    const before = ada.events.length;
    server.dropConnections(1006, 'ada');
    await time.advance(20_000);
    const since = ada.events.slice(before);
    expect(since.flatMap((event) => (event.type === 'members_changed' ? event.gone : []))).toEqual(
      [],
    );
    expect(ada.people()).toEqual(['grace', 'ada']);
    expect(grace.people()).toEqual(['grace', 'ada']);
  });

  test('a quick reconnect of theirs shows nobody going', async () => {
    await adaEnters();
    createPerson(server, time, 'grace');
    await time.advance(2_000);
    const before = ada.events.length;
    server.dropConnections(1006, 'grace');
    await time.advance(20_000);
    const gone = ada.events
      .slice(before)
      .flatMap((event) => (event.type === 'members_changed' ? event.gone : []));
    expect(gone).toEqual([]);
    expect(ada.people()).toEqual(['ada', 'grace']);
  });

  test('who left while we were away is gone after the hold', async () => {
    await adaEnters();
    const grace = createPerson(server, time, 'grace');
    await time.advance(1_000);
    server.freeze('ada');
    grace.die();
    await time.advance(60_000);
    expect(ada.people()).toEqual(['ada']);
  });

  test('a connection that breaks before the list came shows nobody going', async () => {
    const grace = createPerson(server, time, 'grace');
    await adaEnters();
    server.tampering.add('presence_state', { copies: 0 }, { member: 'ada' });
    server.dropConnections(1006, 'ada');
    await time.advance(2_000);
    expect(ada.room.connection.status).toBe('online');
    server.mood = 'down';
    server.dropConnections(1006, 'ada');
    await time.advance(30_000);
    expect(ada.people().toSorted()).toEqual(['ada', 'grace']);
    expect(ada.room.roster).toBe('whole');
    grace.die();
  });

  test('who came and went while the list was due does not come back as a ghost', async () => {
    server.tampering.add('presence_state', { copies: 0 }, { member: 'ada' });
    ada = createPerson(server, time, 'ada');
    await time.advance(500);
    const grace = createPerson(server, time, 'grace');
    await time.advance(500);
    server.mood = 'down';
    server.dropConnections(1006, 'ada');
    grace.die();
    await time.advance(1_000);
    server.mood = 'up';
    await time.advance(5_000);
    expect(ada.people()).toEqual(['ada']);
    expect(ada.room.roster).toBe('whole');
  });

  test('our own state reaches the others when it changes during the join', async () => {
    const grace = createPerson(server, time, 'grace');
    await time.advance(1_000);
    ada = createPerson(server, time, 'ada');
    ada.state = 'hidden';
    while (!server.received.some(({ member, event }) => member === 'ada' && event === 'phx_join')) {
      await time.advance(1);
    }
    ada.state = 'active';
    ada.live.selfChanged();
    await time.advance(3_000);
    expect(grace.room.members.find(({ id }) => id === 'ada')?.metas[0]?.state).toBe('active');
  });

  test('many changes of ours within a second arrive as the last of them', async () => {
    const grace = createPerson(server, time, 'grace');
    await adaEnters();
    for (const name of ['A', 'Ad', 'Ada', 'Ada L', 'Ada Lovelace']) {
      ada.name = name;
      ada.live.selfChanged();
      await time.advance(50);
    }
    await time.advance(3_000);
    expect(grace.room.members.find(({ id }) => id === 'ada')?.metas[0]?.name).toBe('Ada Lovelace');
    const updates = server.received.filter(({ event }) => event === 'presence_update');
    expect(updates.length).toBeLessThanOrEqual(2);
  });
});

describe('how the room stands', () => {
  test('a server that is down is a room that reconnects since it broke', async () => {
    await adaEnters();
    const broke = time.now();
    server.mood = 'down';
    server.dropConnections();
    await time.advance(60_000);
    expect(ada.room.connection).toMatchObject({ status: 'reconnecting', problem: 'unreachable' });
    const { connection } = ada.room;
    expect(connection.status === 'reconnecting' && connection.since - broke).toBeLessThan(50);
  });

  test('a ban in the middle is said, and stays said', async () => {
    await adaEnters();
    server.dropConnections(4003);
    await time.advance(60_000);
    expect(ada.room.connection).toEqual({ status: 'refused', reason: 'banned' });
  });

  test('a server that is busy is said to be', async () => {
    await adaEnters();
    server.dropConnections(1013);
    await time.advance(100);
    expect(ada.room.connection).toMatchObject({ status: 'reconnecting', problem: 'server_busy' });
  });

  test('a room that puts us off says that the server is busy, then lets us in', async () => {
    server.refuseJoins('server_busy', { times: 1, retryAfterMs: 4_000 });
    await adaEnters();
    expect(ada.room.connection).toMatchObject({ status: 'reconnecting', problem: 'server_busy' });
    await time.advance(4_000);
    expect(ada.room.connection).toEqual({ status: 'online' });
  });

  test('a refused room stays refused over a reconnect, until the person tries again', async () => {
    server.refuseJoins('room_full', { times: 1 });
    await adaEnters();
    expect(ada.room.connection).toEqual({ status: 'refused', reason: 'room_full' });
    server.dropConnections();
    await time.advance(10_000);
    expect(ada.room.connection).toEqual({ status: 'refused', reason: 'room_full' });
    server.latencyMs = 200;
    ada.live.retryConnection();
    await time.settle();
    expect(ada.room.connection).toEqual({ status: 'connecting' });
    await time.advance(1_000);
    expect(ada.room.connection).toEqual({ status: 'online' });
  });
});

/** Waits for something that needs the wire. */
async function ask(work: () => Promise<unknown>): Promise<void> {
  const done = work();
  await time.advance(1_000);
  await done;
}
