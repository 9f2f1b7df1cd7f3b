import type { Clock } from '../clock.ts';
import { createCatchUp, type CatchUp, type LogPage, type LogRange } from '../history/catch-up.ts';
import type { RoomRecord } from '../history/history-store.ts';
import { createDelivery, type DeliveryQueue, type SendOutcome } from '../outbox/deliver.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { LogEntry } from '../room/inbox.ts';
import type { MessageChange, RoomEvent } from '../room/room-event.ts';
import type { Message, MessageSeal, OutboxEntry, Room, Self } from '../room/types.ts';
import type { OpenedEntry } from '../seal/room-seal.ts';
import type { Batch } from '../seal/seal-memory.ts';
import type { SealedRoom } from '../seal/sealed-room.ts';
import type { PushOutcome, RoomLink } from '../socket/join-room.ts';
import { buildHistory, buildNewMessage } from '../wire/build.ts';
import { parseHistory, type HistoryPage } from '../wire/parse-history.ts';
import type { JoinReply } from '../wire/parse-join.ts';
import type { WireMessage } from '../wire/parse-message.ts';
import { parseReceipt } from '../wire/parse-receipt.ts';
import { isPassing } from '../wire/parse-refusal.ts';
import { toLoggedMessage, toPassedMessage, toSentMessage } from './to-message.ts';

const SEND_TIMEOUT_MS = 8_000;
const HISTORY_TIMEOUT_MS = 8_000;
const OLDER_PAGE = 50;
/** A server that tells to wait next to no time would be asked as fast as the wire is. */
const SHORTEST_WAIT_MS = 250;
/** Messages heard while a join is not answered yet; more of them mean that its answer is lost. */
const EARLY_LIMIT = 200;

export interface RoomMessagesOptions {
  readonly roomKey: string;
  readonly record: RoomRecord | null;
  readonly outbox: OutboxStore;
  readonly clock: Clock;
  readonly link: () => RoomLink;
  readonly room: () => Room;
  readonly self: () => Self;
  readonly emit: (event: RoomEvent) => void;
  /** A name for a message to which the server gives none. */
  readonly makeKey: () => string;
  /** Null where the room is not encrypted. */
  readonly sealed: SealedRoom | null;
}

/** What is heard: a message as it came, another entry of the log, or what an encrypted message held. */
type Heard = WireMessage | LogEntry | OpenedEntry;

/** The messages of one room: what goes out, what comes in, and what was missed. */
export interface RoomMessages {
  readonly delivery: DeliveryQueue;
  readonly catchUp: CatchUp;
  /** Whether the server keeps a log. */
  readonly logged: boolean;
  /** A join begins. */
  joining(): void;
  /** Joined a server that keeps a log, or one that does not. */
  joined(reply: JoinReply | null): void;
  down(): void;
  message(heard: Heard): void;
  /** Fetches the page before the first message here. */
  loadOlder(): Promise<void>;
  stop(): void;
}

export function createRoomMessages(options: RoomMessagesOptions): RoomMessages {
  const { roomKey, record, outbox, clock, link, room, self, emit, makeKey, sealed } = options;
  let logged = false;
  /** Broadcasts may overtake the reply to the join, which tells how to read them. */
  let early: Heard[] = [];
  /** What is done to messages while an older page is fetched: the page may be from before. */
  let overtaking: MessageChange[] | null = null;
  let joinedBefore = room().timeline.length > 0;
  /** A reason nobody has listed is taken for passing once. */
  const unknownRefusals = new Set<string>();

  const delivery = createDelivery({
    roomKey,
    store: outbox,
    clock,
    send: (entry) => (logged ? sendLogged(entry) : sendPassed(entry)),
    changed: (entry) => emit({ type: 'outgoing_changed', entry }),
    discarded: (cid) => emit({ type: 'outgoing_discarded', cid }),
  });

  const catchUp = createCatchUp({
    ...(record?.epoch ? { inbox: { epoch: record.epoch, cursor: record.cursor, held: [] } } : {}),
    clock,
    ask,
    received: ({ ready, changes }) => take({ messages: ready, changes }),
    replaced({ restarted, more, ...page }) {
      const { messages, changes } = counted(page, false);
      const divider = restarted
        ? ({ kind: 'divider', key: makeKey(), why: 'history_restarted', at: clock.now() } as const)
        : null;
      emit({ type: 'timeline_replaced', messages, more, divider });
      changed(changes);
      heardOwn(messages);
    },
  });

  /** What of a batch counts: in an encrypted room no replay, and no change by somebody else. */
  function counted(batch: Batch, isNew: boolean): Batch {
    return sealed ? sealed.absorb(batch, isNew) : batch;
  }

  function take(batch: Batch): void {
    const { messages, changes } = counted(batch, true);
    if (messages.length > 0) emit({ type: 'messages_received', messages });
    changed(changes);
    heardOwn(messages);
  }

  function changed(changes: readonly MessageChange[]): void {
    for (const change of changes) {
      emit(change);
      overtaking?.push(change);
    }
  }

  function heardOwn(messages: readonly Message[]): void {
    for (const { own, cid } of messages) if (own && cid !== null) void delivery.heard(cid);
  }

  async function ask(range: LogRange): Promise<LogPage | null> {
    const outcome = await link().push('history', buildHistory(range), HISTORY_TIMEOUT_MS);
    const page = outcome.status === 'ok' ? parseHistory(outcome.response) : null;
    if (!page) return null;
    if (sealed) return openPage(page, sealed);
    const now = clock.now();
    return { ...page, messages: page.messages.map((wire) => toLoggedMessage(wire, self(), now)) };
  }

  async function sendLogged(entry: OutboxEntry): Promise<SendOutcome> {
    const { cid } = entry;
    const { payload, seal } = await toPayload(entry, null);
    const outcome = await link().push('new_msg', payload, SEND_TIMEOUT_MS);
    const receipt = outcome.status === 'ok' ? parseReceipt(outcome.response) : null;
    if (receipt) {
      const message = toSentMessage(entry, receipt, self(), seal);
      catchUp.entry({ seq: receipt.seq, message });
      // A duplicate of what the timeline has already: nothing more will come of it.
      if (catchUp.has(receipt.seq)) void delivery.heard(cid);
      return { status: 'confirmed', seq: receipt.seq };
    }
    return outcome.status === 'error' ? refused(cid, outcome) : unanswered();
  }

  /** The message as it goes over the wire. Sealed anew each time it does; the server knows it by its cid. */
  async function toPayload(
    entry: OutboxEntry,
    name: string | null,
  ): Promise<{ payload: object; seal: MessageSeal | null }> {
    const { cid, body } = entry;
    if (!sealed)
      return { payload: buildNewMessage({ cid, body, name, context: entry }), seal: null };
    const { ourKey: key } = sealed;
    const { body: text, as: sealedAs } = await sealed.sealMessage(entry);
    const state = key === null ? 'unsigned' : 'signed';
    return {
      payload: buildNewMessage({ cid, body: text, name: null }),
      seal: { state, key, sealedAs },
    };
  }

  function refused(
    cid: string,
    { refusal }: Extract<PushOutcome, { status: 'error' }>,
  ): SendOutcome {
    const firstUnknown = refusal.reason === 'unknown' && !unknownRefusals.has(cid);
    if (firstUnknown) unknownRefusals.add(cid);
    if (firstUnknown || isPassing(refusal.reason)) {
      const { retryAfterMs } = refusal;
      return {
        status: 'wait',
        ms: retryAfterMs === null ? null : Math.max(retryAfterMs, SHORTEST_WAIT_MS),
      };
    }
    unknownRefusals.delete(cid);
    return { status: 'failed', reason: refusal.reason };
  }

  /** The same cid goes out again after the rejoin; the server drops it if it has it. */
  function unanswered(): SendOutcome {
    if (link().joined) link().rejoin();
    return { status: 'unknown' };
  }

  async function sendPassed(entry: OutboxEntry): Promise<SendOutcome> {
    const { payload } = await toPayload(entry, self().name);
    if (!link().joined) return { status: 'unknown' };
    // No reply comes on these servers; that one does not is not waited for.
    void link().push('new_msg', payload, SEND_TIMEOUT_MS);
    return { status: 'pushed' };
  }

  function passedMessage(wire: WireMessage): void {
    const echoed = wire.cid !== null && delivery.has(wire.cid) ? wire.cid : null;
    if (echoed) emit({ type: 'rung_inferred', rung: 'echo' });
    const cid = echoed ?? (wire.cid === null ? (delivery.matchEcho(wire.body)?.cid ?? null) : null);
    const own = cid === null ? null : { cid, self: self() };
    take({ messages: [toPassedMessage(wire, own, makeKey(), clock.now())], changes: [] });
  }

  function hear(heard: Heard): void {
    if ('message' in heard) {
      const { seq, message, change } = heard;
      if (!logged) take({ messages: message ? [message] : [], changes: change ? [change] : [] });
      else if (seq !== null) catchUp.entry({ ...heard, seq });
    } else if (!logged || heard.seq === null) passedMessage(heard);
    else {
      catchUp.entry({ seq: heard.seq, message: toLoggedMessage(heard, self(), clock.now()) });
    }
  }

  return {
    delivery,
    catchUp,
    get logged() {
      return logged;
    },
    joining() {
      early = [];
    },
    joined(reply) {
      logged = reply?.capabilities.includes('history') ?? false;
      if (reply && logged) catchUp.joined(reply);
      else if (joinedBefore) {
        const divider = {
          kind: 'divider',
          key: makeKey(),
          why: 'maybe_missed',
          at: clock.now(),
        } as const;
        emit({ type: 'divider_added', divider });
      }
      joinedBefore = true;
      for (const heard of early.splice(0)) hear(heard);
      delivery.ready(reply?.capabilities.includes('cid') ? 'deduping' : 'echoing');
    },
    down() {
      catchUp.pause();
      delivery.pause();
    },
    message(heard) {
      if (link().joined) hear(heard);
      else early = [...early, heard].slice(-EARLY_LIMIT);
    },
    async loadOlder() {
      const first = room().timeline.find((item) => item.kind === 'message' && item.seq !== null);
      if (!logged || first?.kind !== 'message' || first.seq === null) return;
      const before = first.seq;
      overtaking ??= [];
      const page = await ask({ beforeSeq: before, limit: OLDER_PAGE });
      const missed = overtaking ?? [];
      overtaking = null;
      if (!page || page.epoch !== catchUp.inbox.epoch) return;
      // What is not older would stand in the place of a message that is still to come.
      const older = page.messages.filter(({ seq }) => (seq ?? before) < before);
      // They are as they are now, so what the page tells of changes is in them already: unless it is encrypted.
      const told = sealed ? page.changes.map(({ change }) => change) : [];
      const { messages, changes } = counted({ messages: older, changes: told }, false);
      emit({ type: 'older_received', messages, more: page.more });
      changed([...changes, ...missed]);
    },
    stop() {
      catchUp.pause();
      delivery.stop();
    },
  };
}

/** A page of an encrypted room. What its server says of changes is not its to say. */
async function openPage(page: HistoryPage, { open }: SealedRoom): Promise<LogPage> {
  const entries: OpenedEntry[] = [];
  // One after the other: who signs first with which key is to be told.
  for (const wire of page.messages) entries.push(await open(wire));
  return {
    ...page,
    messages: entries.flatMap(({ message }) => message ?? []),
    changes: entries.flatMap(({ seq, change }) =>
      seq !== null && change ? [{ seq, change }] : [],
    ),
  };
}
