import type { MessageChange } from './room-event.ts';
import type { Message } from './types.ts';

/** How many log entries wait for one that is missing; beyond, the log is asked instead. */
export const HELD_LIMIT = 200;

/** One place in the server's log. Without either it is one that nobody here can read. */
export interface LogEntry {
  readonly seq: number;
  readonly message: Message | null;
  /** What it does to an earlier message. */
  readonly change?: MessageChange | null;
}

/** What a room has of the server's log: everything up to `cursor`, and some beyond a gap. */
export interface Inbox {
  /** Identity of the log; null before the first answer. */
  readonly epoch: string | null;
  /** `seq` up to which nothing is missing. */
  readonly cursor: number;
  /** Entries beyond a gap, by `seq`, in order. */
  readonly held: readonly LogEntry[];
}

export interface Received {
  readonly inbox: Inbox;
  /** Messages that now follow without a gap, in order. */
  readonly ready: readonly Message[];
  /** What was done to messages, in order: to earlier ones, or to some of those in `ready`. */
  readonly changes: readonly MessageChange[];
}

/** An inbox without a log. */
export const EMPTY_INBOX: Inbox = { epoch: null, cursor: 0, held: [] };

/** Takes entries in whatever order they come, and twice. */
export function receive(inbox: Inbox, entries: readonly LogEntry[]): Received {
  const waiting = new Map(inbox.held.map((entry) => [entry.seq, entry]));
  for (const entry of entries) {
    if (entry.seq > inbox.cursor && !waiting.has(entry.seq)) waiting.set(entry.seq, entry);
  }
  const ready: LogEntry[] = [];
  let { cursor } = inbox;
  for (let next = waiting.get(cursor + 1); next !== undefined; next = waiting.get(cursor + 1)) {
    ready.push(next);
    cursor = next.seq;
    waiting.delete(cursor);
  }
  const held = [...waiting.values()].sort(bySeq).slice(0, HELD_LIMIT);
  return { inbox: { ...inbox, cursor, held }, ...read(ready) };
}

/**
 * Takes a page of the log that begins right after the cursor. Up to `upTo` nothing is missing by the
 * server's word, though not every place there holds a message. Held entries come out in their places:
 * what was heard live is not lost because a page leaves it out.
 */
export function receivePage(inbox: Inbox, entries: readonly LogEntry[], upTo: number): Received {
  const cursor = Math.max(inbox.cursor, upTo);
  const after = receive({ ...inbox, cursor, held: [] }, inbox.held);
  const bySeqNumber = new Map(
    [...inbox.held, ...entries]
      .filter(({ seq }) => seq > inbox.cursor && seq <= upTo)
      .map((entry) => [entry.seq, entry]),
  );
  const fresh = [...bySeqNumber.values()].sort(bySeq);
  const { ready, changes } = read(fresh);
  return {
    inbox: after.inbox,
    ready: [...ready, ...after.ready],
    changes: [...changes, ...after.changes],
  };
}

/** True while something is known to be missing. */
export function hasGap(inbox: Inbox): boolean {
  return inbox.held.length > 0;
}

function read(entries: readonly LogEntry[]): Omit<Received, 'inbox'> {
  return {
    ready: entries.flatMap(({ message }) => message ?? []),
    changes: entries.flatMap(({ change }) => change ?? []),
  };
}

function bySeq(a: LogEntry, b: LogEntry): number {
  return a.seq - b.seq;
}
