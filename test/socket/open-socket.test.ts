import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recentLog } from '../../lib/log.ts';
import { createBackoff } from '../../lib/socket/backoff.ts';
import {
  openSocket,
  type RoomSocket,
  type SocketOptions,
  type SocketStatus,
} from '../../lib/socket/open-socket.ts';
import { catchUncaught } from '../fakes/catch-uncaught.ts';
import { createFakePhoenixServer, type FakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

const MINUTE = 60_000;

let time: VirtualTime;
let server: FakePhoenixServer;
let socket: RoomSocket;
let statuses: SocketStatus[];
let needs: { fresh: boolean; newToken: boolean }[];

beforeEach(() => {
  time = installVirtualTime();
  server = createFakePhoenixServer(time);
  statuses = [];
  needs = [];
});
afterEach(() => {
  socket.close();
  time.uninstall();
});

function open(changes: Partial<SocketOptions> = {}): void {
  socket = openSocket({
    prepare(need) {
      needs.push(need);
      return Promise.resolve(server.endpoint('ada'));
    },
    diagnose: () => Promise.resolve('unreachable'),
    watched: () => true,
    transport: server.transport,
    clock: time,
    backoff: createBackoff(time.now, () => 0.5),
    ...changes,
  });
  socket.subscribe((status) => void statuses.push(status));
}

async function opened(changes: Partial<SocketOptions> = {}): Promise<void> {
  open(changes);
  await time.advance(100);
  expect(socket.status).toEqual({ status: 'open' });
}

describe('a server that is down', () => {
  test('is found within 3 s of its return while somebody looks', async () => {
    server.mood = 'down';
    open({ backoff: createBackoff(time.now, () => 0.999) });
    await time.advance(90_000);
    server.mood = 'up';
    await time.advance(3_000);
    expect(socket.status.status).toBe('open');
  });

  test('is told as what the diagnosis finds', async () => {
    server.mood = 'down';
    open({ diagnose: () => Promise.resolve('origin_refused') });
    await time.advance(50);
    expect(socket.status).toEqual({ status: 'waiting', problem: 'origin_refused' });
  });

  test('is asked anew what it is once an attempt has failed', async () => {
    server.mood = 'down';
    open();
    await time.advance(5_000);
    expect(needs[0]).toEqual({ fresh: false, newToken: false });
    expect(needs[1]).toEqual({ fresh: true, newToken: false });
  });

  test('and does not answer at all is given up after 10 s', async () => {
    server.mood = 'hang';
    open();
    await time.advance(9_900);
    expect(socket.status.status).toBe('connecting');
    await time.advance(200);
    expect(socket.status.status).toBe('waiting');
  });

  test('is tried at once when the person asks', async () => {
    server.mood = 'down';
    open();
    await time.advance(MINUTE);
    const before = server.attempts.length;
    if (socket.status.status !== 'waiting') await time.advance(100);
    socket.retry();
    await time.settle();
    expect(server.attempts.length).toBe(before + 1);
  });

  test('a disk or server that gives no endpoint is one more failed attempt', async () => {
    let asked = 0;
    open({
      prepare: () =>
        ++asked < 3
          ? Promise.reject(new Error('no session'))
          : Promise.resolve(server.endpoint('ada')),
    });
    await time.advance(5_000);
    expect(socket.status.status).toBe('open');
  });
});

describe('a server that accepts and closes', () => {
  test('sees at most ten attempts in the first minute and two a minute later', async () => {
    server.mood = { close: 1000 };
    open({ backoff: createBackoff(time.now, () => 0.01) });
    await time.advance(MINUTE);
    expect(server.attempts.length).toBeLessThanOrEqual(10);
    const before = server.attempts.length;
    await time.advance(10 * MINUTE);
    expect(server.attempts.length - before).toBeLessThanOrEqual(20);
  });

  test('is no better when it answers a beat before it closes', async () => {
    server.mood = { close: 1011, afterMs: 500 };
    open();
    await time.advance(MINUTE);
    expect(server.attempts.length).toBeLessThanOrEqual(10);
  });

  test('and holds for more than 10 s counts as one that works', async () => {
    server.mood = { close: 1006, afterMs: 11_000 };
    open();
    await time.advance(5 * MINUTE);
    expect(server.attempts.length).toBeGreaterThan(20);
  });
});

describe('close codes', () => {
  test('1013 asks for patience: 2 s, 30 s, a minute, five minutes', async () => {
    server.mood = { close: 1013, afterMs: 100 };
    open({ backoff: createBackoff(time.now, () => 0) });
    await time.advance(10 * MINUTE);
    const waits = server.attempts.slice(1).map((at, i) => at - (server.attempts[i] ?? 0));
    expect(waits.map((ms) => Math.round(ms / 1_000))).toEqual([2, 30, 60, 300]);
    expect(socket.status).toEqual({ status: 'waiting', problem: 'server_busy' });
  });

  test('4001 gets a new token, once; then it is the end', async () => {
    server.mood = { close: 4001 };
    open();
    await time.advance(MINUTE);
    expect(needs.map(({ newToken }) => newToken)).toEqual([false, true]);
    expect(socket.status).toEqual({ status: 'stopped', reason: 'unauthorized' });
  });

  test('4001 after the first answer does not become a race for new tokens', async () => {
    server.mood = { close: 4001, afterMs: 300 };
    open();
    await time.advance(MINUTE);
    expect(needs.length).toBeLessThanOrEqual(2);
  });

  test('a token that served well and is refused later is replaced without a word', async () => {
    await opened();
    for (let day = 0; day < 3; day++) {
      await time.advance(MINUTE);
      server.dropConnections(4001);
      await time.advance(1_000);
      expect(socket.status.status).toBe('open');
    }
    expect(needs.filter(({ newToken }) => newToken)).toHaveLength(3);
  });

  test('a person who tries again after a refused token gets a new one', async () => {
    server.mood = { close: 4001 };
    open();
    await time.advance(1_000);
    server.mood = { close: 4001 };
    socket.retry();
    await time.advance(1_000);
    expect(needs.map(({ newToken }) => newToken)).toEqual([false, true, false, true]);
  });

  test('a new token that can not be had right now is asked for again', async () => {
    await opened({
      prepare(need) {
        needs.push(need);
        return need.newToken && needs.length < 4
          ? Promise.reject(new Error('no session'))
          : Promise.resolve(server.endpoint('ada'));
      },
    });
    server.dropConnections(4001);
    await time.advance(10_000);
    expect(needs.map(({ newToken }) => newToken)).toEqual([false, true, true, true]);
    expect(socket.status.status).toBe('open');
  });

  test.each([
    [4003, 'banned'],
    [4004, 'wrong_version'],
  ] as const)('%i is final: %s', async (code, reason) => {
    await opened();
    server.dropConnections(code);
    await time.advance(10 * MINUTE);
    expect(socket.status).toEqual({ status: 'stopped', reason });
    expect(server.attempts).toHaveLength(1);
    socket.retry();
    await time.advance(1_000);
    expect(socket.status.status).toBe('open');
  });

  test('1000 from a server comes back like any other break', async () => {
    await opened();
    server.dropConnections(1000);
    await time.advance(3_000);
    expect(socket.status.status).toBe('open');
  });
});

describe('a half-open connection', () => {
  test('is found by the heartbeat', async () => {
    await opened();
    server.freeze();
    await time.advance(50_000);
    expect(server.attempts.length).toBe(2);
    expect(socket.status.status).toBe('open');
  });

  test('is found within 3 s by a check', async () => {
    await opened();
    await time.advance(MINUTE);
    server.freeze();
    socket.check();
    await time.advance(2_900);
    expect(socket.status.status).toBe('open');
    await time.advance(2_000);
    expect(server.attempts.length).toBe(2);
    expect(socket.status.status).toBe('open');
  });

  test('a check of one that lives changes nothing', async () => {
    await opened();
    for (let i = 0; i < 5; i++) socket.check();
    await time.advance(10_000);
    expect(statuses).toEqual([{ status: 'open' }]);
  });

  test('on which nobody ever speaks Phoenix is told so', async () => {
    server.mood = 'mute';
    open();
    await time.advance(8_100);
    expect(socket.status).toEqual({ status: 'waiting', problem: 'not_phoenix' });
  });
});

describe('frames that are none', () => {
  test.each([
    ['not JSON', '{'],
    ['no frame', '{"a":1}'],
    ['too few parts', '[null,null,"room:kitchen","new_msg"]'],
    ['no payload', '[null,null,"room:kitchen","new_msg",null]'],
    ['an event that is no text', '[null,null,"room:kitchen",7,{}]'],
    ['a forged end', '[null,null,"room:kitchen","phx_close",{}]'],
    ['a forged answer', '[null,null,"room:kitchen","chan_reply_1",{"status":"ok"}]'],
    ['an answer that answers nothing', '[null,"1","phoenix","phx_reply",{}]'],
    ['a reference that is no text', '[null,{},"room:kitchen","new_msg",{}]'],
    [
      'nested too deep',
      `[null,null,"room:kitchen","new_msg",${'['.repeat(5_000)}${']'.repeat(5_000)}]`,
    ],
    ['huge', `[null,null,"room:kitchen","new_msg",{"body":"${'x'.repeat(9_000_000)}"}]`],
  ])('%s: dropped and counted, the connection goes on', async (_what, text) => {
    await opened();
    server.sendRaw(text);
    await time.advance(MINUTE);
    expect(socket.dropped).toBe(1);
    expect(statuses).toEqual([{ status: 'open' }]);
  });

  test('how many were dropped is in the log, and a flood of them fills no more than a few lines', async () => {
    await opened();
    const before = recentLog().length;
    for (let n = 0; n < 100; n++) server.sendRaw('not a frame');
    await time.advance(MINUTE);
    const said = recentLog()
      .slice(before)
      .map((line) => /dropped: (\d+)$/.exec(line)?.[1]);
    expect(said).toEqual(['1', '2', '4', '8', '16', '32', '64']);
  });
});

describe('what must not wedge it', () => {
  test('a listener that throws', async () => {
    const uncaught = catchUncaught();
    open();
    socket.subscribe(() => {
      throw new Error('a bug');
    });
    await time.advance(100);
    server.dropConnections();
    await time.advance(3_000);
    uncaught.stop();
    expect(socket.status.status).toBe('open');
    expect(uncaught.errors.length).toBeGreaterThan(2);
  });

  test('a token that cannot be sent', async () => {
    let asked = 0;
    open({
      prepare: () =>
        Promise.resolve({ ...server.endpoint('ada'), token: ++asked < 3 ? '\u{1f511}' : 'ada' }),
    });
    await time.advance(5_000);
    expect(socket.status.status).toBe('open');
  });

  test('a WebSocket that cannot be made', async () => {
    let made = 0;
    const Real = server.transport;
    const transport = class {
      constructor(url: string, protocols?: string[]) {
        if (++made < 3) throw new DOMException('denied', 'SecurityError');
        return new Real(url, protocols);
      }
    } as unknown as typeof Real;
    open({ transport });
    await time.advance(5_000);
    expect(socket.status.status).toBe('open');
  });
});

test('a thousand reconnects leave no more timers behind than the first', async () => {
  await opened();
  await time.advance(MINUTE);
  const before = time.timers;
  for (let i = 0; i < 1_000; i++) {
    server.dropConnections();
    await time.advance(15_000);
  }
  expect(socket.status.status).toBe('open');
  expect(server.attempts.length).toBe(1_001);
  expect(time.timers).toBeLessThanOrEqual(before + 2);
});

test('a closed socket leaves no timer behind and tries nothing', async () => {
  await opened();
  socket.close();
  await time.advance(10 * MINUTE);
  expect(time.timers).toBe(0);
  socket.retry();
  await time.advance(MINUTE);
  expect(needs).toHaveLength(1);
});
