import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { createFakePhoenixServer, type FakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { createPerson, type Person } from '../fakes/fake-person.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';
import { addRecoveries, createTally, percentile, printTally } from './tally.ts';

/** Moments within a heartbeat at which things break, and lucks of the jitter: figures are the worst. */
const MOMENTS_MS = [0, 3_000, 7_000, 11_000, 15_000, 19_900];
const LUCKS = [0, 0.3, 0.7, 0.999];

const tally = createTally('recovery: virtual time, real phoenix.js');
const attempts: string[] = [];
let time: VirtualTime;
let server: FakePhoenixServer;

beforeEach(() => {
  time = installVirtualTime();
  server = createFakePhoenixServer(time);
});
afterEach(() => time.uninstall());
afterAll(() => {
  const lines = attempts.map((line) => `  accepts and closes: ${line}`);
  process.stdout.write(`${[printTally(tally), ...lines].join('\n')}\n`);
});

async function enter(watched = true, luck = 0.5): Promise<Person> {
  const ada = createPerson(server, time, 'ada', { watched, random: () => luck });
  await time.advance(15_000);
  expect(ada.room.connection.status).toBe('online');
  return ada;
}

/** ms until the room's standing is this. */
async function until(ada: Person, status: 'online' | 'reconnecting'): Promise<number> {
  const start = time.now();
  while (ada.room.connection.status !== status && time.now() - start < 600_000) {
    await time.advance(50);
  }
  return time.now() - start;
}

/** Notes how long it took each time; returns the 95th percentile, ms. */
function note(what: string, ms: number[]): number {
  addRecoveries(tally, what, ms);
  return percentile(ms, 0.95);
}

/** Breaks it at each moment and returns how long each time took. */
async function atEachMoment(measure: (ada: Person) => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (const moment of MOMENTS_MS) {
    const ada = await enter();
    await time.advance(moment);
    server.freeze();
    all.push(await measure(ada));
    ada.die();
    await time.advance(120_000);
  }
  return all;
}

test('a half-open connection is found within 40 s where nobody says anything', async () => {
  const all = await atEachMoment((ada) => until(ada, 'reconnecting'));
  expect(note('half-open → found, idle', all)).toBeLessThanOrEqual(40_000);
});

test('a half-open connection is found within about 8 s of a message', async () => {
  const all = await atEachMoment(async (ada) => {
    await ada.say('hello');
    return until(ada, 'reconnecting');
  });
  expect(note('half-open → found, sending', all)).toBeLessThanOrEqual(8_050);
});

test('a half-open connection is found within 3 s of waking', async () => {
  const all = await atEachMoment((ada) => {
    ada.socket.check();
    return until(ada, 'reconnecting');
  });
  expect(note('half-open → found, waking', all)).toBeLessThanOrEqual(3_050);
});

test.each([
  [true, 3_000],
  [false, 35_000],
])(
  'a server that is back is found in time (watched: %s, within %i ms)',
  async (watched, withinMs) => {
    const all: number[] = [];
    for (const luck of LUCKS) {
      for (const outage of [200, 3_000, 20_000, 100_000]) {
        server.mood = 'up';
        const ada = await enter(watched, luck);
        server.mood = 'down';
        server.dropConnections();
        await time.advance(outage);
        server.mood = 'up';
        all.push(await until(ada, 'online'));
        ada.die();
        await time.advance(120_000);
      }
    }
    const what = `server back → online, ${watched ? 'watched' : 'unwatched'}`;
    expect(note(what, all)).toBeLessThanOrEqual(withinMs);
  },
);

test('a background that died has caught up within 1.5 s', async () => {
  const all: number[] = [];
  for (const luck of LUCKS) {
    const ada = await enter(true, luck);
    ada.die();
    server.room('kitchen').say('grace', `while away ${luck}`);
    ada.revive();
    const online = await until(ada, 'online');
    const start = time.now();
    while (!ada.heard().includes(`while away ${luck}`)) await time.advance(10);
    all.push(online + time.now() - start);
    ada.die();
    await time.advance(120_000);
  }
  expect(note('background death → caught up', all)).toBeLessThanOrEqual(1_500);
});

test('a server that accepts and closes sees 10 attempts in the first minute, then 2 a minute', async () => {
  for (const luck of LUCKS) {
    server.mood = { close: 1006, afterMs: 10 };
    const before = server.attempts.length;
    const ada = createPerson(server, time, 'ada', { random: () => luck });
    await time.advance(60_000);
    const first = server.attempts.length - before;
    expect(first).toBeLessThanOrEqual(10);
    await time.advance(600_000);
    const later = (server.attempts.length - before - first) / 10;
    expect(later).toBeLessThanOrEqual(2);
    attempts.push(`${first} attempts, then ${later} a minute (luck ${luck})`);
    ada.die();
    await time.advance(120_000);
  }
});
