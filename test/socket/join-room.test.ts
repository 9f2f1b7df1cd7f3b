import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBackoff } from '../../lib/socket/backoff.ts';
import { joinRoom, type PushOutcome, type RoomLink } from '../../lib/socket/join-room.ts';
import { openSocket, type RoomSocket } from '../../lib/socket/open-socket.ts';
import { catchUncaught } from '../fakes/catch-uncaught.ts';
import { createFakePhoenixServer, type FakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

const MINUTE = 60_000;

let time: VirtualTime;
let server: FakePhoenixServer;
let socket: RoomSocket;
let link: RoomLink;
/** What the room was told, in order: `joining`, `joined`, `down`, `refused banned`, a signal's type. */
let told: string[];

beforeEach(() => {
  time = installVirtualTime();
  server = createFakePhoenixServer(time);
  told = [];
  socket = openSocket({
    prepare: () => Promise.resolve(server.endpoint('ada')),
    diagnose: () => Promise.resolve('unreachable'),
    watched: () => true,
    transport: server.transport,
    clock: time,
    backoff: createBackoff(time.now, () => 0.5),
  });
});
afterEach(() => {
  link.leave();
  socket.close();
  time.uninstall();
});

function join(params: () => object = () => ({ v: 1, name: 'Ada' }), more = {}): void {
  link = joinRoom(
    socket,
    'kitchen',
    {
      params,
      socket: ({ status }) => void told.push(`socket ${status}`),
      joining: () => void told.push('joining'),
      joined: () => void told.push('joined'),
      signal: ({ type }) => void told.push(type),
      down: () => void told.push('down'),
      putOff: ({ reason }) => void told.push(`put off ${reason}`),
      refused: ({ reason }) => void told.push(`refused ${reason}`),
      ...more,
    },
    time,
  );
}

async function joined(): Promise<void> {
  join();
  await time.advance(100);
  expect(link.joined).toBe(true);
}

function joins(): number[] {
  return server.received.filter(({ event }) => event === 'phx_join').map(({ at }) => at);
}

async function outcomeOf(push: Promise<PushOutcome>, ms: number): Promise<PushOutcome | null> {
  let outcome: PushOutcome | null = null;
  void push.then((came) => {
    outcome = came;
  });
  await time.advance(ms);
  return outcome;
}

describe('joining', () => {
  test('says for each join what is true then', async () => {
    let name = 'Ada';
    join(() => ({ name }));
    await time.advance(100);
    name = 'Countess';
    server.dropConnections();
    await time.advance(3_000);
    const said = server.received.filter(({ event }) => event === 'phx_join');
    expect(said.map(({ payload }) => payload)).toEqual([{ name: 'Ada' }, { name: 'Countess' }]);
  });

  test('goes on although what it says can not be made', async () => {
    join(() => {
      throw new Error('a bug');
    });
    await time.advance(100);
    expect(link.joined).toBe(true);
  });

  test('begins anew when nobody answers for 10 s', async () => {
    server.faults.add('phx_join', { kind: 'ignored' });
    join();
    await time.advance(9_900);
    expect(joins()).toHaveLength(1);
    await time.advance(1_000);
    expect(link.joined).toBe(true);
    expect(told).not.toContain('down');
  });

  test('begins anew when the answer is neither yes nor no', async () => {
    server.faults.add('phx_join', { kind: 'odd_reply', payload: { status: 'maybe' } });
    join();
    await time.advance(11_000);
    expect(link.joined).toBe(true);
  });

  test('an answer that comes after a new join has begun is not heard', async () => {
    server.faults.add('phx_join', { kind: 'late_reply', ms: 12_000 });
    join();
    await time.advance(30_000);
    expect(told.filter((what) => what === 'joined')).toHaveLength(1);
  });
});

describe('a room that breaks', () => {
  test('is joined again when its channel crashed', async () => {
    await joined();
    server.crash('kitchen');
    await time.advance(100);
    expect(told.at(-1)).toBe('down');
    await time.advance(500);
    expect(link.joined).toBe(true);
  });

  test('and crashes on each join is asked ever less often', async () => {
    await joined();
    const before = joins().length;
    for (let i = 0; i < 60; i++) {
      server.crash('kitchen');
      await time.advance(1_000);
    }
    expect(joins().length - before).toBeLessThanOrEqual(6);
  });

  test('is joined again when the server closes its channel', async () => {
    await joined();
    const [channel] = server.room('kitchen').channels;
    server.sendRaw(JSON.stringify([channel?.joinRef, null, 'room:kitchen', 'phx_close', {}]));
    await time.advance(1_000);
    expect(link.joined).toBe(true);
    expect(joins()).toHaveLength(2);
  });

  test('is told once that it is down, whatever breaks', async () => {
    await joined();
    server.dropConnections();
    await time.advance(3_000);
    expect(told.filter((what) => what === 'down')).toHaveLength(1);
    expect(told.filter((what) => what === 'joined')).toHaveLength(2);
  });

  test('a forged end of the channel is not obeyed', async () => {
    await joined();
    for (const event of ['phx_close', 'phx_error']) {
      server.sendRaw(JSON.stringify([null, null, 'room:kitchen', event, {}]));
    }
    await time.advance(1_000);
    expect(joins()).toHaveLength(1);
    expect(socket.dropped).toBe(2);
  });

  test('what its old channel still says is not heard', async () => {
    await joined();
    const [channel] = server.room('kitchen').channels;
    server.crash('kitchen');
    await time.advance(2_000);
    const before = told.length;
    server.sendRaw(
      JSON.stringify([channel?.joinRef, null, 'room:kitchen', 'new_msg', { body: 'ghost' }]),
    );
    await time.advance(100);
    expect(told.slice(before)).toEqual([]);
  });
});

describe('a refusal', () => {
  test.each(['banned', 'locked', 'room_full', 'unauthorized', 'not_found', 'read_only'])(
    '%s is final: no further join, not even after a reconnect',
    async (reason) => {
      server.refuseJoins(reason);
      join();
      await time.advance(MINUTE);
      expect(told.at(-1)).toBe(`refused ${reason}`);
      server.dropConnections();
      await time.advance(MINUTE);
      expect(joins()).toHaveLength(1);
      expect(told.at(-1)).toBe(`refused ${reason}`);
    },
  );

  test('that passes waits as long as it was told', async () => {
    server.refuseJoins('rate_limited', { times: 1, retryAfterMs: 7_000 });
    join();
    await time.advance(6_900);
    expect(joins()).toHaveLength(1);
    await time.advance(300);
    expect(link.joined).toBe(true);
  });

  test('by a server whose join crashes passes, however often', async () => {
    server.refuseJoins('join crashed', { times: 4 });
    join();
    await time.advance(10_000);
    expect(told.at(-1)).toBe('put off server_busy');
    await time.advance(20_000);
    expect(link.joined).toBe(true);
  });

  test('that says to wait no time at all does not become a race', async () => {
    server.refuseJoins('server_busy', { retryAfterMs: 0 });
    join();
    await time.advance(MINUTE);
    expect(joins().length).toBeLessThanOrEqual(120);
  });

  test('nobody has listed counts as passing once', async () => {
    server.refuseJoins('moon_phase');
    join();
    await time.advance(MINUTE);
    expect(joins()).toHaveLength(2);
    expect(told.at(-1)).toBe('refused unknown');
  });

  test('ends when the person tries again and the server has changed its mind', async () => {
    server.refuseJoins('room_full', { times: 1 });
    join();
    await time.advance(1_000);
    link.retry();
    await time.advance(1_000);
    expect(link.joined).toBe(true);
  });

  test('ends by trying again while the connection is away, too', async () => {
    server.refuseJoins('room_full', { times: 1 });
    join();
    await time.advance(1_000);
    server.mood = 'down';
    server.dropConnections();
    await time.advance(1_000);
    link.retry();
    server.mood = 'up';
    await time.advance(10_000);
    expect(link.joined).toBe(true);
  });
});

describe('a push', () => {
  test('is answered', async () => {
    await joined();
    const outcome = await outcomeOf(link.push('history', { after_seq: 0, limit: 9 }, 8_000), 100);
    expect(outcome?.status).toBe('ok');
  });

  test('of a room that is not joined is not sent and its outcome unknown', async () => {
    join();
    const outcome = await outcomeOf(link.push('new_msg', { body: 'early' }, 8_000), 0);
    expect(outcome).toEqual({ status: 'unknown' });
    await time.advance(MINUTE);
    expect(server.received.some(({ event }) => event === 'new_msg')).toBe(false);
  });

  test('while the join is not answered is not kept to be sent later', async () => {
    server.faults.add('phx_join', { kind: 'late_reply', ms: 1_000 });
    join();
    await time.advance(100);
    const outcome = await outcomeOf(link.push('new_msg', { body: 'early' }, 8_000), 0);
    expect(outcome).toEqual({ status: 'unknown' });
    await time.advance(2_000);
    expect(link.joined).toBe(true);
    expect(server.received.some(({ event }) => event === 'new_msg')).toBe(false);
  });

  test('is unknown as soon as the connection breaks, not when its time is up', async () => {
    await joined();
    server.faults.add('new_msg', { kind: 'cut_after_process' });
    const outcome = await outcomeOf(link.push('new_msg', { cid: 'c1', body: 'x' }, 8_000), 100);
    expect(outcome).toEqual({ status: 'unknown' });
  });

  test('is unknown when no answer comes in time, and a later answer changes nothing', async () => {
    await joined();
    server.faults.add('new_msg', { kind: 'late_reply', ms: 9_000 });
    const outcome = await outcomeOf(link.push('new_msg', { cid: 'c1', body: 'x' }, 8_000), 8_100);
    expect(outcome).toEqual({ status: 'unknown' });
    await time.advance(2_000);
  });

  test('is unknown, not forgotten, when the answer is neither yes nor no', async () => {
    await joined();
    server.faults.add('new_msg', {
      kind: 'odd_reply',
      payload: { status: 'perhaps', response: {} },
    });
    const outcome = await outcomeOf(link.push('new_msg', { cid: 'c1', body: 'x' }, 8_000), 8_100);
    expect(outcome).toEqual({ status: 'unknown' });
  });

  test('is refused with the reason and the time to wait', async () => {
    await joined();
    server.faults.add('new_msg', { kind: 'refused', reason: 'rate_limited', retryAfterMs: 1_500 });
    const outcome = await outcomeOf(link.push('new_msg', { cid: 'c1', body: 'x' }, 8_000), 100);
    expect(outcome).toMatchObject({
      status: 'error',
      refusal: { reason: 'rate_limited', retryAfterMs: 1_500 },
    });
  });
});

describe('a rejoin because the channel does not answer', () => {
  test('over a connection that lives takes the channel only', async () => {
    await joined();
    link.rejoin();
    await time.advance(5_000);
    expect(link.joined).toBe(true);
    expect(server.attempts).toHaveLength(1);
    expect(joins()).toHaveLength(2);
  });

  test('over a connection that is half-open takes a new connection', async () => {
    await joined();
    server.freeze();
    link.rejoin();
    await time.advance(5_000);
    expect(link.joined).toBe(true);
    expect(server.attempts).toHaveLength(2);
  });
});

test('malformed events of a room are dropped while the room goes on', async () => {
  await joined();
  const before = told.length;
  server.sendRaw(JSON.stringify([null, null, 'room:kitchen', 'new_msg', { body: 7 }]));
  server.sendRaw(JSON.stringify([null, null, 'room:kitchen', 'presence_diff', { joins: 1 }]));
  server.sendRaw(
    JSON.stringify([null, null, 'room:kitchen', 'room_tick', { epoch: '', head: -1 }]),
  );
  server.sendRaw(JSON.stringify([null, null, 'room:kitchen', 'no_such_event', {}]));
  server.room('kitchen').say('grace', 'still here');
  await time.advance(100);
  expect(told.slice(before)).toEqual(['message']);
});

test('a bug in what hears a message costs that message, and the room goes on', async () => {
  const uncaught = catchUncaught();
  const signal = ({ type }: { type: string }) => {
    told.push(type);
    if (type === 'message') throw new Error('a bug');
  };
  join(undefined, { signal });
  await time.advance(100);
  for (const body of ['one', 'two']) server.room('kitchen').say('grace', body);
  await time.advance(100);
  uncaught.stop();
  expect(told.filter((type) => type === 'message')).toHaveLength(2);
  expect(uncaught.errors).toHaveLength(2);
  expect(link.joined).toBe(true);
});

test('a leave tells the server and tries nothing any more', async () => {
  await joined();
  link.leave();
  await time.advance(100);
  expect(server.room('kitchen').channels.size).toBe(0);
  server.dropConnections();
  await time.advance(MINUTE);
  expect(joins()).toHaveLength(1);
});

test('a thousand reconnects leave no timers and no channels behind', async () => {
  await joined();
  await time.advance(MINUTE);
  const before = time.timers;
  for (let i = 0; i < 1_000; i++) {
    if (i % 2 === 0) server.dropConnections();
    else server.crash('kitchen');
    await time.advance(45_000);
    expect(link.joined).toBe(true);
  }
  expect(time.timers).toBeLessThanOrEqual(before + 2);
  const channels: unknown = Reflect.get(phoenixSocket(), 'channels');
  expect(channels).toHaveLength(1);
  const callbacks = Reflect.get(phoenixSocket(), 'stateChangeCallbacks') as Record<
    string,
    unknown[]
  >;
  expect(Object.values(callbacks).flat().length).toBeLessThanOrEqual(5);
});

/** The phoenix.js socket underneath, to count what it holds. */
function phoenixSocket(): object {
  const channel = socket.channel('room:probe', () => ({}));
  const inner = Reflect.get(channel ?? {}, 'socket') as { remove(channel: unknown): void };
  inner.remove(channel);
  return inner;
}
