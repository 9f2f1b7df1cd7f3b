import type { Clock } from '../clock.ts';
import type { HistoryStore, SavedRoom } from '../history/history-store.ts';
import { log } from '../log.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import { emptyRoom, reduceRoom } from '../room/reduce.ts';
import type { RoomEvent } from '../room/room-event.ts';
import { roomKey } from '../room/room-id.ts';
import type {
  Cid,
  Connection,
  DraftContext,
  MessageContext,
  Room,
  RoomAddress,
  Self,
} from '../room/types.ts';
import type { JoinRoom, PushOutcome, RoomLink, RoomLinkEvents } from '../socket/join-room.ts';
import type { RoomSocket } from '../socket/open-socket.ts';
import {
  buildJoin,
  buildPresenceUpdate,
  buildSealedPresence,
  buildTyping,
  type ChangeRequest,
  type HereNow,
} from '../wire/build.ts';
import { parseJoinReply } from '../wire/parse-join.ts';
import type { RoomSignal } from '../wire/read-event.ts';
import { joinedEvent } from './joined-event.ts';
import { brokenOff, connectionAfterSocket, refusedBy } from './next-connection.ts';
import { NO_LINK } from './no-link.ts';
import { type OpenedSignal, openSignal } from './open-signal.ts';
import { createPresenceTeller } from './presence-teller.ts';
import { askForChange, type ChangeProblem } from './room-changes.ts';
import { createRoomMessages, type RoomMessages } from './room-messages.ts';
import { createRoomRoster, type RoomRoster } from './room-roster.ts';
import { createRoomSaver, type RoomSaver } from './room-saver.ts';
import { createRoomTyping } from './room-typing.ts';
import { savedEvents } from './saved-events.ts';
import { createTypingTeller } from './typing-teller.ts';
import type { SealedRoom } from '../seal/sealed-room.ts';
import type { LoadSealing } from '../seal/sealing.ts';

const OUTBOX_RETRY_MS = 5_000;
const ASK_TIMEOUT_MS = 8_000;
const TYPING_TIMEOUT_MS = 3_000;

export interface LiveRoomOptions {
  readonly address: RoomAddress;
  readonly socket: RoomSocket;
  readonly join: JoinRoom;
  readonly history: HistoryStore;
  readonly outbox: OutboxStore;
  readonly sealing: LoadSealing;
  readonly clock: Clock;
  /** Who we are on this server, as far as is known now. */
  readonly self: () => Self;
  readonly here: () => HereNow;
  /** Resolves when an earlier stay in this room is on disk. */
  readonly diskFree?: Promise<void>;
}

/** One room as the background holds it: joined or about to be, and always ready to be shown. */
export interface LiveRoom {
  readonly room: Room;
  /** Resolves when what the disk had is in the room. Never rejects. */
  readonly loaded: Promise<void>;
  /** `origin` is whoever caused the event, so that it need not hear its own words. Returns the undoing. */
  subscribe(listener: (event: RoomEvent, origin: unknown) => void): () => void;
  /** Takes a message; resolves once it is safe. */
  send(
    cid: Cid,
    body: string,
    context?: MessageContext,
  ): Promise<'accepted' | 'outbox_full' | 'storage_failed' | 'refused_no_key'>;
  retryMessage(cid: Cid): Promise<void>;
  discardMessage(cid: Cid): Promise<void>;
  /** As `askForChange`. */
  change(request: ChangeRequest): Promise<ChangeProblem | null>;
  /** Asks the server for something else, now or not at all. */
  ask(event: string, payload: object): Promise<PushOutcome>;
  /** We type, or no longer. Not told where nobody listens, nor too often. */
  tellTyping(on: boolean): void;
  /** Resolves once the draft is on disk; rejects where the disk does. */
  changeDraft(draft: string, origin: unknown, context?: DraftContext): Promise<void>;
  markRead(key: string): void;
  loadOlder(): Promise<void>;
  retryConnection(): void;
  /** Name, face or state of ours has changed. */
  selfChanged(): void;
  /** Time has passed, perhaps a lot of it. */
  tick(): void;
  /** The machine slept, or the network was away: asks the log for what was missed. */
  cameBack(): void;
  /** Resolves once what is known is on disk. */
  leave(): Promise<void>;
}

export function createLiveRoom(options: LiveRoomOptions): LiveRoom {
  const { address, socket, join, history, outbox, sealing, clock, self, here } = options;
  const key = roomKey(address);
  const listeners = new Set<(event: RoomEvent, origin: unknown) => void>();
  let room = emptyRoom(address);
  let link: RoomLink | null = null;
  let messages: RoomMessages | null = null;
  let roster: RoomRoster | null = null;
  let saver: RoomSaver | null = null;
  let sealed: SealedRoom | null = null;
  /** Counts joins: what an earlier one told is not heard any more. */
  let stay = 0;
  let left = false;
  let cancelRetry = () => {};
  const typing = createRoomTyping(clock, emit);
  const typingTeller = createTypingTeller(
    clock,
    (on) => void link?.push('typing', buildTyping(on), TYPING_TIMEOUT_MS),
  );
  const teller = createPresenceTeller({
    clock,
    current: presenceNow,
    async push(update) {
      const outcome = await link?.push('presence_update', update, ASK_TIMEOUT_MS);
      return outcome?.status === 'ok';
    },
  });

  function emit(event: RoomEvent, origin: unknown = null): void {
    room = reduceRoom(room, event);
    saver?.noticed(event);
    for (const listener of [...listeners]) listener(event, origin);
  }

  function setConnection(connection: Connection): void {
    if (JSON.stringify(connection) !== JSON.stringify(room.connection)) {
      emit({ type: 'connection_changed', connection });
    }
  }

  async function start(): Promise<void> {
    await options.diskFree;
    const saved = await history.load(key).catch((error: unknown) => {
      log(`history: ${String(error)}`);
      return { record: null, messages: [], draft: '' } satisfies SavedRoom;
    });
    for (const event of savedEvents(saved, room.connection, clock.now())) emit(event);
    if (room.sealed && !(await unseal(saved))) return;
    const known = room.members;
    roster = createRoomRoster(known, clock, emit);
    messages = createRoomMessages({
      roomKey: key,
      record: saved.record,
      outbox,
      clock,
      link: () => link ?? NO_LINK,
      room: () => room,
      self: ourselves,
      emit,
      makeKey: () => crypto.randomUUID(),
      sealed,
    });
    const { catchUp, delivery } = messages;
    saver = createRoomSaver({
      roomKey: key,
      history,
      clock,
      room: () => room,
      inbox: () => catchUp.inbox,
      seal: sealed?.record,
    });
    await loadOutbox(delivery);
    if (!left) link = join(socket, address.roomId, linkEvents(messages, roster));
  }

  /** False where nothing said here could be read, or said. */
  async function unseal({ record }: SavedRoom): Promise<boolean> {
    try {
      const { openRoom } = await sealing();
      sealed = await openRoom({
        saved: record?.seal,
        room: () => room,
        self: ourselves,
        now: () => clock.now(),
        met: (signer) => emit({ type: 'signer_met', signer }),
        onError: (error) => log(`opening: ${String(error)}`),
      });
    } catch (error) {
      log(`keys: ${String(error)}`);
    }
    if (!sealed) setConnection({ status: 'refused', reason: 'no_key' });
    return sealed !== null;
  }

  /** How we are here, as it goes over the wire. */
  function presenceNow(): object {
    return sealed
      ? buildSealedPresence(sealed.looks.ours, here())
      : buildPresenceUpdate(ourselves(), here());
  }

  function tellPresence(): void {
    if (!sealed) return teller.changed();
    const { memberId: id, name, face } = ourselves();
    const { state, page, leads, asks } = here();
    const travel = { leads: leads ?? undefined, asks: asks ?? undefined };
    const look = { id, name, face, state, page, ...travel };
    void sealed.looks.tell(look).then(() => teller.changed());
  }

  /** A disk that does not answer now may do so later: what is on it is somebody's words. */
  async function loadOutbox(delivery: RoomMessages['delivery']): Promise<void> {
    try {
      await delivery.load();
    } catch (error) {
      log(`outbox: ${String(error)}`);
      if (!left) cancelRetry = clock.after(OUTBOX_RETRY_MS, () => void loadOutbox(delivery));
    }
  }

  /** By the server's word once it gave one. */
  function ourselves(): Self {
    return { ...self(), ...(room.self ? { memberId: room.self.memberId } : {}) };
  }

  function linkEvents(talk: RoomMessages, people: RoomRoster): RoomLinkEvents {
    return {
      params() {
        teller.joining();
        const { epoch, cursor } = talk.catchUp.inbox;
        const since = epoch === null ? null : { epoch, seq: cursor };
        return buildJoin({ presence: presenceNow(), since });
      },
      socket: (status) =>
        setConnection(connectionAfterSocket(room.connection, status, clock.now())),
      joining() {
        stay++;
        talk.joining();
        people.joining();
        // Tried again after a final no.
        if (room.connection.status === 'refused') setConnection({ status: 'connecting' });
      },
      joined: (response) => joined(response, talk, people),
      signal: (signal) =>
        sealed ? openAndHear(signal, sealed, talk, people) : hear(signal, talk, people),
      down() {
        talk.down();
        people.down();
        teller.down();
        typing.down();
        typingTeller.down();
        setConnection(brokenOff(room.connection, 'lost', clock.now()));
      },
      putOff: () => setConnection(brokenOff(room.connection, 'server_busy', clock.now())),
      refused: ({ reason }) => setConnection(refusedBy(reason, socket.hasToken, address.roomId)),
    };
  }

  function joined(response: unknown, talk: RoomMessages, people: RoomRoster): void {
    const reply = parseJoinReply(response);
    emit(joinedEvent(reply, self(), sealed !== null));
    people.joined(() => {
      if (room.rung === null) inferRung('article');
    });
    talk.joined(reply);
    if (reply?.capabilities.includes('presence_update')) teller.joined();
    if (sealed) tellPresence(); // only now it is certain who we are here
  }

  /** In an encrypted room what came first is opened first, and not heard if it is from an earlier stay. */
  function openAndHear(
    signal: RoomSignal,
    by: SealedRoom,
    talk: RoomMessages,
    people: RoomRoster,
  ): void {
    const mine = stay;
    by.inOrder.run(async () => {
      const opened = await openSignal(signal, by);
      if (mine === stay) hear(opened, talk, people);
    });
  }

  function inferRung(rung: 'echo' | 'guide' | 'article'): void {
    if (room.rung !== rung) emit({ type: 'rung_inferred', rung });
  }

  function hear(signal: RoomSignal | OpenedSignal, talk: RoomMessages, people: RoomRoster): void {
    switch (signal.type) {
      case 'message': {
        const { from } = signal.message;
        if (from?.id) typing.heard(from.id, false);
        return talk.message(signal.message);
      }
      case 'opened': {
        const { entry, cid, memberId } = signal;
        if (!talk.logged && cid !== null && talk.delivery.has(cid)) inferRung('echo');
        if (memberId !== null) typing.heard(memberId, false);
        return talk.message(entry);
      }
      case 'change':
        return talk.message({ seq: signal.seq, message: null, change: signal.change });
      case 'typing':
        return signal.memberId === room.self?.memberId
          ? undefined
          : typing.heard(signal.memberId, signal.on);
      case 'tick':
        return talk.catchUp.tick(signal);
      case 'locked':
        return emit({ type: 'lock_changed', on: signal.on });
      case 'presence_diff':
        return people.diff(signal.diff);
      case 'presence_state':
        if (room.rung === null || room.rung === 'article') inferRung('guide');
        return people.state(signal.presences);
      default:
        return signal satisfies never;
    }
  }

  const loaded = start();
  /** Tried again, since there were no keys the last time. */
  let restarting: Promise<void> | null = null;

  return {
    get room() {
      return room;
    },
    loaded,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async send(cid, body, context = {}) {
      await loaded;
      const heard = room.timeline.some(
        (item) => item.kind === 'message' && item.own && item.cid === cid,
      );
      if (heard) return 'accepted';
      // An encrypted room without its key: whoever types keeps the text.
      if (!messages) return 'refused_no_key';
      return messages.delivery.accept(cid, body, context);
    },
    async retryMessage(cid) {
      await loaded;
      await messages?.delivery.retry(cid);
    },
    async discardMessage(cid) {
      await loaded;
      await messages?.delivery.discard(cid);
    },
    async change(request) {
      await loaded;
      return askForChange(request, {
        room,
        sealed,
        link: link ?? NO_LINK,
        logged: sealed === null || messages?.logged === true,
      });
    },
    ask: (event, payload) => (link ?? NO_LINK).push(event, payload, ASK_TIMEOUT_MS),
    tellTyping(on) {
      if (room.capabilities.includes('typing')) typingTeller.tell(on);
    },
    async changeDraft(draft, origin, context = {}) {
      await loaded;
      emit({ type: 'draft_changed', draft, context }, origin);
      await history.saveDraft(key, draft, context);
    },
    markRead(readKey) {
      const placeOf = (itemKey: string | null) =>
        room.timeline.findIndex((item) => item.key === itemKey);
      // What one surface has seen is seen, though another looks at something older.
      if (placeOf(readKey) > placeOf(room.readKey)) emit({ type: 'marked_read', key: readKey });
    },
    async loadOlder() {
      await loaded;
      await messages?.loadOlder();
    },
    retryConnection() {
      if (link) link.retry();
      else if (!left) restarting ??= loaded.then(start).finally(() => (restarting = null));
    },
    selfChanged() {
      emit({ type: 'self_changed', self: ourselves() });
      tellPresence();
    },
    tick: () => messages?.delivery.expire(),
    cameBack: () => messages?.catchUp.askAgain(),
    async leave() {
      left = true;
      cancelRetry();
      link?.leave();
      messages?.stop();
      roster?.stop();
      teller.down();
      typing.down();
      typingTeller.down();
      await saver?.stop();
    },
  };
}
