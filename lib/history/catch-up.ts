import type { Clock } from '../clock.ts';
import { EMPTY_INBOX, hasGap, receive, receivePage, type Inbox, type LogEntry } from '../room/inbox.ts';
import type { Message } from '../room/types.ts';

/** A moment for the missing message to come by itself, before the log is asked. */
const GAP_WAIT_MS = 1_500;
const PAGE = 200;
/** Messages of a room that is new here, and of one that was away for longer than `FAR_BEHIND`. */
const FIRST_PAGE = 50;
/** Entries behind, from which on the newest page is shown instead of everything in between. */
const FAR_BEHIND = 1_000;
const RETRY_MS = 2_000;

/** A page of the server's log, read. */
export interface LogPage {
  readonly epoch: string;
  readonly head: number;
  readonly oldest: number;
  /** Each with a `seq`, oldest first. */
  readonly messages: readonly Message[];
  readonly more: boolean;
}

export type LogRange =
  | { readonly afterSeq: number; readonly limit: number }
  | { readonly beforeSeq: number; readonly limit: number };

/** Where the log stands, by a join reply or a tick. */
export interface LogHead {
  readonly epoch: string;
  readonly head: number;
}

export interface CatchUpOptions {
  readonly inbox?: Inbox;
  readonly clock: Clock;
  /** Asks the server's log; null where no answer came or it made no sense. */
  readonly ask: (range: LogRange) => Promise<LogPage | null>;
  /** The next messages of the log, without a gap. */
  readonly received: (messages: readonly Message[], inbox: Inbox) => void;
  /** The newest page replaces what was here. `restarted`: the log is a new one. */
  readonly replaced: (page: {
    messages: readonly Message[];
    more: boolean;
    restarted: boolean;
    inbox: Inbox;
  }) => void;
}

/** Keeps a room at the end of its server's log: in order, without gaps, whatever is lost on the way. */
export interface CatchUp {
  readonly inbox: Inbox;
  /** Joined: whatever was missed meanwhile is fetched. */
  joined(head: LogHead): void;
  /** The server says where its log stands. */
  tick(head: LogHead): void;
  /** A live entry. */
  entry(entry: LogEntry): void;
  /** No longer joined: what is under way will not be answered. */
  pause(): void;
}

export function createCatchUp(options: CatchUpOptions): CatchUp {
  const { clock, ask, received, replaced } = options;
  let inbox = options.inbox ?? EMPTY_INBOX;
  let joined = false;
  /** Counts joins: an answer to an older one is not heard. */
  let life = 0;
  let fetching = false;
  let known: LogHead | null = null;
  let cancelTimer: (() => void) | null = null;

  function take(next: { inbox: Inbox; ready: readonly Message[] }): void {
    const moved = next.inbox.cursor !== inbox.cursor;
    inbox = next.inbox;
    if (moved) received(next.ready, inbox);
  }

  function isBehind(): boolean {
    if (!known) return false;
    return inbox.epoch !== known.epoch || inbox.cursor < known.head || hasGap(inbox);
  }

  async function fetchMissing(): Promise<void> {
    if (fetching || !joined || !known || !isBehind()) return;
    const mine = life;
    fetching = true;
    const done = await fetchPage(known).finally(() => {
      fetching = false;
    });
    if (mine !== life || !joined) return void (joined && fetchMissing());
    if (done) return void fetchMissing();
    later(RETRY_MS);
  }

  /** True if it brought us further. */
  async function fetchPage(head: LogHead): Promise<boolean> {
    const fresh = inbox.epoch !== head.epoch || head.head - inbox.cursor > FAR_BEHIND;
    return fresh ? fetchNewest(head) : fetchNext();
  }

  async function fetchNewest(head: LogHead): Promise<boolean> {
    const mine = life;
    const page = await ask({ beforeSeq: head.head + 1, limit: FIRST_PAGE });
    if (!page || mine !== life) return false;
    const restarted = inbox.epoch !== null && inbox.epoch !== page.epoch;
    const held = restarted || inbox.epoch === null ? [] : inbox.held;
    const upTo = Math.max(head.head, page.messages.at(-1)?.seq ?? 0);
    const start: Inbox = { epoch: page.epoch, cursor: upTo, held: [] };
    const next = receive(start, [...held, ...early]);
    early = [];
    inbox = next.inbox;
    known = { epoch: page.epoch, head: Math.max(page.head, upTo) };
    replaced({ messages: [...page.messages, ...next.ready], more: page.more, restarted, inbox });
    return true;
  }

  async function fetchNext(): Promise<boolean> {
    const mine = life;
    const page = await ask({ afterSeq: inbox.cursor, limit: PAGE });
    if (!page || mine !== life) return false;
    known = { epoch: page.epoch, head: Math.max(page.head, known?.head ?? 0) };
    // The log is a new one, or has lost what we miss: start from its end.
    if (page.epoch !== inbox.epoch) return true;
    if (page.oldest > inbox.cursor + 1 && page.messages.length > 0) return fetchNewest(known);
    const upTo = page.more ? (page.messages.at(-1)?.seq ?? inbox.cursor) : page.head;
    if (upTo <= inbox.cursor && !isBehind()) return true;
    const before = inbox.cursor;
    take(receivePage(inbox, page.messages.map(toEntry), upTo));
    return inbox.cursor > before;
  }

  /** Live entries that came before the log was known; they count from the first page on. */
  let early: LogEntry[] = [];

  function later(ms: number): void {
    cancelTimer ??= clock.after(ms, () => {
      cancelTimer = null;
      void fetchMissing();
    });
  }

  return {
    get inbox() {
      return inbox;
    },
    joined(head) {
      life++;
      joined = true;
      known = head;
      early = [];
      void fetchMissing();
    },
    tick(head) {
      if (!joined) return;
      known = head;
      void fetchMissing();
    },
    entry(entry) {
      if (!joined) return;
      if (known && known.epoch !== inbox.epoch) {
        early.push(entry);
        return;
      }
      if (known && entry.seq > known.head) known = { ...known, head: entry.seq };
      take(receive(inbox, [entry]));
      if (hasGap(inbox)) later(GAP_WAIT_MS);
    },
    pause() {
      life++;
      joined = false;
      cancelTimer?.();
      cancelTimer = null;
    },
  };
}

function toEntry(message: Message): LogEntry {
  return { seq: message.seq ?? 0, message };
}
