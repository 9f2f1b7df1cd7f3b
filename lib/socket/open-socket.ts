import { Socket, type Channel } from 'phoenix';
import { systemClock, type Clock } from '../clock.ts';
import { log } from '../log.ts';
import type { ConnectionProblem, RefusalReason } from '../room/types.ts';
import type { Endpoint } from '../wire/endpoint.ts';
import { buildFrame, parseFrame } from '../wire/frame.ts';
import { createBackoff, type Backoff, type Failure } from './backoff.ts';
import { type Beat, startBeat } from './beat.ts';
import { classifyClose } from './close-code.ts';
import { guarded } from './guarded.ts';

const CONNECT_TIMEOUT_MS = 10_000;
/** A connection has proved itself when it is this old and has answered. */
const PROVEN_AFTER_MS = 10_000;
/** How long an answer may take before the connection counts as dead; on opening, as not Phoenix. */
const CHECK_TIMEOUT_MS = 3_000;
/** The same where nothing speaks against it: a slow line is no dead one. */
const BEAT_TIMEOUT_MS = 10_000;
const FIRST_ANSWER_TIMEOUT_MS = 8_000;
/** phoenix.js shall neither beat nor reconnect by itself: the longest wait that a timer takes, 24.8 days. */
const NEVER_MS = 2 ** 31 - 1;

export type SocketStatus =
  | { readonly status: 'connecting' }
  | { readonly status: 'open' }
  | { readonly status: 'waiting'; readonly problem: ConnectionProblem }
  /** The server does not want us; trying again by itself would change nothing. */
  | { readonly status: 'stopped'; readonly reason: RefusalReason };

export interface SocketOptions {
  /**
   * Finds out where to connect, before each attempt. `fresh`: do not trust what was known, since the
   * last attempt failed; `newToken`: the server did not accept the token.
   * Rejects with an `Unreachable` where nothing answers.
   */
  readonly prepare: (need: { fresh: boolean; newToken: boolean }) => Promise<Endpoint>;
  /** Finds out why no connection came about, as far as a browser can tell. */
  readonly diagnose: (endpoint: Endpoint | null) => Promise<ConnectionProblem>;
  /** Whether a person looks at a room of this server right now. */
  readonly watched: () => boolean;
  /** The server said something: called for each frame, and in silence each 21 s. */
  readonly heard?: () => void;
  readonly transport?: new (url: string, protocols?: string[]) => WebSocket;
  readonly clock?: Clock;
  readonly backoff?: Backoff;
}

/** The browser's one socket to a server. It comes back by itself until it is closed. */
export interface RoomSocket {
  readonly status: SocketStatus;
  /** Whether we showed the server a token of its own: then it is one of ours. */
  readonly hasToken: boolean;
  /** Frames that were dropped because they were malformed, too large or forged. */
  readonly dropped: number;
  /** Returns the undoing. */
  subscribe(listener: (status: SocketStatus) => void): () => void;
  /** A new channel on the open connection, not yet joined; null while there is none. */
  channel(topic: string, params: () => object): Channel | null;
  /** Asks for an answer within 3 s, else the connection is given up: after waking, or a doubtful push. */
  check(): void;
  /** Tries now, even after a final no. */
  retry(): void;
  close(): void;
}

/**
 * Opens the socket to one server. phoenix.js carries one connection at a time and never reconnects by
 * itself: it has no jitter, no connect timeout and no minimum uptime, so when it finds a connection
 * lost, it is told to disconnect, and the next attempt is ours.
 */
export function openSocket(options: SocketOptions): RoomSocket {
  const { prepare, diagnose, watched, transport, clock = systemClock } = options;
  const backoff = options.backoff ?? createBackoff(clock.now);
  const listeners = new Set<(status: SocketStatus) => void>();
  let status: SocketStatus = { status: 'connecting' };
  let phoenix: { socket: Socket; url: string; withToken: boolean } | null = null;
  let endpoint: Endpoint | null = null;
  let problem: ConnectionProblem = 'lost';
  let dropped = 0;
  /** Counts attempts: what belongs to an older one is not heard any more. */
  let attempt = 0;
  let attemptedAt = 0;
  /** Whether this attempt has a connection: the end of an older one is not its end. */
  let live = false;
  let openedAt: number | null = null;
  let answered = false;
  let failedBefore = false;
  /** A new token was asked for since a connection last proved itself. */
  let tokenTried = false;
  /** The token that is known was refused, and there is no other yet. */
  let tokenSpoilt = false;
  let closed = false;
  let stopTimers: (() => void)[] = [];
  let beat: Beat | null = null;

  function setStatus(next: SocketStatus): void {
    status = next;
    for (const listener of [...listeners]) guarded(listener)(next);
  }

  function timer(ms: number, callback: () => void): void {
    stopTimers.push(clock.after(ms, callback));
  }

  /** Said at 1, 2, 4, 8 …: a flood shall not push all else out of the log. */
  function drop(): void {
    dropped++;
    if (Number.isInteger(Math.log2(dropped))) log(`malformed frames dropped: ${dropped}`);
  }

  function clearTimers(): void {
    for (const stopTimer of stopTimers) stopTimer();
    stopTimers = [];
  }

  async function connect(): Promise<void> {
    const mine = ++attempt;
    attemptedAt = clock.now();
    clearTimers();
    openedAt = null;
    answered = false;
    setStatus({ status: 'connecting' });
    timer(CONNECT_TIMEOUT_MS, () => lost('unreached'));
    try {
      const found = await prepare({ fresh: failedBefore, newToken: tokenSpoilt });
      if (mine !== attempt || closed) return;
      endpoint = found;
      tokenSpoilt = false;
      const socket = socketFor(found);
      live = true;
      socket.connect();
    } catch (error) {
      if (mine !== attempt || closed) return;
      log(`no endpoint: ${String(error)}`);
      lost('unreached');
    }
  }

  /** The same phoenix.js socket as long as it points to the same place: each one listens to `window`. */
  function socketFor({ url, token }: Endpoint): Socket {
    const withToken = token !== null;
    if (phoenix?.url === url && phoenix.withToken === withToken) return phoenix.socket;
    phoenix?.socket.disconnect();
    const socket = new Socket(url, {
      params: () => ({ ...endpoint?.params }),
      ...(withToken ? { authToken: () => endpoint?.token ?? '' } : {}),
      ...(transport ? { transport } : {}),
      heartbeatIntervalMs: NEVER_MS,
      rejoinAfterMs: () => NEVER_MS,
      // phoenix.js asks how long to wait in the moment in which it finds the connection lost.
      reconnectAfterMs: () => {
        queueMicrotask(() => lostFrom(socket));
        return NEVER_MS;
      },
      encode(frame, callback) {
        beat?.said();
        callback(buildFrame(frame));
      },
      decode(data, callback) {
        const frame = parseFrame(data);
        if (frame) callback(frame);
        else drop();
      },
    });
    socket.onOpen(guarded(() => opened(socket)));
    socket.onClose(
      guarded((event) => {
        if (phoenix?.socket === socket && live) closedWith(event.code);
      }),
    );
    socket.onMessage(() => {
      answered = true;
      beat?.heard();
      options.heard?.();
    });
    phoenix = { socket, url, withToken };
    return socket;
  }

  function opened(socket: Socket): void {
    if (phoenix?.socket !== socket || status.status !== 'connecting') return;
    clearTimers();
    openedAt = clock.now();
    beat = startBeat(() => askForSign(BEAT_TIMEOUT_MS), clock);
    stopTimers.push(beat.stop);
    socket.ping(() => {}); // any answer sets `answered`
    timer(FIRST_ANSWER_TIMEOUT_MS, () => {
      if (!answered) lost('flapped', 'not_phoenix');
    });
    timer(PROVEN_AFTER_MS, () => {
      if (!answered) return;
      backoff.succeeded();
      tokenTried = false;
    });
    failedBefore = false;
    setStatus({ status: 'open' });
  }

  function lostFrom(socket: Socket): void {
    if (phoenix?.socket === socket && status.status === 'open') lost(failureNow());
  }

  function closedWith(code: number): void {
    const kind = classifyClose(code);
    switch (kind) {
      case 'banned':
      case 'wrong_version':
        return stop(kind);
      case 'token':
        if (tokenTried) return stop('unauthorized');
        tokenTried = true;
        tokenSpoilt = true;
        end();
        return void connect();
      case 'slow':
        return lost('slow', 'server_busy');
      case 'retry':
        return lost(failureNow());
      default:
        return kind satisfies never;
    }
  }

  /** Gives the connection up where no answer comes in time. */
  function askForSign(withinMs: number): void {
    if (status.status !== 'open' || !phoenix) return;
    const mine = attempt;
    const cancel = clock.after(withinMs, () => {
      if (mine === attempt) lost('broken');
    });
    if (!phoenix.socket.ping(cancel)) cancel();
  }

  function failureNow(): Failure {
    if (openedAt === null) return 'unreached';
    return answered && clock.now() - openedAt >= PROVEN_AFTER_MS ? 'broken' : 'flapped';
  }

  function stop(reason: RefusalReason): void {
    end();
    setStatus({ status: 'stopped', reason });
  }

  function end(): void {
    attempt++;
    live = false;
    clearTimers();
    phoenix?.socket.disconnect();
  }

  function lost(failure: Failure, because?: ConnectionProblem): void {
    if (closed) return;
    end();
    const mine = attempt;
    if (failure === 'unreached') failedBefore = true;
    problem = because ?? (failure === 'unreached' ? problem : 'lost');
    timer(backoff.next(failure, watched(), clock.now() - attemptedAt), () => void connect());
    setStatus({ status: 'waiting', problem });
    if (failure === 'unreached') void explain(mine);
  }

  async function explain(mine: number): Promise<void> {
    const found = await diagnose(endpoint);
    problem = found;
    if (mine === attempt && status.status === 'waiting') setStatus({ status: 'waiting', problem });
  }

  void connect();

  return {
    get status() {
      return status;
    },
    get hasToken() {
      return phoenix?.withToken ?? false;
    },
    get dropped() {
      return dropped;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    channel(topic, params) {
      return status.status === 'open' && phoenix ? phoenix.socket.channel(topic, params) : null;
    },
    check: () => askForSign(CHECK_TIMEOUT_MS),
    retry() {
      if (closed) return;
      // After a final no the token that was refused is not worth another try.
      if (status.status === 'stopped') tokenTried = false;
      if (status.status === 'waiting' || status.status === 'stopped') void connect();
    },
    close() {
      closed = true;
      end();
      listeners.clear();
    },
  };
}
