import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EMPTY_INBOX,
  HELD_LIMIT,
  hasGap,
  receive,
  receivePage,
  type Inbox,
  type LogEntry,
} from '../../lib/room/inbox.ts';
import { aMessage } from '../fakes/samples.ts';

function said(seq: number): LogEntry {
  return { seq, message: aMessage(seq, `${seq}`) };
}

function at(cursor: number, ...held: number[]): Inbox {
  return { epoch: 'e', cursor, held: held.map(said) };
}

function seqsOf(messages: readonly { seq: number | null }[]): (number | null)[] {
  return messages.map(({ seq }) => seq);
}

describe('live entries', () => {
  test('come out in order, each once, and nothing before what it follows', () => {
    const arrivals = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }));
    fc.assert(
      fc.property(arrivals, (batches) => {
        let inbox = EMPTY_INBOX;
        const out: (number | null)[] = [];
        for (const batch of batches) {
          const next = receive(inbox, batch.map(said));
          inbox = next.inbox;
          out.push(...seqsOf(next.ready));
        }
        expect(out).toEqual(Array.from({ length: inbox.cursor }, (_, n) => n + 1));
        const arrived = new Set(batches.flat().filter((seq) => seq > 0));
        expect(out.length + inbox.held.length).toBe(arrived.size);
        expect(hasGap(inbox)).toBe(arrived.size > inbox.cursor);
      }),
    );
  });

  test('that are no messages take their place all the same', () => {
    const { inbox, ready } = receive(at(3), [{ seq: 4, message: null }, said(5)]);
    expect(inbox.cursor).toBe(5);
    expect(seqsOf(ready)).toEqual([5]);
  });

  test('beyond a gap wait, and those nearest to it longest', () => {
    const many = Array.from({ length: HELD_LIMIT + 50 }, (_, n) => said(n + 10));
    const { inbox, ready } = receive(at(3), many.reverse());
    expect(ready).toEqual([]);
    expect(inbox.held).toHaveLength(HELD_LIMIT);
    expect(inbox.held[0]?.seq).toBe(10);
  });
});

describe('a page of the log', () => {
  test('closes the gap, and what waited behind it follows', () => {
    const { inbox, ready } = receivePage(at(3, 6, 7, 9), [said(4), said(5)], 5);
    expect(seqsOf(ready)).toEqual([4, 5, 6, 7]);
    expect(inbox.cursor).toBe(7);
    expect(seqsOf(inbox.held)).toEqual([9]);
  });

  test('may have places without a message', () => {
    const { inbox, ready } = receivePage(at(3), [said(5)], 8);
    expect(seqsOf(ready)).toEqual([5]);
    expect(inbox.cursor).toBe(8);
  });

  test('that leaves out what was heard live loses nothing', () => {
    expect(seqsOf(receivePage(at(3, 5), [said(4), said(6)], 6).ready)).toEqual([4, 5, 6]);
  });

  test('that lies about order, number and place still gives a rising line up to the cursor', () => {
    const seq = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(seq, fc.array(seq), fc.array(seq), seq, (cursor, held, page, upTo) => {
        const before = receive({ epoch: 'e', cursor, held: [] }, held.map(said)).inbox;
        const { inbox, ready } = receivePage(before, page.map(said), upTo);
        const out = seqsOf(ready);
        expect(out).toEqual([...new Set(out)].sort((a, b) => Number(a) - Number(b)));
        for (const one of out) {
          expect(one).toBeGreaterThan(before.cursor);
          expect(one).toBeLessThanOrEqual(inbox.cursor);
        }
        expect(inbox.cursor).toBeGreaterThanOrEqual(Math.max(before.cursor, upTo));
        for (const waiting of inbox.held) expect(waiting.seq).toBeGreaterThan(inbox.cursor + 1);
      }),
    );
  });
});
