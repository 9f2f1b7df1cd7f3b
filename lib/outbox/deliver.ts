import type { Clock } from '../clock.ts';
import { log } from '../log.ts';
import type { Cid, Delivery, FailureReason, MessageContext, OutboxEntry } from '../room/types.ts';
import type { OutboxRow, OutboxStore } from './outbox-store.ts';

/** Rows of one room; beyond, new text stays in the composer. */
export const OUTBOX_LIMIT = 100;
/** After a day nobody expects a message to go out by itself any more. */
export const OUTBOX_MAX_AGE_MS = 24 * 60 * 60 * 1000;
/** A server that echoes and has not by then may have lost it: protocol, section 1. */
const ECHO_TIMEOUT_MS = 10_000;
const DEFAULT_WAIT_MS = 1_000;

/** What became of one push. */
export type SendOutcome =
  /** The server has it in its log. */
  | { readonly status: 'confirmed'; readonly seq: number | null }
  /** Sent to a server that never replies: only its echo will tell. */
  | { readonly status: 'pushed' }
  | { readonly status: 'wait'; readonly ms: number | null }
  | { readonly status: 'failed'; readonly reason: FailureReason }
  /** It may or may not have arrived. */
  | { readonly status: 'unknown' };

export interface DeliveryOptions {
  readonly roomKey: string;
  readonly store: OutboxStore;
  readonly clock: Clock;
  /** Pushes one message; resolves however it ends. */
  readonly send: (entry: OutboxEntry) => Promise<SendOutcome>;
  /** An entry is new or has got further. */
  readonly changed: (entry: OutboxEntry) => void;
  /** An entry is gone: confirmed, or discarded by the person. */
  readonly discarded: (cid: Cid) => void;
}

/** Whether the server drops duplicates of a cid, or only echoes. */
export type ServerKind = 'deduping' | 'echoing';

/** Brings the messages of one room to its server, one at a time, so that their order holds. */
export interface DeliveryQueue {
  /** Reads what an earlier life left behind. To be awaited before anything else. */
  load(): Promise<void>;
  /** Takes a message. Once it resolves `accepted`, the message is on disk. The same cid may come twice. */
  accept(
    cid: Cid,
    body: string,
    context?: MessageContext,
  ): Promise<'accepted' | 'outbox_full' | 'storage_failed'>;
  /** The room is joined: sending may begin. */
  ready(kind: ServerKind): void;
  /** The room is not joined any more. */
  pause(): void;
  /** The room has heard a message of ours, so it is no longer on its way. */
  heard(cid: Cid): Promise<void>;
  /** The own entry that an echo without a cid belongs to: first in, first out, by equal body. */
  matchEcho(body: string): OutboxEntry | null;
  retry(cid: Cid): Promise<void>;
  discard(cid: Cid): Promise<void>;
  /** Whether a message of ours with this cid is on its way. */
  has(cid: Cid): boolean;
  /** Ends what waits for longer than a day as `failed`. */
  expire(): void;
  readonly size: number;
  stop(): void;
}

/** A message on its way; once it is `pushed`, nobody knows what became of it until somebody says so. */
interface Flight {
  readonly cid: Cid;
  pushed: boolean;
}

export function createDelivery(options: DeliveryOptions): DeliveryQueue {
  const { roomKey, store, clock, send, changed, discarded } = options;
  const rows = new Map<Cid, OutboxRow>();
  const accepting = new Map<Cid, Promise<'accepted' | 'outbox_full' | 'storage_failed'>>();
  let kind: ServerKind | null = null;
  let flight: Flight | null = null;
  let cancelTimer: (() => void) | null = null;
  let lastOrder = 0;
  let lastSave: Promise<void> = Promise.resolve();

  /** Sends the next message, unless one is on its way or the server asked to wait. */
  async function pump(): Promise<void> {
    if (kind === null || flight !== null || cancelTimer !== null) return;
    expire();
    const next = nextQueued();
    if (!next) return;
    const mine: Flight = { cid: next.entry.cid, pushed: false };
    flight = mine;
    const sending = { ...next.entry, delivery: { status: 'sending' } } as const;
    const deduped = kind === 'deduping';
    // On disk before it goes out: a new life has to know that it may have. Where it may go out twice, that is
    // known from the disk already, and it waits only for what became of those before it: a new life would send
    // one behind it that the server has refused.
    if (deduped && next.deduped) {
      show({ ...next, entry: sending });
      await lastSave;
    } else await save({ ...next, entry: sending, deduped });
    const entry = rows.get(mine.cid)?.entry;
    if (flight !== mine || !entry) return;
    mine.pushed = true;
    const outcome = await send(entry);
    if (flight !== mine) return;
    if (outcome.status === 'pushed') awaitEcho(mine);
    else await land(mine, outcome);
  }

  function nextQueued(): OutboxRow | undefined {
    const queued = [...rows.values()].filter(({ entry }) => entry.delivery.status === 'queued');
    return queued.sort((a, b) => a.entry.order - b.entry.order)[0];
  }

  /** The flight is over, however it ended; the next may start, at once or after a wait. */
  async function land(ended: Flight, outcome: SendOutcome): Promise<void> {
    flight = null;
    clearTimer();
    const wait = waitAfter(outcome);
    // Before the disk is waited for: a message accepted meanwhile must not jump the wait.
    if (wait !== null) startTimer(wait, () => void pump());
    await move(ended.cid, deliveryAfter(ended, outcome));
    void pump();
  }

  /** A push that failed while the room is joined would fail again at once. */
  function waitAfter(outcome: SendOutcome): number | null {
    if (outcome.status === 'wait') return outcome.ms ?? DEFAULT_WAIT_MS;
    return outcome.status === 'unknown' && kind === 'deduping' ? DEFAULT_WAIT_MS : null;
  }

  function deliveryAfter({ cid, pushed }: Flight, outcome: SendOutcome): Delivery {
    switch (outcome.status) {
      case 'confirmed':
        return { status: 'sent', seq: outcome.seq };
      case 'failed':
        return { status: 'failed', reason: outcome.reason };
      case 'wait':
        return { status: 'queued' };
      case 'pushed':
      case 'unknown':
        return { status: !pushed || rows.get(cid)?.deduped ? 'queued' : 'unconfirmed' };
      default:
        return outcome satisfies never;
    }
  }

  /** Holds the line until the echo comes, the room goes down, or it took too long. */
  function awaitEcho(waiting: Flight): void {
    startTimer(ECHO_TIMEOUT_MS, () => void land(waiting, { status: 'unknown' }));
  }

  function startTimer(ms: number, callback: () => void): void {
    clearTimer();
    cancelTimer = clock.after(ms, () => {
      cancelTimer = null;
      callback();
    });
  }

  function clearTimer(): void {
    cancelTimer?.();
    cancelTimer = null;
  }

  async function move(cid: Cid, delivery: Delivery): Promise<void> {
    const row = rows.get(cid);
    if (row) await save({ ...row, entry: { ...row.entry, delivery } });
  }

  /** In memory, so that what is seen is right. */
  function show(row: OutboxRow): void {
    rows.set(row.entry.cid, row);
    changed(row.entry);
  }

  /**
   * Shown at once. A disk that has failed since the message was accepted costs no message: the row is there,
   * only older than it could be.
   */
  async function save(row: OutboxRow): Promise<void> {
    show(row);
    lastSave = store.put(row).catch(noteDisk);
    await lastSave;
  }

  async function forget(cid: Cid): Promise<void> {
    if (!rows.delete(cid)) return;
    discarded(cid);
    await store.remove(roomKey, cid).catch(noteDisk);
  }

  async function write(
    cid: Cid,
    body: string,
    context: MessageContext,
  ): Promise<'accepted' | 'storage_failed'> {
    const entry: OutboxEntry = {
      cid,
      body,
      ...context,
      acceptedAt: clock.now(),
      order: ++lastOrder,
      delivery: { status: 'queued' },
    };
    const row = { roomKey, entry, deduped: kind === 'deduping' };
    try {
      await store.put(row);
    } catch (error) {
      noteDisk(error);
      return 'storage_failed'; // the person still has the text, and is told
    }
    show(row);
    void pump();
    return 'accepted';
  }

  function expire(): void {
    for (const { entry } of rows.values()) {
      if (entry.delivery.status !== 'queued' || !isTooOld(entry, clock.now())) continue;
      void move(entry.cid, { status: 'failed', reason: 'too_old' });
    }
  }

  return {
    async load() {
      for (const row of await store.list(roomKey)) {
        if (rows.has(row.entry.cid)) continue;
        const revived = revive(row);
        rows.set(row.entry.cid, revived);
        lastOrder = Math.max(lastOrder, row.entry.order);
        changed(revived.entry);
      }
      expire();
      void pump();
    },
    async accept(cid, body, context = {}) {
      if (rows.has(cid)) return 'accepted';
      const already = accepting.get(cid);
      if (already) return already;
      if (rows.size + accepting.size >= OUTBOX_LIMIT) return 'outbox_full';
      const writing = write(cid, body, context).finally(() => accepting.delete(cid));
      accepting.set(cid, writing);
      return writing;
    },
    ready(next) {
      kind = next;
      // Confirmed by a log that has not told of it since: that log may be gone.
      for (const row of rows.values()) {
        if (row.entry.delivery.status === 'sent') void save(revive(row));
      }
      void pump();
    },
    pause() {
      kind = null;
      clearTimer();
      if (flight) void land(flight, { status: 'unknown' });
    },
    async heard(cid) {
      const ended = flight?.cid === cid;
      if (ended) {
        flight = null;
        clearTimer();
      }
      await forget(cid);
      if (ended) void pump();
    },
    matchEcho(body) {
      const entry = flight?.pushed ? rows.get(flight.cid)?.entry : undefined;
      return entry?.body === body ? entry : null;
    },
    async retry(cid) {
      const row = rows.get(cid);
      const status = row?.entry.delivery.status;
      if (!row || (status !== 'failed' && status !== 'unconfirmed')) return;
      await save({
        ...row,
        entry: {
          ...row.entry,
          acceptedAt: clock.now(),
          order: ++lastOrder,
          delivery: { status: 'queued' },
        },
      });
      void pump();
    },
    async discard(cid) {
      const status = rows.get(cid)?.entry.delivery.status;
      if (status !== undefined && status !== 'sending' && status !== 'sent') await forget(cid);
    },
    has: (cid) => rows.has(cid),
    expire,
    get size() {
      return rows.size;
    },
    stop() {
      kind = null;
      flight = null;
      clearTimer();
    },
  };
}

/** What was on its way when the background died, or the room went down, may or may not have arrived. */
function revive(row: OutboxRow): OutboxRow {
  const { status } = row.entry.delivery;
  if (status !== 'sending' && status !== 'sent') return row;
  const delivery: Delivery = { status: row.deduped ? 'queued' : 'unconfirmed' };
  return { ...row, entry: { ...row.entry, delivery } };
}

function noteDisk(error: unknown): void {
  log(`outbox: ${String(error)}`);
}

function isTooOld(entry: OutboxEntry, now: number): boolean {
  return now - entry.acceptedAt > OUTBOX_MAX_AGE_MS;
}
