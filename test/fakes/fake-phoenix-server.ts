import type { Clock } from '../../lib/clock.ts';
import type { Rung } from '../../lib/room/types.ts';
import type { Endpoint } from '../../lib/wire/endpoint.ts';
import { createFakePost, type FakeChannel, type FakeConnection } from './fake-channel.ts';
import { createFaultPlan, type Fault, type FaultPlan, type Tampering } from './fake-faults.ts';
import { createFakeRoom, type FakeAnswer, type FakeRoom } from './fake-room.ts';
import { createFakeRoomLog } from './fake-room-log.ts';
import { fakeWebSocket } from './fake-web-socket.ts';

/** A frame that a client sent, as it reached the server. */
export interface ReceivedFrame {
  readonly at: number;
  readonly member: string;
  readonly topic: string;
  readonly event: string;
  readonly payload: object;
}

/** A Phoenix server in memory, over V2 frames. It answers the dull parts by itself. */
export interface FakePhoenixServer {
  /** The `WebSocket` whose other end is this server. */
  readonly transport: new (url: string, protocols?: string[]) => WebSocket;
  /** Where a member connects, and as whom. */
  endpoint(memberId: string): Endpoint;
  room(roomId: string): FakeRoom;
  /** When each connection was tried, ms. */
  readonly attempts: readonly number[];
  readonly received: readonly ReceivedFrame[];
  readonly connections: ReadonlySet<FakeConnection>;
  /** What goes wrong with frames of clients: `faults.add('new_msg', { kind: 'no_reply' })`. */
  readonly faults: FaultPlan<Fault>;
  /** What goes wrong with frames of the server, by event. */
  readonly tampering: FaultPlan<Tampering>;
  /** How it takes new connections. `hang`: never answers; `close`: accepts, then closes with the code. */
  mood: 'up' | 'down' | 'hang' | 'mute' | { readonly close: number; readonly afterMs?: number };
  /** One way, ms. */
  latencyMs: number;
  /** Between the reply to a join and what the room hears from then on, ms. */
  subscribeAfterMs: number;
  /** The next so many joins are answered with this reason; all of them unless told. */
  refuseJoins(reason: string, told?: { times?: number; retryAfterMs?: number }): void;
  /** Breaks all connections, or one member's. */
  dropConnections(code?: number, memberId?: string): void;
  /** Half-open: nothing comes through, and nobody is told. */
  freeze(memberId?: string): void;
  /** Drops everybody; with `lose` the rooms begin a new log. */
  restart(log: 'keep' | 'lose'): void;
  /** The channel's process dies. */
  crash(roomId: string): void;
  /** To everybody who has a connection, as it is. */
  sendRaw(text: string): void;
}

export function createFakePhoenixServer(clock: Clock, rung: Rung = 'roomlight'): FakePhoenixServer {
  const faults = createFaultPlan<Fault>();
  const tampering = createFaultPlan<Tampering>();
  const post = createFakePost(tampering);
  const rooms = new Map<string, FakeRoom>();
  const connections = new Set<FakeConnection>();
  const attempts: number[] = [];
  const received: ReceivedFrame[] = [];
  let lastRef = 0;
  let epochs = 0;
  const nextRef = () => `r${++lastRef}`;

  function room(roomId: string): FakeRoom {
    const known = rooms.get(roomId);
    if (known) return known;
    const subscribeAfterMs = () => server.subscribeAfterMs;
    const made = createFakeRoom(
      { rung, post, clock, subscribeAfterMs, nextRef },
      `epoch-${++epochs}`,
    );
    rooms.set(roomId, made);
    return made;
  }

  function gone(connection: FakeConnection): void {
    connections.delete(connection);
    for (const channel of connection.channels.values()) endChannel(channel);
  }

  function endChannel(channel: FakeChannel): void {
    channel.connection.channels.delete(channel.topic);
    room(channel.topic.slice('room:'.length)).leave(channel);
  }

  function cut(connection: FakeConnection): void {
    connection.wire.close(1006);
  }

  function receive(connection: FakeConnection, text: string): void {
    const [joinRef, ref, topic, event, payload] = JSON.parse(text) as [
      string | null,
      string | null,
      string,
      string,
      object,
    ];
    const member = connection.member.id;
    received.push({ at: clock.now(), member, topic, event, payload });
    if (server.mood === 'mute') return;
    const fault = faults.take(event, member);
    if (fault?.kind === 'cut_before_process') return cut(connection);
    if (fault?.kind === 'ignored') return;
    const answer = (given: FakeAnswer) => {
      if (!given || fault?.kind === 'no_reply') return;
      const odd = fault?.kind === 'odd_reply' ? (fault.payload as typeof given) : given;
      const lateMs = fault?.kind === 'late_reply' ? fault.ms : 0;
      post.reply(connection, { joinRef, ref, topic }, odd, lateMs);
    };
    if (fault?.kind === 'refused') {
      const { reason, retryAfterMs } = fault;
      const told = retryAfterMs === undefined ? {} : { retry_after_ms: retryAfterMs };
      return answer({ status: 'error', response: { reason, ...told } });
    }
    const ok: FakeAnswer = { status: 'ok', response: {} };
    if (topic === 'phoenix') return answer(ok);
    const channel = connection.channels.get(topic);
    if (fault?.kind === 'crash' && channel) return crashChannel(channel);
    if (event === 'phx_join') {
      return join({ connection, topic, joinRef: joinRef ?? '', meta: payload }, answer);
    }
    if (event === 'phx_leave') {
      if (channel) endChannel(channel);
      return answer(ok);
    }
    if (!channel || channel.joinRef !== joinRef) {
      return answer({ status: 'error', response: { reason: 'unmatched topic' } });
    }
    const tell = fault?.kind !== 'cut_after_process';
    const given = room(topic.slice('room:'.length)).handle(channel, event, payload, tell);
    if (fault?.kind === 'cut_after_process' || fault?.kind === 'cut_before_reply')
      return cut(connection);
    answer(given);
  }

  function join(
    request: { connection: FakeConnection; topic: string; joinRef: string; meta: object },
    answer: (given: FakeAnswer) => void,
  ): void {
    const { connection, topic, joinRef } = request;
    const before = connection.channels.get(topic);
    if (before) {
      endChannel(before);
      post.push(before, 'phx_close', {});
    }
    const { name, state, sealed } = request.meta as Record<string, string | undefined>;
    const meta = rung === 'roomlight' ? { name, state, sealed } : {};
    const channel = { connection, topic, joinRef, subscribed: false, presenceRef: null, meta };
    connection.channels.set(topic, channel);
    const entered = room(topic.slice('room:'.length));
    answer({ status: 'ok', response: entered.enter(channel) });
    entered.entered(channel);
  }

  function crashChannel(channel: FakeChannel): void {
    endChannel(channel);
    post.push(channel, 'phx_error', {});
  }

  const server: FakePhoenixServer = {
    transport: fakeWebSocket(
      {
        latencyMs: () => server.latencyMs,
        knock({ url, protocols, accept, refuse }) {
          attempts.push(clock.now());
          const { mood } = server;
          if (mood === 'down') return refuse();
          if (mood === 'hang') return;
          const id = memberOf(url, protocols);
          const wire = accept(
            (text) => receive(connection, text),
            () => gone(connection),
          );
          const connection = { member: { id, name: id }, wire, channels: new Map() };
          connections.add(connection);
          if (typeof mood === 'object') {
            clock.after(mood.afterMs ?? 0, () => wire.close(mood.close));
          }
        },
      },
      clock,
    ),
    endpoint: (memberId) =>
      rung === 'roomlight'
        ? { url: 'ws://fake/socket', params: {}, token: memberId }
        : { url: 'ws://fake/socket', params: { user_id: memberId }, token: null },
    room,
    attempts,
    received,
    connections,
    faults,
    tampering,
    mood: 'up',
    latencyMs: 5,
    subscribeAfterMs: 0,
    refuseJoins(reason, { times = Infinity, retryAfterMs } = {}) {
      const told = retryAfterMs === undefined ? {} : { retryAfterMs };
      faults.add('phx_join', { kind: 'refused', reason, ...told }, { times });
    },
    dropConnections(code = 1006, memberId) {
      for (const { member, wire } of [...connections]) {
        if (memberId === undefined || member.id === memberId) wire.close(code);
      }
    },
    freeze(memberId) {
      for (const { member, wire } of connections) {
        if (memberId === undefined || member.id === memberId) wire.freeze();
      }
    },
    restart(log) {
      for (const { wire } of [...connections]) wire.close(1012);
      if (log === 'keep') return;
      for (const lost of rooms.values()) lost.log = createFakeRoomLog(`epoch-${++epochs}`);
    },
    crash(roomId) {
      for (const channel of [...room(roomId).channels]) crashChannel(channel);
    },
    sendRaw(text) {
      for (const { wire } of connections) wire.send(text);
    },
  };
  return server;
}

/** From the token in the subprotocol, else from the params. */
function memberOf(url: URL, protocols: readonly string[]): string {
  const bearer = protocols.find((protocol) => protocol.startsWith(BEARER));
  return bearer ? atob(bearer.slice(BEARER.length)) : (url.searchParams.get('user_id') ?? '');
}

const BEARER = 'base64url.bearer.phx.';
