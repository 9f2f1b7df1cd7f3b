import type { Clock } from '../clock.ts';
import {
  EMPTY_INBOX,
  HELD_LIMIT,
  hasGap,
  receive,
  receivePage,
  type Inbox,
  type LogEntry,
  type Received,
} from '../room/inbox.ts';
import type { MessageChange } from '../room/room-event.ts';
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
  /** What was done to messages, these and earlier ones, oldest first. */
  readonly changes: readonly { readonly seq: number; readonly change: MessageChange }[];
  /** `seq` of the page's last entry, be it a message or not; 0 in an empty page. */
  readonly reached: number;
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
  /** What comes next in the log, without a gap: messages, and then what was done to messages. */
  readonly received: (next: Received) => void;
  /** The newest page replaces what was here. `restarted`: the log is a new one. */
  readonly replaced: (page: {
    messages: readonly Message[];
    changes: readonly MessageChange[];
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
  /** Something may have been missed that nobody has told of. */
  askAgain(): void;
  /** A live entry. */
  entry(entry: LogEntry): void;
  /** Whether the room has the server's present log up to this place. */
  has(seq: number): boolean;
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
  /** The log ends before our place in it: an old copy of it was restored. */
  let wentBack = false;
  /**
   * What we know of the log may be old: after a join, since Phoenix subscribes a channel only once
   * `join/3` has returned, and after a sleep.
   */
  let unasked = false;
  /** Live entries of a log that is new to us; they count once its first page is here. */
  let early: LogEntry[] = [];
  let cancelTimer: (() => void) | null = null;

  function isBehind(): boolean {
    if (!known) return false;
    return unasked || isOtherLog(known) || inbox.cursor < known.head || hasGap(inbox);
  }

  function isOtherLog({ epoch }: LogHead): boolean {
    return wentBack || inbox.epoch !== epoch;
  }

  async function fetchMissing(): Promise<void> {
    if (fetching || !joined || !known || !isBehind()) return;
    const mine = life;
    fetching = true;
    const done = await fetchPage(known).finally(() => {
      fetching = false;
    });
    if (!joined) return;
    if (done || mine !== life) return fetchMissing();
    later(RETRY_MS);
  }

  /** True if it brought us further. */
  function fetchPage(at: LogHead): Promise<boolean> {
    const anew = isOtherLog(at) || at.head - inbox.cursor > FAR_BEHIND;
    return anew ? fetchNewest() : fetchNext();
  }

  /** The log is new to us, or too far ahead: its newest page replaces what was here. */
  async function fetchNewest(): Promise<boolean> {
    const mine = life;
    const page = await ask({ beforeSeq: Number.MAX_SAFE_INTEGER, limit: FIRST_PAGE });
    if (!page || mine !== life) return false;
    const cursor = Math.max(page.head, page.reached);
    const other = wentBack || inbox.epoch !== page.epoch;
    const restarted = inbox.epoch !== null && other;
    const waiting = [...(other ? [] : inbox.held), ...early];
    const next = receive({ epoch: page.epoch, cursor, held: [] }, waiting);
    early = [];
    wentBack = false;
    settle(page, next.inbox);
    replaced({
      messages: [...page.messages, ...next.ready],
      changes: [...page.changes.map(({ change }) => change), ...next.changes],
      more: page.more,
      restarted,
      inbox,
    });
    return true;
  }

  async function fetchNext(): Promise<boolean> {
    const mine = life;
    const asked = inbox.cursor;
    const page = await ask({ afterSeq: asked, limit: PAGE });
    if (!page || mine !== life) return false;
    wentBack ||= page.epoch === inbox.epoch && page.head < asked;
    // The log is another one, or no longer has what we miss: its newest page comes next.
    if (isOtherLog(page) || page.oldest > asked + 1) {
      known = { epoch: page.epoch, head: page.head };
      return fetchNewest();
    }
    const upTo = page.more ? page.reached : page.head;
    const before = inbox.cursor;
    const next = receivePage(inbox, entriesOf(page), upTo);
    settle(page, next.inbox);
    if (inbox.cursor > before) received(next);
    return inbox.cursor > before || !isBehind();
  }

  /** The server has answered: what it said of its log is newer than what we knew. */
  function settle(page: LogPage, next: Inbox): void {
    inbox = next;
    unasked = page.more && page.head > inbox.cursor;
    known = { epoch: page.epoch, head: Math.max(page.head, inbox.cursor) };
  }

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
      wentBack ||= head.epoch === inbox.epoch && head.head < inbox.cursor;
      unasked = true;
      early = [];
      // Heard in another join, perhaps of a log that is not there any more; the page tells it again.
      inbox = { ...inbox, held: [] };
      void fetchMissing();
    },
    tick(head) {
      if (!joined) return;
      known = head;
      void fetchMissing();
    },
    askAgain() {
      unasked = true;
      void fetchMissing();
    },
    entry(entry) {
      if (!joined) return;
      if (known && isOtherLog(known)) {
        early = [...early, entry].slice(-HELD_LIMIT);
        return;
      }
      const before = inbox.cursor;
      const next = receive(inbox, [entry]);
      inbox = next.inbox;
      if (inbox.cursor > before) received(next);
      if (hasGap(inbox)) later(GAP_WAIT_MS);
    },
    has: (seq) => known !== null && !isOtherLog(known) && seq <= inbox.cursor,
    pause() {
      life++;
      joined = false;
      cancelTimer?.();
      cancelTimer = null;
    },
  };
}

function entriesOf({ messages, changes }: LogPage): LogEntry[] {
  return [
    ...messages.map((message) => ({ seq: message.seq ?? 0, message })),
    ...changes.map((entry) => ({ ...entry, message: null })),
  ];
}
