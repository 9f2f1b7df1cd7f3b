import * as fc from 'fast-check';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parseFrame } from '../../lib/wire/frame.ts';
import { ROOM_EVENTS } from '../../lib/wire/event-names.ts';
import { readEvent } from '../../lib/wire/read-event.ts';
import { LIMITS } from '../../lib/wire/limits.ts';
import { frameOfClient } from './frames-of-a-client.ts';
import { NEVER_SHOWN } from './hostile-texts.ts';
import { sayTried } from './say-tried.ts';
import { type Guest, type ServerInProcess, startInProcess } from './server-in-process.ts';

const FRAMES = 100;
const VISITS = 1_000;
const ROOM = 'room:kitchen';
/** Where the client that means harm may do what only an owner may. */
const OWN = 'room:lair';
/** What a channel dies of by design, as Phoenix' does where no clause matches. */
const DIES_OF = /crashed: (no such event|the payload is no map)$/;

const tried = { frames: 0, 'told to the others of them': 0, flood: 0 };
afterAll(() => sayTried('a hostile client, against the embedded server', tried));

let server: ServerInProcess;
let bob: Guest;
let refs = 1;

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'performance', 'Date'],
  });
  server = startInProcess();
  bob = server.enter('bob', { isLimited: false });
  bob.send(`["1","1","${ROOM}","phx_join",{"v":1,"caps":["cid","seq"],"name":"Bob"}]`);
  vi.advanceTimersByTime(2_000);
  bob.take();
});
afterEach(() => {
  server.stop();
  vi.useRealTimers();
});

/** Bob says something, and is told that he did; with all that he has heard besides. */
function expectServed(): string[] {
  const ref = `say-${++refs}`;
  bob.send(`["1","${ref}","${ROOM}","new_msg",{"body":"fine","cid":"bob-${ref}-0123456789"}]`);
  const heard = bob.take();
  expect(heard.find((text) => text.includes(`"${ref}"`))).toMatch(/"status":"ok"/);
  return heard;
}

/** Whom the client that means harm has banned, in the room that is its own. */
function banned(): string[] {
  const eve = server.enter('eve', { isLimited: false });
  eve.send(`["1","1","${OWN}","phx_join",{"v":1}]`);
  eve.send(`["1","bans","${OWN}","bans",{}]`);
  const answer = eve.take().find((text) => text.includes('"bans"')) ?? '';
  return answer.match(/"id":/g) ?? [];
}

/** What reaches somebody else has to be what a client of ours takes, and nothing that only a server says. */
function harmIn(text: string): string | null {
  const frame = parseFrame(text);
  if (!frame || text.length > LIMITS.incomingFrameBytes) return `no frame: ${text}`;
  if (frame.event === 'phx_reply' && frame.join_ref === '1') return null;
  const event = ROOM_EVENTS.find((name) => name === frame.event);
  if (!event || readEvent(event, frame.payload) === null) return `no event: ${text}`;
  return NEVER_SHOWN.test(JSON.stringify(frame.payload)) ? `not fit to be shown: ${text}` : null;
}

test(`${FRAMES * VISITS} frames end in answers or a close, and nobody else feels them`, () => {
  const visits = fc.property(
    fc.array(fc.integer(), { minLength: FRAMES, maxLength: FRAMES, size: 'max' }),
    fc.constantFrom<(1 | 2)[]>(2, 2, 2, 1),
    (seeds, vsn) => {
      const enter = () => {
        const eve = server.enter('eve', { isLimited: false, vsn });
        for (const room of [ROOM, OWN]) eve.send(`["1","1","${room}","phx_join",{"v":1}]`);
        return eve;
      };
      let eve = enter();
      for (const seed of seeds) {
        // Where frames are objects, the same as one.
        const frame = frameOfClient(seed, seed % 3 === 0 ? OWN : ROOM);
        eve.send(vsn === 1 && typeof frame === 'string' ? asObject(frame) : frame);
        if (eve.closedWith !== null || seed % 8 === 0) {
          eve.leave();
          eve = enter();
        }
        vi.advanceTimersByTime(250);
      }
      tried.frames += seeds.length;
      eve.leave();
      vi.advanceTimersByTime(2_000);
      const heard = bob.take();
      tried['told to the others of them'] += heard.length;
      expect(heard.flatMap((text) => harmIn(text) ?? [])).toEqual([]);
      expectServed();
      expect(server.lines.filter((line) => !DIES_OF.test(line))).toEqual([]);
      server.lines.length = 0;
      // Whatever was joined is left again.
      expect([...server.hub.topics()]).toEqual([ROOM]);
      expect(server.hub.count(ROOM)).toBe(1);
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );
  fc.assert(visits, { numRuns: VISITS, seed: 20_261_124 });
  expect(tried['told to the others of them']).toBeGreaterThan(VISITS);
  expect(banned().length).toBeGreaterThan(VISITS / 4);
}, 60_000);

test.each([1, 2] as const)(
  'what an answer would have to repeat is not so deep that nobody could write it (framing %i)',
  (vsn) => {
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    for (const at of [0, 1, 2, 3]) {
      const parts = ['"1"', '"1"', `"${ROOM}"`, '"phx_join"'].with(at, deep);
      const [joinRef, ref, topic, event] = parts;
      const eve = server.enter('eve', { vsn });
      eve.send(
        vsn === 2
          ? `[${parts.join()},{}]`
          : `{"join_ref":${joinRef},"ref":${ref},"topic":${topic},"event":${event},"payload":{}}`,
      );
      expect([at, eve.closedWith]).toEqual([at, 1011]);
    }
    expectServed();
  },
);

test('a flood of everything at once is refused, and everybody else is served meanwhile', () => {
  const eves = Array.from({ length: 20 }, (_, n) => {
    const eve = server.enter(`eve-${n}`);
    eve.send(`["1","1","${ROOM}","phx_join",{"v":1}]`);
    return eve;
  });
  vi.advanceTimersByTime(2_000);
  bob.take();
  const heard: string[] = [];
  const events = ['new_msg', 'typing', 'presence_update', 'history'];
  for (let n = 0; n < 500; n++) {
    for (const eve of eves) {
      const payload = `{"body":"${n}","on":true,"name":"${n}","after_seq":0}`;
      eve.send(`["1","${n}","${ROOM}","${events[n % 4]}",${payload}]`);
      tried.flood += 1;
    }
    if (n % 50 === 0) heard.push(...expectServed());
  }
  // In no time at all: bursts of 10 messages and one typing of each, and who keeps on is shown out.
  heard.push(...bob.take());
  const byEves = (event: string) =>
    heard.filter((text) => text.includes(`"${event}"`) && text.includes('"eve-')).length;
  expect(byEves('new_msg')).toBe(20 * 10);
  expect(byEves('typing')).toBe(20);
  expect(eves.map(({ closedWith }) => closedWith)).toEqual(eves.map(() => 4008));
  vi.advanceTimersByTime(5_000);
  expectServed();
  expect(server.hub.count(ROOM)).toBe(1);
});

/** The frame as the first version of Phoenix' framing has it; what is no frame stays as it is. */
function asObject(text: string): string {
  try {
    const frame: unknown = JSON.parse(text);
    if (!Array.isArray(frame)) return text;
    const [join_ref, ref, topic, event, payload] = frame as unknown[];
    return JSON.stringify({ join_ref, ref, topic, event, payload });
  } catch {
    return text; // damaged on purpose
  }
}
