import { beforeEach, describe, expect, test } from 'vitest';
import {
  createDelivery,
  OUTBOX_LIMIT,
  OUTBOX_MAX_AGE_MS,
  type DeliveryQueue,
  type SendOutcome,
} from '../../lib/outbox/deliver.ts';
import type { OutboxRow, OutboxStore } from '../../lib/outbox/outbox-store.ts';
import type { Cid, OutboxEntry } from '../../lib/room/types.ts';
import { createHandClock, settle, type HandClock } from '../fakes/hand-clock.ts';

const ROOM = 'http://127.0.0.1:4000#kitchen';
const ECHO_MS = 10_000;

let clock: HandClock;
let disk: Map<Cid, OutboxRow>;
/** What the disk refuses from now on. */
let refused: Set<'put' | 'remove' | 'list'>;
/** Pushes that nobody has answered yet. */
let pushes: { entry: OutboxEntry; answer: (outcome: SendOutcome) => void }[];
/** What a surface shows. */
let shown: Map<Cid, OutboxEntry>;
let queue: DeliveryQueue;

function store(): OutboxStore {
  const job = async <T>(name: 'put' | 'remove' | 'list', work: () => T): Promise<T> => {
    if (refused.has(name)) throw new Error('QuotaExceededError');
    return work();
  };
  return {
    put: (row) => job('put', () => void disk.set(row.entry.cid, structuredClone(row))),
    remove: (_, cid) => job('remove', () => void disk.delete(cid)),
    list: () => job('list', () => [...disk.values()].sort((a, b) => a.entry.order - b.entry.order)),
  };
}

/** A life of the background: what was in memory is gone, what is on disk is there. */
async function beginLife(): Promise<void> {
  shown = new Map();
  pushes = [];
  queue = createDelivery({
    roomKey: ROOM,
    store: store(),
    clock,
    send: (entry) =>
      new Promise((resolve) => {
        pushes.push({ entry, answer: resolve });
      }),
    changed: (entry) => void shown.set(entry.cid, entry),
    discarded: (cid) => void shown.delete(cid),
  });
  await queue.load();
}

async function answer(outcome: SendOutcome): Promise<void> {
  pushes.shift()?.answer(outcome);
  await settle();
}

async function accept(...cids: Cid[]): Promise<void> {
  for (const cid of cids) expect(await queue.accept(cid, `body of ${cid}`)).toBe('accepted');
  await settle();
}

function pushed(): Cid[] {
  return pushes.map(({ entry }) => entry.cid);
}

function status(cid: Cid): string | undefined {
  return shown.get(cid)?.delivery.status;
}

beforeEach(async () => {
  clock = createHandClock();
  disk = new Map();
  refused = new Set();
  await beginLife();
});

describe('a message that was accepted', () => {
  test('is on disk, shown as queued, and waits for the room', async () => {
    await accept('a');
    expect(disk.get('a')?.entry.body).toBe('body of a');
    expect(status('a')).toBe('queued');
    expect(pushed()).toEqual([]);
    queue.ready('deduping');
    await settle();
    expect(pushed()).toEqual(['a']);
    expect(status('a')).toBe('sending');
  });

  test('is on disk as sending before it goes out, so that a new life knows that it may have', async () => {
    await accept('a');
    queue.ready('deduping');
    await settle();
    expect(disk.get('a')).toMatchObject({
      deduped: true,
      entry: { delivery: { status: 'sending' } },
    });
  });

  test('handed over twice is one message, at the same time or later', async () => {
    queue.ready('deduping');
    const both = [queue.accept('a', 'hi'), queue.accept('a', 'hi')];
    expect(await Promise.all(both)).toEqual(['accepted', 'accepted']);
    expect(await queue.accept('a', 'hi')).toBe('accepted');
    await settle();
    expect(queue.size).toBe(1);
    expect(status('a')).toBe('sending');
  });

  test('handed over again while it is on its way stays on its way, in its place', async () => {
    queue.ready('deduping');
    await accept('a', 'b');
    expect(await queue.accept('a', 'body of a')).toBe('accepted');
    await settle();
    expect(status('a')).toBe('sending');
    await answer({ status: 'confirmed', seq: 1 });
    expect(pushed()).toEqual(['b']);
    await answer({ status: 'confirmed', seq: 2 });
    expect(pushed()).toEqual([]);
  });

  test('is gone, here and on disk, once the room has heard it', async () => {
    queue.ready('deduping');
    await accept('a');
    await answer({ status: 'confirmed', seq: 7 });
    expect(shown.get('a')?.delivery).toEqual({ status: 'sent', seq: 7 });
    await queue.heard('a');
    expect(shown.size + disk.size + queue.size).toBe(0);
  });
});

describe('a message that is not accepted', () => {
  test('is one that the disk refuses: the person still has the text', async () => {
    refused.add('put');
    expect(await queue.accept('a', 'hi')).toBe('storage_failed');
    expect(shown.size + queue.size).toBe(0);
    refused.clear();
    await accept('a');
  });

  test('is the hundred and first', async () => {
    await Promise.all(Array.from({ length: OUTBOX_LIMIT }, (_, n) => queue.accept(`m${n}`, 'x')));
    expect(await queue.accept('one-more', 'x')).toBe('outbox_full');
    await queue.discard('m0');
    await accept('one-more');
  });

  test('is the hundred and first of those handed over at the same time, too', async () => {
    const all = Array.from({ length: OUTBOX_LIMIT + 1 }, (_, n) => queue.accept(`m${n}`, 'x'));
    const outcomes = await Promise.all(all);
    expect(outcomes.filter((outcome) => outcome === 'outbox_full')).toHaveLength(1);
  });
});

describe('several messages', () => {
  test('go out one at a time, in the order in which they were sent', async () => {
    queue.ready('deduping');
    await accept('a', 'b', 'c');
    for (const cid of ['a', 'b', 'c']) {
      expect(pushed()).toEqual([cid]);
      await answer({ status: 'confirmed', seq: null });
    }
    expect(pushed()).toEqual([]);
  });

  test('go on after one that is finally refused', async () => {
    queue.ready('deduping');
    await accept('a', 'b');
    await answer({ status: 'failed', reason: 'too_large' });
    expect(shown.get('a')?.delivery).toEqual({ status: 'failed', reason: 'too_large' });
    expect(pushed()).toEqual(['b']);
  });
});

test('what a new life is told goes out after what the old one left', async () => {
  await accept('a', 'b');
  await beginLife();
  await accept('c');
  expect([...shown.values()].map(({ order }) => order)).toEqual([1, 2, 3]);
  queue.ready('deduping');
  await settle();
  expect(pushed()).toEqual(['a']);
});

describe('a server that drops duplicates', () => {
  beforeEach(async () => {
    queue.ready('deduping');
    await accept('a', 'b');
  });

  test('gets the same message again after a break, before any later one', async () => {
    queue.pause();
    await answer({ status: 'confirmed', seq: 1 });
    expect(status('a')).toBe('queued');
    queue.ready('deduping');
    await settle();
    expect(pushed()).toEqual(['a']);
  });

  test('gets it again after a moment where the push fails though the room is joined', async () => {
    await answer({ status: 'unknown' });
    expect(pushed()).toEqual([]);
    await clock.advance(1_000);
    expect(pushed()).toEqual(['a']);
  });

  test('gets it again in the next life of the background', async () => {
    await beginLife();
    expect(status('a')).toBe('queued');
    queue.ready('deduping');
    await settle();
    expect(pushed()).toEqual(['a']);
  });

  test('gets nothing while it wants a rest, whatever else is accepted meanwhile', async () => {
    const resting = answer({ status: 'wait', ms: 5_000 });
    await Promise.all([resting, queue.accept('c', 'x')]);
    await clock.advance(4_999);
    expect(pushed()).toEqual([]);
    await clock.advance(1);
    expect(pushed()).toEqual(['a']);
  });

  test('that names no time gets it again after a second', async () => {
    await answer({ status: 'wait', ms: null });
    await clock.advance(1_000);
    expect(pushed()).toEqual(['a']);
  });

  test('gets it once though the room hears it before the reply comes', async () => {
    await queue.heard('a');
    await answer({ status: 'confirmed', seq: 1 });
    expect(pushed()).toEqual(['b']);
    expect(status('a')).toBeUndefined();
  });

  test('whose log is lost after it confirmed gets it again after the rejoin', async () => {
    await answer({ status: 'confirmed', seq: 1 });
    queue.pause();
    pushes = [];
    queue.ready('deduping');
    await settle();
    expect(pushed()).toEqual(['a']);
  });
});

describe('a server that only echoes', () => {
  beforeEach(async () => {
    queue.ready('echoing');
    await accept('a', 'b');
  });

  test('has the line wait for its echo', async () => {
    await answer({ status: 'pushed' });
    expect(pushed()).toEqual([]);
    expect(queue.matchEcho('body of a')?.cid).toBe('a');
    expect(queue.matchEcho('body of b')).toBeNull();
    await queue.heard('a');
    await settle();
    expect(pushed()).toEqual(['b']);
  });

  test('that stays silent leaves the message unconfirmed, and it is not sent by itself', async () => {
    await answer({ status: 'pushed' });
    await clock.advance(ECHO_MS);
    expect(status('a')).toBe('unconfirmed');
    expect(pushed()).toEqual(['b']);
    await answer({ status: 'pushed' });
    await queue.heard('b');
    queue.pause();
    queue.ready('echoing');
    await clock.advance(ECHO_MS * 3);
    expect(pushed()).toEqual([]);
  });

  test('that echoes late, with the cid, confirms it all the same', async () => {
    await answer({ status: 'pushed' });
    await clock.advance(ECHO_MS);
    expect(queue.has('a')).toBe(true);
    await queue.heard('a');
    expect(status('a')).toBeUndefined();
  });

  test('that goes down meanwhile leaves it unconfirmed, in the next life as well', async () => {
    await answer({ status: 'pushed' });
    queue.pause();
    await settle();
    expect(status('a')).toBe('unconfirmed');
    await beginLife();
    expect(status('a')).toBe('unconfirmed');
    expect(status('b')).toBe('queued');
  });

  test('gets it again when the person says so, behind what was sent meanwhile', async () => {
    await answer({ status: 'pushed' });
    await clock.advance(ECHO_MS);
    await queue.retry('a');
    await answer({ status: 'pushed' });
    await queue.heard('b');
    await settle();
    expect(pushed()).toEqual(['a']);
  });
});

describe('a message that could not be sent for a day', () => {
  test('is failed, never dropped in silence, and can be sent again', async () => {
    await accept('a');
    await clock.advance(OUTBOX_MAX_AGE_MS + 1);
    queue.expire();
    expect(shown.get('a')?.delivery).toEqual({ status: 'failed', reason: 'too_old' });
    await queue.retry('a');
    queue.ready('deduping');
    await settle();
    expect(pushed()).toEqual(['a']);
  });

  test('is failed when the background comes back after two days', async () => {
    await accept('a');
    clock.set(clock.now() + 2 * OUTBOX_MAX_AGE_MS);
    await beginLife();
    expect(status('a')).toBe('failed');
    queue.ready('deduping');
    await settle();
    expect(pushed()).toEqual([]);
  });

  test('is not failed because a clock was set back', async () => {
    await accept('a');
    clock.set(0);
    queue.expire();
    expect(status('a')).toBe('queued');
  });
});

describe('the person', () => {
  test('may discard what is not on its way', async () => {
    await accept('a');
    await queue.discard('a');
    expect(shown.size + disk.size).toBe(0);
  });

  test('cannot discard what is', async () => {
    queue.ready('deduping');
    await accept('a');
    await queue.discard('a');
    expect(status('a')).toBe('sending');
  });

  test('cannot send again what is still waiting', async () => {
    await accept('a', 'b');
    await queue.retry('a');
    queue.ready('deduping');
    await settle();
    expect(pushed()).toEqual(['a']);
  });
});

describe('a disk that fails after the message was accepted', () => {
  test('does not keep it from being sent and heard', async () => {
    await accept('a');
    refused = new Set(['put', 'remove']);
    queue.ready('deduping');
    await settle();
    await answer({ status: 'confirmed', seq: 1 });
    await queue.heard('a');
    expect(shown.size).toBe(0);
  });

  test('that cannot be read says so', async () => {
    refused.add('list');
    await expect(beginLife()).rejects.toThrow('QuotaExceededError');
  });
});

test('a stopped queue sends nothing more and leaves no timer behind', async () => {
  queue.ready('deduping');
  await accept('a', 'b');
  const landing = answer({ status: 'wait', ms: 60_000 });
  queue.stop();
  await landing;
  expect(clock.timers).toBe(0);
  await clock.advance(120_000);
  expect(pushed()).toEqual([]);
});
