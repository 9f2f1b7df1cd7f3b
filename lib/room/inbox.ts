import type { Message } from './types.ts';

/** How many messages wait for one that is missing; beyond, the log is asked instead. */
export const HELD_LIMIT = 200;

/** What a room has of the server's log: everything up to `cursor`, and some beyond a gap. */
export interface Inbox {
  /** Identity of the log; null before the first answer. */
  readonly epoch: string | null;
  /** `seq` up to which nothing is missing. */
  readonly cursor: number;
  /** Messages beyond a gap, by `seq`, in order. */
  readonly held: readonly SequencedMessage[];
}

export type SequencedMessage = Message & { readonly seq: number };

/** An inbox without a log. */
export const EMPTY_INBOX: Inbox = { epoch: null, cursor: 0, held: [] };

/** Takes messages in whatever order they come; `ready` are those that now follow without a gap. */
export function receive(
  inbox: Inbox,
  messages: readonly SequencedMessage[],
): { inbox: Inbox; ready: readonly SequencedMessage[] } {
  const waiting = new Map(inbox.held.map((message) => [message.seq, message]));
  for (const message of messages) {
    if (message.seq > inbox.cursor && !waiting.has(message.seq)) waiting.set(message.seq, message);
  }
  const ready: SequencedMessage[] = [];
  let cursor = inbox.cursor;
  for (let next = waiting.get(cursor + 1); next !== undefined; next = waiting.get(cursor + 1)) {
    ready.push(next);
    cursor = next.seq;
    waiting.delete(cursor);
  }
  const held = [...waiting.values()].sort((a, b) => a.seq - b.seq).slice(0, HELD_LIMIT);
  return { inbox: { ...inbox, cursor, held }, ready };
}

/**
 * Takes a page of the log that begins right after the cursor. Inside the page nothing is missing by
 * the server's word, so the cursor goes to `upTo`, and held messages that follow come out too.
 */
export function receivePage(
  inbox: Inbox,
  messages: readonly SequencedMessage[],
  upTo: number,
): { inbox: Inbox; ready: readonly SequencedMessage[] } {
  const fresh = messages
    .filter(({ seq }) => seq > inbox.cursor && seq <= upTo)
    .sort((a, b) => a.seq - b.seq);
  const cursor = Math.max(inbox.cursor, upTo);
  const held = inbox.held.filter(({ seq }) => seq > cursor);
  const after = receive({ ...inbox, cursor, held: [] }, held);
  return { inbox: after.inbox, ready: [...fresh, ...after.ready] };
}

/** True while something is known to be missing. */
export function hasGap(inbox: Inbox): boolean {
  return inbox.held.length > 0;
}
