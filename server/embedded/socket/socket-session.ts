import type { RawData, WebSocket } from 'ws';
import type { ClientFrame, Json, ReplyStatus, Serializer } from '../framing/frame.ts';
import { nestsDeeper } from '../framing/parse-json.ts';
import { CLOSE } from './close-code.ts';
import type { Hub } from './hub.ts';
import { createIdleTimer } from './idle-timer.ts';
import { JoinedChannel } from './joined-channel.ts';
import { createOutlet, type Line, type Outlet } from './outlet.ts';
import type { Identity, JoinAnswer, JoinRoom } from './room-channel.ts';
import type { SocketLimits } from './socket-limits.ts';
import { type Bucket, createBucket } from './token-bucket.ts';

export interface SocketSetup {
  readonly identity: Identity | null;
  readonly serializer: Serializer;
  readonly hub: Hub;
  readonly joinRoom: JoinRoom;
  readonly limits: SocketLimits;
  /** ms without a frame from the client until close 1002. */
  readonly idleMs: number;
  /** Something a person running the server wants to know. */
  readonly log: (line: string) => void;
}

/** Refs, topics and names of events may be any JSON, and answers repeat them: no deeper than Node can write again. */
const REPEATED_DEPTH = 8;
/** More of a topic nobody reads in a log: on some rungs it may be as long as a frame. */
const SHOWN_TOPIC = 140;

interface Refusal {
  readonly reason: string;
  readonly retry_after_ms?: number;
}

/** Speaks Phoenix on one WebSocket, from the upgrade until it closes. */
export class SocketSession {
  readonly #ws: WebSocket;
  readonly #setup: SocketSetup;
  readonly #outlet: Outlet;
  readonly #idle: { heard(): void; stop(): void };
  readonly #channels = new Map<Json, JoinedChannel>();
  readonly #frames: Bucket | null;
  readonly #joins: Bucket | null;
  /** What is refused may not be much either. */
  readonly #refusals: Bucket | null;

  constructor(line: Line, setup: SocketSetup) {
    const now = () => performance.now();
    const { limits } = setup;
    const { ws } = line;
    this.#ws = ws;
    this.#setup = setup;
    this.#frames = limits.frames && createBucket(limits.frames, now);
    this.#refusals = limits.frames && createBucket(limits.frames, now);
    this.#joins = limits.joins && createBucket(limits.joins, now);
    this.#outlet = createOutlet(line, limits, () => this.#close(CLOSE.busy, 'too slow'));
    this.#idle = createIdleTimer(setup.idleMs, () => this.#close(CLOSE.idle));
    ws.on('message', (data, isBinary) => this.#hear(data, isBinary));
    ws.on('ping', () => this.#idle.heard());
    ws.on('pong', () => this.#idle.heard());
    // `ws` closes with 1002, 1007 or 1009 by itself when a client breaks the WebSocket protocol.
    ws.on('error', (error) => setup.log(`A client broke the WebSocket protocol: ${error.message}`));
    ws.on('close', () => this.#end());
  }

  /** The server stops: 1012 asks a client that is in a room to come back, 1000 lets others go. */
  shutDown(): void {
    this.#close(this.#channels.size > 0 ? CLOSE.restart : CLOSE.normal);
  }

  #hear(data: RawData, isBinary: boolean): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return; // we closed it; this was still under way
    this.#idle.heard();
    const frame = this.#setup.serializer.decode(toBuffer(data), isBinary);
    if (frame && isRepeatable(frame)) this.#admit(frame);
    else this.#close(CLOSE.undecodable);
  }

  /** Over the rate a push is refused; who keeps on regardless is shown out. */
  #admit(frame: ClientFrame): void {
    const waitMs = this.#frames?.take() ?? 0;
    if (waitMs === 0) return this.#dispatch(frame);
    if (this.#refusals?.take()) this.#close(CLOSE.tooMany, 'rate_limited');
    else this.#refuse(frame, { reason: 'rate_limited', retry_after_ms: waitMs });
  }

  #dispatch(frame: ClientFrame): void {
    const { topic, event } = frame;
    if (topic === 'phoenix' && event === 'heartbeat') return this.#reply(null, frame, 'ok', {});
    if (nestsDeeper(frame.payload, this.#setup.limits.jsonDepth)) {
      return this.#refuse(frame, { reason: 'invalid' });
    }
    if (event === 'phx_join') return this.#join(frame);
    const channel = this.#channels.get(topic);
    if (channel) this.#dispatchTo(channel, frame);
    else if (event === 'phx_leave') this.#reply(frame.joinRef, frame, 'ok', {});
    else this.#reply(null, frame, 'error', { reason: 'unmatched topic' });
  }

  #dispatchTo(channel: JoinedChannel, frame: ClientFrame): void {
    const isStale = frame.joinRef !== null && frame.joinRef !== channel.givenJoinRef;
    if (isStale) return; // meant for a channel that is gone
    if (frame.event === 'phx_leave') {
      channel.reply(frame.ref, 'ok', {});
      return this.#endChannel(channel, 'phx_close');
    }
    try {
      channel.receive(frame);
    } catch (error) {
      this.#setup.log(`A channel of ${nameOf(channel)} crashed: ${describe(error)}`);
      this.#endChannel(channel, 'phx_error');
    }
  }

  #join(frame: ClientFrame): void {
    const { topic } = frame;
    if (typeof topic !== 'string' || !topic.startsWith('room:')) {
      return this.#reply(null, frame, 'error', { reason: 'unmatched topic' });
    }
    const before = this.#channels.get(topic);
    const refusal = this.#refuseJoin(before);
    if (refusal) return this.#refuse(frame, refusal);
    // As in Phoenix: the old channel ends first; the client hears of it after the reply to the new one.
    this.#channels.delete(topic);
    before?.end();
    const outlet = this.#outlet;
    const close = (ended: JoinedChannel) => this.#endChannel(ended, 'phx_close');
    const channel = new JoinedChannel({ ...this.#setup, outlet, close }, topic, frame);
    const answer = this.#ask(channel, frame);
    if (answer.ok === 'close') return this.#close(answer.code, answer.reason);
    if (answer.ok) {
      this.#channels.set(topic, channel);
      channel.replyToJoin(frame.ref, 'ok', answer.room.response);
    } else channel.replyToJoin(frame.ref, 'error', answer.response);
    before?.announceEnd('phx_close');
    if (answer.ok) channel.open(answer.room);
  }

  #refuseJoin(before: JoinedChannel | undefined): Refusal | null {
    const waitMs = this.#joins?.take() ?? 0;
    if (waitMs > 0) return { reason: 'rate_limited', retry_after_ms: waitMs };
    const isFull = !before && this.#channels.size >= this.#setup.limits.channels;
    return isFull ? { reason: 'too many channels joined' } : null;
  }

  #ask(channel: JoinedChannel, frame: ClientFrame): JoinAnswer {
    try {
      return this.#setup.joinRoom(channel, channel.topic.slice('room:'.length), frame.payload);
    } catch (error) {
      this.#setup.log(`Joining ${nameOf(channel)} crashed: ${describe(error)}`);
      return { ok: false, response: { reason: 'join crashed' } };
    }
  }

  #endChannel(channel: JoinedChannel, event: 'phx_close' | 'phx_error'): void {
    this.#channels.delete(channel.topic);
    channel.announceEnd(event);
    channel.end();
  }

  /** An error reply, to a push that waits for one. */
  #refuse(frame: ClientFrame, refusal: Refusal): void {
    if (frame.ref !== null) this.#reply(frame.joinRef, frame, 'error', refusal);
  }

  #reply(joinRef: Json, { ref, topic }: ClientFrame, status: ReplyStatus, response: unknown): void {
    this.#outlet.send(this.#setup.serializer.reply({ joinRef, ref, topic, status, response }));
  }

  /** The others see this client leave at once, not when its side of the close arrives. */
  #close(code: number, reason = ''): void {
    this.#ws.close(code, reason);
    this.#end();
  }

  #end(): void {
    this.#idle.stop();
    const channels = [...this.#channels.values()];
    this.#channels.clear();
    for (const channel of channels) channel.end();
  }
}

function isRepeatable({ joinRef, ref, topic, event }: ClientFrame): boolean {
  return [joinRef, ref, topic, event].every((part) => !nestsDeeper(part, REPEATED_DEPTH));
}

function nameOf({ topic }: JoinedChannel): string {
  return topic.slice(0, SHOWN_TOPIC);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function toBuffer(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
