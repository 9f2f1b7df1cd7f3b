import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyRoom, reduceRoom } from '../../lib/room/reduce.ts';
import type { RoomEvent } from '../../lib/room/room-event.ts';
import { compareArrival } from '../../lib/room/select.ts';
import { TIMELINE_LIMIT } from '../../lib/room/timeline.ts';
import type { Divider, Message, Room } from '../../lib/room/types.ts';
import { aMember, aMessage, anEntry, aRoom, KITCHEN } from '../fakes/samples.ts';

function after(room: Room, ...events: RoomEvent[]): Room {
  return events.reduce(reduceRoom, room);
}

function received(...messages: Message[]): RoomEvent {
  return { type: 'messages_received', messages };
}

function seqs(room: Room): unknown[] {
  return room.timeline.map((item) => (item.kind === 'message' ? item.seq : item.why));
}

const RESTARTED: Divider = { kind: 'divider', key: 'd1', why: 'history_restarted', at: 0 };
const MISSED: Divider = { kind: 'divider', key: 'd2', why: 'maybe_missed', at: 0 };

describe('messages', () => {
  test('stand in the order of the log, once each, however and how often they arrive', () => {
    const arrivals = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 10 }));
    fc.assert(
      fc.property(arrivals, fc.array(fc.boolean()), (batches, older) => {
        const events = batches.map((batch, index): RoomEvent => {
          const messages = batch.map((seq) => aMessage(seq, `${seq}`));
          return older[index]
            ? { type: 'older_received', messages, more: true }
            : { type: 'messages_received', messages };
        });
        const expected = [...new Set(batches.flat())].sort((a, b) => a - b);
        expect(seqs(after(aRoom(), ...events))).toEqual(expected);
      }),
    );
  });

  test('without a place in a log stand as they came', () => {
    const room = after(
      aRoom(),
      received(aMessage(2, 'b', { seq: null })),
      received(aMessage(1, 'a', { seq: null })),
      received(aMessage(2, 'b', { seq: null })),
    );
    expect(room.timeline.map((item) => item.key)).toEqual(['m2', 'm1']);
  });

  test('of a server that only passes on are told apart by their key', () => {
    const anonymous = { seq: null, cid: null };
    const [one, two] = [aMessage(1, 'hi', anonymous), aMessage(2, 'hi', anonymous)];
    const room = after(aRoom(), received(one), received(one, two));
    expect(room.timeline.map((item) => item.key)).toEqual(['m1', 'm2']);
  });

  test('of two people may carry the same cid: both are shown', () => {
    const cid = 'same-cid';
    const room = after(
      aRoom(),
      received(
        aMessage(1, 'one', { cid, by: 'grace' }),
        aMessage(2, 'two', { cid, by: 'mallory' }),
      ),
    );
    expect(seqs(room)).toEqual([1, 2]);
  });

  test('of one person with the same cid are one message', () => {
    const cid = 'same-cid';
    const room = after(aRoom(), received(aMessage(1, 'x', { cid }), aMessage(2, 'x', { cid })));
    expect(seqs(room)).toEqual([1]);
  });

  test('at one place of the log are one message, whatever an older page calls it', () => {
    const renamed = aMessage(1, 'x', { key: 'another', cid: 'another-cid' });
    const room = after(aRoom(), received(aMessage(1, 'x'), aMessage(2, 'y')), {
      type: 'older_received',
      messages: [renamed],
      more: false,
    });
    expect(seqs(room)).toEqual([1, 2]);
  });

  test('are kept up to a number; what was cut off can be asked for again', () => {
    const many = Array.from({ length: TIMELINE_LIMIT + 1 }, (_, n) => aMessage(n + 1, 'x'));
    const room = after(aRoom(), received(...many));
    expect(room.timeline).toHaveLength(TIMELINE_LIMIT);
    expect(room.timeline[0]?.key).toBe('m2');
    expect(room.hasOlder).toBe(true);
  });

  test('that no log keeps cannot be asked for again', () => {
    const many = Array.from({ length: TIMELINE_LIMIT + 1 }, (_, n) =>
      aMessage(n, 'x', { seq: null }),
    );
    expect(after(aRoom(), received(...many)).hasOlder).toBe(false);
  });
});

describe('a restarted history', () => {
  const restarted = after(aRoom({ timeline: [aMessage(7, 'old log')] }), {
    type: 'timeline_replaced',
    messages: [aMessage(5, 'e'), aMessage(6, 'f')],
    more: true,
    divider: RESTARTED,
  });

  test('replaces what was here, and says so above it', () => {
    expect(seqs(restarted)).toEqual(['history_restarted', 5, 6]);
    expect(restarted.hasOlder).toBe(true);
  });

  test('grows at both ends below its line', () => {
    const messages = [aMessage(3, 'c'), aMessage(4, 'd')];
    const room = after(
      restarted,
      { type: 'older_received', messages, more: false },
      received(aMessage(7, 'g')),
    );
    expect(seqs(room)).toEqual(['history_restarted', 3, 4, 5, 6, 7]);
    expect(room.hasOlder).toBe(false);
  });
});

describe('a line that something may be missing', () => {
  test('is drawn once until something is said below it', () => {
    const added: RoomEvent = { type: 'divider_added', divider: MISSED };
    const again: RoomEvent = { type: 'divider_added', divider: { ...MISSED, key: 'd3' } };
    const hello = received(aMessage(1, 'hello', { seq: null }));
    const more = received(aMessage(2, 'more', { seq: null }));
    const room = after(aRoom(), hello, added, again, more, again);
    expect(seqs(room)).toEqual([null, 'maybe_missed', null, 'maybe_missed']);
  });

  test('is not drawn in an empty room', () => {
    expect(after(aRoom(), { type: 'divider_added', divider: MISSED }).timeline).toEqual([]);
  });
});

describe('an own message', () => {
  const entry = anEntry(1, 'hi', { status: 'sending' });
  const heard = aMessage(1, 'hi', { cid: entry.cid, own: true, by: 'ada' });
  const sending = after(aRoom(), { type: 'outgoing_changed', entry });

  test.each<[string, RoomEvent]>([
    ['heard live', received(heard)],
    ['found among older ones', { type: 'older_received', messages: [heard], more: false }],
    [
      'found in a new page',
      { type: 'timeline_replaced', messages: [heard], more: false, divider: null },
    ],
  ])('is no longer on its way once %s', (_, event) => {
    const room = after(sending, event);
    expect(room.outgoing).toEqual([]);
    expect(seqs(room)).toEqual([1]);
  });

  test('does not come back by a late word about it', () => {
    const late: RoomEvent = {
      type: 'outgoing_changed',
      entry: { ...entry, delivery: { status: 'sent', seq: 1 } },
    };
    expect(after(sending, received(heard), late).outgoing).toEqual([]);
  });

  test('stays on its way when somebody else says something with its cid', () => {
    const copied = aMessage(1, 'ho', { cid: entry.cid, own: false, by: 'mallory' });
    expect(after(sending, received(copied)).outgoing).toEqual([entry]);
  });

  test('stands in the order in which it was sent, whatever changes in between', () => {
    const second = anEntry(2, 'second', { status: 'queued' });
    const first = { ...entry, delivery: { status: 'unconfirmed' } } as const;
    const room = after(
      aRoom(),
      { type: 'outgoing_changed', entry: second },
      { type: 'outgoing_changed', entry },
      { type: 'outgoing_changed', entry: first },
    );
    expect(room.outgoing).toEqual([first, second]);
    expect(after(room, { type: 'outgoing_discarded', cid: entry.cid }).outgoing).toEqual([second]);
  });
});

describe('people', () => {
  const early = aMember('grace', 'Grace', { onlineAt: 1 });
  const late = aMember('ada', 'Ada', { onlineAt: 2 });

  test('stand in the order in which they came', () => {
    const room = after(aRoom(), {
      type: 'roster_received',
      members: [late, early],
      partial: false,
    });
    expect(room.members).toEqual([early, late]);
    expect(room.roster).toBe('whole');
  });

  test('who change are changed, who are new are added, who went are gone', () => {
    const changed = aMember('grace', 'Grace H.', { onlineAt: 1 });
    const fresh = aMember('zoe', 'Zoe', { onlineAt: 3 });
    const room = after(aRoom({ members: [early, late] }), {
      type: 'members_changed',
      present: [fresh, changed],
      gone: ['ada', 'nobody'],
    });
    expect(room.members).toEqual([changed, fresh]);
  });

  test('stand in the order of arrival, whoever comes, changes or goes', () => {
    const some = fc.array(
      fc.record({ id: fc.integer({ min: 1, max: 12 }), at: fc.integer({ min: 0, max: 5 }) }),
      { maxLength: 8 },
    );
    const changes = fc.array(fc.record({ present: some, gone: fc.array(fc.nat({ max: 12 })) }));
    fc.assert(
      fc.property(changes, (all) => {
        const room = after(
          aRoom({ members: [] }),
          ...all.map(({ present, gone }): RoomEvent => ({
            type: 'members_changed',
            present: present.map(({ id, at }) => aMember(`m${id}`, null, { onlineAt: at })),
            gone: gone.map((id) => `m${id}`),
          })),
        );
        expect(room.members).toEqual([...room.members].sort(compareArrival));
        expect(new Set(room.members.map(({ id }) => id)).size).toBe(room.members.length);
      }),
    );
  });

  test('may be called like a part of the language', () => {
    const odd = ['__proto__', 'constructor', 'toString'].map((id) => aMember(id));
    const room = after(aRoom({ members: [] }), { type: 'members_changed', present: odd, gone: [] });
    expect(room.members.map(({ id }) => id).sort()).toEqual([
      '__proto__',
      'constructor',
      'toString',
    ]);
  });

  test('may be ten thousand', () => {
    const crowd = Array.from({ length: 10_000 }, (_, n) =>
      aMember(`m${(n * 7919) % 10_000}`, null, { onlineAt: (n * 104_729) % 10_007 }),
    );
    const room = after(aRoom(), { type: 'roster_received', members: crowd, partial: false });
    const one = after(room, { type: 'members_changed', present: [aMember('x')], gone: ['m5'] });
    expect(one.members).toHaveLength(10_000);
  });
});

describe('joining', () => {
  const joined: RoomEvent = {
    type: 'joined',
    self: { memberId: 'ada', name: 'Ada', face: 'a' },
    rung: null,
    capabilities: [],
    limits: { body: 100 },
  };

  test('a server that shows nothing new keeps the rung it was seen on', () => {
    const room = after(emptyRoom(KITCHEN), { type: 'rung_inferred', rung: 'echo' }, joined);
    expect(room.rung).toBe('echo');
    expect(room.connection).toEqual({ status: 'online' });
  });

  test('what the server allows is what it last said', () => {
    const told: RoomEvent = { ...joined, rung: 'roomlight', capabilities: ['cid'] };
    expect(after(emptyRoom(KITCHEN), told)).toMatchObject({
      rung: 'roomlight',
      capabilities: ['cid'],
      limits: { body: 100 },
    });
  });
});

test('two copies that hear the same events are the same room, through a port as well', () => {
  const events: RoomEvent[] = [
    { type: 'draft_changed', draft: 'hel' },
    { type: 'outgoing_changed', entry: anEntry(1, 'hello', { status: 'queued' }) },
    received(aMessage(2, 'two'), aMessage(1, 'one')),
    { type: 'marked_read', key: 'm1' },
    { type: 'connection_changed', connection: { status: 'refused', reason: 'banned' } },
    { type: 'self_changed', self: { memberId: 'ada', name: 'A', face: 'a' } },
  ];
  const here = after(aRoom(), ...events);
  const there = after(
    JSON.parse(JSON.stringify(aRoom())) as Room,
    ...(JSON.parse(JSON.stringify(events)) as RoomEvent[]),
  );
  expect(there).toEqual(here);
});
