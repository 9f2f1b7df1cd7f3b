import * as fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../../lib/wire/limits.ts';
import { codePoints } from '../../lib/wire/text-length.ts';
import type { Member, Message, Room, Rung } from '../../lib/room/types.ts';
import { catchUncaught } from '../fakes/catch-uncaught.ts';
import { createFakePhoenixServer, type FakePhoenixServer } from '../fakes/fake-phoenix-server.ts';
import { createPerson, type Person, replay } from '../fakes/fake-person.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';
import { frameOfServer, historyOfServer, type KnownJoin } from './frames-of-a-server.ts';
import { NEVER_SHOWN } from './hostile-texts.ts';
import { sayTried } from './say-tried.ts';

/** Frames of one life of a room; then the next begins, so that a failure is found in few. */
const FRAMES = 100;
const LIVES = 1_000;
/** What a room of these frames may come to, UTF-16 units: far less than they were. */
const ROOM_SIZE = 3_000_000;

const tried = { frames: 0, 'events of a room': 0, people: 0, reactions: 0 };
afterAll(() => sayTried('a hostile server, against the client', tried));

let time: VirtualTime;
let server: FakePhoenixServer;
let uncaught: ReturnType<typeof catchUncaught>;

beforeEach(() => {
  uncaught = catchUncaught();
  time = installVirtualTime();
  server = createFakePhoenixServer(time);
});
afterEach(() => {
  time.uninstall();
  uncaught.stop();
});

async function enter(): Promise<Person> {
  const ada = createPerson(server, time, 'ada');
  await time.advance(1_000);
  return ada;
}

/** The join that is open now, and a log that begins with it. */
function attack(): () => KnownJoin {
  let seq = 0;
  const topic = 'room:kitchen';
  return () => {
    const [connection] = server.connections;
    const joinRef = connection?.channels.get(topic)?.joinRef ?? '1';
    return { topic, joinRef, nextSeq: () => ++seq };
  };
}

function isShowable(text: string | null | undefined, limit: number): boolean {
  return !text || (codePoints(text) <= limit && !NEVER_SHOWN.test(text));
}

function isMessage({ body, from, quote, at }: Message): boolean {
  return (
    isShowable(body, LIMITS.body) &&
    isShowable(from.name, LIMITS.name) &&
    isShowable(quote?.exact, LIMITS.quote) &&
    !Number.isNaN(new Date(at).getTime())
  );
}

function isMember({ id, metas }: Member): boolean {
  return (
    id.length > 0 &&
    id.length <= 128 &&
    metas.length > 0 &&
    metas.length <= LIMITS.metasPerMember &&
    metas.every(({ name }) => isShowable(name, LIMITS.name))
  );
}

/** Whatever was said, it is a room. */
function expectSound(room: Room): void {
  const messages = room.timeline.filter((item) => item.kind === 'message');
  expect(messages.filter((message) => !isMessage(message))).toEqual([]);
  expect(room.members.filter((member) => !isMember(member))).toEqual([]);
  const seqs = messages.flatMap(({ seq }) => seq ?? []);
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  for (const list of [room.timeline.map(({ key }) => key), room.members.map(({ id }) => id)]) {
    expect(new Set(list).size).toBe(list.length);
  }
  expect(room.typing.length).toBeLessThanOrEqual(4);
  expect(room.limits.body).toBeLessThanOrEqual(LIMITS.body);
  const written = JSON.stringify(room);
  expect(written.length).toBeLessThan(ROOM_SIZE);
  // As it crosses ports and is kept on disk: nothing in it is lost or changed by that.
  expect(JSON.stringify(JSON.parse(written)) === written).toBe(true);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}

test(`${FRAMES * LIVES} frames leave a room that is one, and no error behind`, async () => {
  const lives = fc.asyncProperty(
    fc.array(fc.integer(), { minLength: FRAMES, maxLength: FRAMES, size: 'max' }),
    fc.constantFrom<Rung[]>('roomlight', 'roomlight', 'echo', 'article'),
    async (seeds, rung) => {
      server = createFakePhoenixServer(time, rung);
      const join = attack();
      const ada = await enter();
      for (const seed of seeds) {
        const response = historyOfServer(seed, join());
        server.faults.add('history', { kind: 'odd_reply', payload: { status: 'ok', response } });
        server.sendRaw(frameOfServer(seed, join()));
        if (seed % 16 === 0) await time.advance(100);
      }
      tried.frames += seeds.length;
      await time.advance(2_000);
      tried['events of a room'] += ada.events.length;
      expectSound(ada.room);
      expect(JSON.stringify(replay(ada.events)) === JSON.stringify(ada.room)).toBe(true);
      expect(uncaught.errors).toEqual([]);
      ada.die();
    },
  );
  await fc.assert(lives, {
    numRuns: LIVES,
    seed: 20_261_124,
    interruptAfterTimeLimit: 100_000,
    markInterruptAsFailure: true,
  });
  // Frames that are all dropped at the door would attack nothing.
  expect(tried['events of a room']).toBeGreaterThan(20 * LIVES);
}, 120_000);

test('after all that, with an honest server, people hear each other', async () => {
  const join = attack();
  const ada = await enter();
  for (let seed = 0; seed < 3_000; seed++) {
    server.sendRaw(frameOfServer(seed, join()));
    if (seed % 100 === 0) await time.advance(50);
  }
  await time.advance(5_000);
  server.restart('lose');
  ada.live.retryConnection();
  await time.advance(60_000);
  const bea = createPerson(server, time, 'bea');
  await time.advance(2_000);
  await ada.say('still here');
  await bea.say('so am I');
  await time.advance(2_000);
  expect(ada.room.connection).toEqual({ status: 'online' });
  expect(bea.heard()).toEqual(['still here', 'so am I']);
  expect(ada.heard().slice(-2)).toEqual(['still here', 'so am I']);
  expect(ada.outgoing()).toEqual([]);
});

describe('a flood', () => {
  const push = (event: string, payload: string) =>
    server.sendRaw(`[null,null,"room:kitchen","${event}",${payload}]`);
  const joins = (from: number, to: number) => {
    const ids = Array.from(
      { length: to - from },
      (_, n) => `"p${from + n}":{"metas":[{"phx_ref":"r"}]}`,
    );
    return `{${ids.join()}}`;
  };

  test('of people ends: beyond any real room nobody more is listed', async () => {
    const ada = await enter();
    for (let from = 0; from < 60_000; from += 2_000) {
      push('presence_diff', `{"joins":${joins(from, from + 2_000)},"leaves":{}}`);
      await time.advance(300);
    }
    tried.people = 60_000;
    expect(ada.room.members.length).toBeLessThanOrEqual(20_001);
    await time.advance(20_000);
    expect(ada.people()).toContain('ada');
  });

  test('of people who come and go at once leaves none of them behind', async () => {
    const ada = await enter();
    for (let from = 0; from < 60_000; from += 2_000) {
      push('presence_diff', `{"joins":${joins(from, from + 2_000)},"leaves":{}}`);
      push('presence_diff', `{"joins":{},"leaves":${joins(from, from + 2_000)}}`);
    }
    await time.advance(1_000);
    expect(ada.room.members.length).toBeLessThanOrEqual(20_001);
    await time.advance(20_000);
    expect(ada.people()).toEqual(['ada']);
  });

  test('of reactions to one message ends', async () => {
    const ada = await enter();
    server.room('kitchen').say('grace', 'like this');
    await time.advance(1_000);
    const key = ada.room.timeline.at(-1)?.key ?? '';
    const { log } = server.room('kitchen');
    const head = log.head;
    for (let n = 1; n <= 5_000; n++) {
      const from = `{"id":"p${n}"}`;
      push(
        'msg_reacted',
        `{"id":${JSON.stringify(key)},"seq":${head + n},"emoji":"🎉","on":true,"from":${from}}`,
      );
    }
    tried.reactions = 5_000;
    await time.advance(1_000);
    const [message] = ada.room.timeline.filter((item) => item.key === key) as Message[];
    expect(message?.reactions?.[0]?.members.length).toBe(LIMITS.reactors);
  });

  test('of typing and of messages does not grow either, and tells surfaces little', async () => {
    const ada = await enter();
    const before = ada.events.length;
    for (let n = 0; n < 5_000; n++) push('typing', `{"from":{"id":"p${n}"},"on":true}`);
    await time.advance(1_000);
    expect(ada.room.typing.length).toBe(4);
    expect(ada.events.length - before).toBeLessThan(20);
    const { head } = server.room('kitchen').log;
    for (let n = 1; n <= 5_000; n++) {
      push('new_msg', `{"id":"f${n}","seq":${head + n},"from":{"id":"eve"},"body":"${n}","ts":1}`);
    }
    await time.advance(1_000);
    expect(ada.room.timeline.length).toBeLessThanOrEqual(1_000);
  });
});
