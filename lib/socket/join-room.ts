import type { Channel } from 'phoenix';
import { systemClock, type Clock } from '../clock.ts';
import { log } from '../log.ts';
import type { RoomId } from '../room/types.ts';
import { ROOM_EVENTS } from '../wire/event-names.ts';
import { isPassing, parseRefusal, type Refusal } from '../wire/parse-refusal.ts';
import { readEvent, type RoomSignal } from '../wire/read-event.ts';
import { guarded } from './guarded.ts';
import type { RoomSocket, SocketStatus } from './open-socket.ts';

const JOIN_TIMEOUT_MS = 10_000;
const LEAVE_TIMEOUT_MS = 2_000;
/** Waits between joins of one room over a connection that stays open. */
const REJOIN_MS = [500, 2_000, 5_000, 15_000, 30_000];
/** A server that tells to wait no time at all would be asked as fast as the wire is. */
const SHORTEST_WAIT_MS = 500;
/** A join that held this long was a good one: the next failure starts the waits anew. */
const HELD_MS = 30_000;

export type PushOutcome =
  | { readonly status: 'ok'; readonly response: unknown }
  | { readonly status: 'error'; readonly refusal: Refusal; readonly response: unknown }
  /** No answer came, in time or at all: it may or may not have arrived. */
  | { readonly status: 'unknown' };

/** What happens to a room on the wire. */
export interface RoomLinkEvents {
  /** Called for each join, so that a rejoin says what is true now. */
  params(): object;
  /** The socket under the room changed. */
  socket(status: SocketStatus): void;
  /** A join begins: what the old one told is over. */
  joining(): void;
  joined(response: unknown): void;
  signal(signal: RoomSignal): void;
  /** No longer joined; it comes back by itself. */
  down(): void;
  /** A no that passes, and what the server gave as reason: it is tried again by itself. */
  putOff(refusal: Refusal): void;
  /** A final no: it does not come back by itself. */
  refused(refusal: Refusal): void;
}

/** Our end of a room's channel. */
export interface RoomLink {
  readonly joined: boolean;
  /** Only for a joined room: otherwise the outcome is `unknown` at once and nothing is sent. */
  push(event: string, payload: object, timeoutMs: number): Promise<PushOutcome>;
  /** The channel does not answer: check the socket, and join again. */
  rejoin(): void;
  /** Tries again now, even after a final no. */
  retry(): void;
  leave(): void;
}

/** Joins a room, and again after each break, until it is left or finally refused. */
export type JoinRoom = (socket: RoomSocket, roomId: RoomId, events: RoomLinkEvents) => RoomLink;

/** The JoinRoom over phoenix.js: one channel a join, thrown away when it breaks. */
export function joinRoom(
  socket: RoomSocket,
  roomId: RoomId,
  events: RoomLinkEvents,
  clock: Clock = systemClock,
): RoomLink {
  let channel: Channel | null = null;
  let joinedAt: number | null = null;
  let failures = 0;
  let unknownRefusals = 0;
  let stopped = false;
  let cancelRejoin: (() => void) | null = null;
  const waiting = new Set<() => void>();

  const unsubscribe = socket.subscribe((status) => {
    if (stopped) return; // a final no stands, whatever becomes of the connection
    if (status.status !== 'open') dropChannel(false);
    events.socket(status);
    if (status.status === 'open') join();
  });

  function join(): void {
    cancelRejoin?.();
    cancelRejoin = null;
    if (stopped || channel) return;
    const mine = socket.channel(`room:${roomId}`, guardedParams);
    if (!mine) return;
    channel = mine;
    events.joining();
    const current = (callback: (value: unknown) => void) =>
      guarded((value?: unknown) => {
        if (channel === mine) callback(value);
      });
    for (const name of ROOM_EVENTS) {
      mine.on(
        name,
        current((payload) => {
          const signal = readEvent(name, payload);
          if (signal?.type === 'moderated') showOut(signal.refusal);
          else if (signal) events.signal(signal);
          else log(`dropped a malformed ${name}`);
        }),
      );
    }
    mine.onError(current(() => broke()));
    mine.onClose(current(() => broke()));
    mine
      .join(JOIN_TIMEOUT_MS)
      .receive('ok', current(joined))
      .receive('error', current(notJoined))
      .receive(
        'timeout',
        current(() => broke()),
      );
  }

  function guardedParams(): object {
    try {
      return events.params();
    } catch (error) {
      log(`join params threw: ${String(error)}`);
      return {};
    }
  }

  function joined(response: unknown): void {
    joinedAt = clock.now();
    unknownRefusals = 0;
    events.joined(response);
  }

  function notJoined(response: unknown): void {
    const refusal = parseRefusal(response);
    log(`join refused: ${refusal.reason} (${refusal.word.slice(0, 60)})`);
    const givesUp =
      refusal.reason === 'unknown' ? ++unknownRefusals > 1 : !isPassing(refusal.reason);
    if (!givesUp) {
      events.putOff(refusal);
      return broke(refusal.retryAfterMs);
    }
    showOut(refusal);
  }

  /** For good, unless the person tries again. */
  function showOut(refusal: Refusal): void {
    stopped = true;
    dropChannel(false);
    events.refused(refusal);
  }

  function broke(waitMs: number | null = null): void {
    if (joinedAt !== null && clock.now() - joinedAt >= HELD_MS) failures = 0;
    dropChannel(true);
    const rung = REJOIN_MS[Math.min(failures, REJOIN_MS.length - 1)] ?? 0;
    const wait = waitMs === null ? rung : Math.max(waitMs, SHORTEST_WAIT_MS);
    failures++;
    cancelRejoin?.();
    cancelRejoin = clock.after(wait, join);
  }

  /** Takes the channel out of phoenix.js, which would otherwise go on by itself. */
  function dropChannel(open: boolean): void {
    const old = channel;
    const wasJoined = joinedAt !== null;
    channel = null;
    joinedAt = null;
    if (!open) cancelRejoin?.();
    old?.leave(LEAVE_TIMEOUT_MS);
    for (const settle of [...waiting]) settle();
    if (old && wasJoined) events.down();
  }

  const link: RoomLink = {
    get joined() {
      return joinedAt !== null;
    },
    push(event, payload, timeoutMs) {
      const over = channel;
      if (!over || joinedAt === null) return Promise.resolve({ status: 'unknown' });
      return new Promise((resolve) => {
        const settle = (outcome: PushOutcome) => {
          waiting.delete(giveUp);
          resolve(outcome);
        };
        const giveUp = () => settle({ status: 'unknown' });
        waiting.add(giveUp);
        over
          .push(event, payload, timeoutMs)
          .receive('ok', (response) => settle({ status: 'ok', response }))
          .receive('error', (response) =>
            settle({ status: 'error', refusal: parseRefusal(response), response }),
          )
          .receive('timeout', giveUp);
      });
    },
    rejoin() {
      socket.check();
      if (channel) broke();
    },
    retry() {
      stopped = false;
      unknownRefusals = 0;
      failures = 0;
      if (socket.status.status === 'open') join();
      else socket.retry();
    },
    leave() {
      stopped = true;
      unsubscribe();
      dropChannel(false);
    },
  };
  queueMicrotask(() => {
    if (stopped) return;
    events.socket(socket.status);
    join();
  });
  return link;
}
