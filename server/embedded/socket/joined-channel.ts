import type { ClientFrame, Encoded, Json, ReplyStatus, Serializer } from '../framing/frame.ts';
import type { Hub, Subscriber } from './hub.ts';
import type { Outlet } from './outlet.ts';
import type { BroadcastOptions, Channel, Identity, OpenRoom, WhenSlow } from './room-channel.ts';

/** What a channel needs of the socket it runs on. */
export interface ChannelSocket {
  readonly identity: Identity | null;
  readonly serializer: Serializer;
  readonly outlet: Outlet;
  readonly hub: Hub;
  /** Ends the channel from this side. */
  readonly close: (channel: JoinedChannel) => void;
}

/** One client in one topic: Phoenix' channel process. */
export class JoinedChannel implements Channel, Subscriber {
  readonly topic: string;
  readonly identity: Identity | null;
  readonly serializer: Serializer;
  /** What frames in the channel carry: Phoenix falls back to the ref of the join. */
  readonly #joinRef: Json;
  /**
   * What the join carried: what the reply to it, `phx_close` and `phx_error` carry too, and the only
   * `join_ref` that a push may name.
   */
  readonly givenJoinRef: Json;
  readonly #socket: ChannelSocket;
  #room: OpenRoom | null = null;
  #unsubscribe: () => void = () => {};

  constructor(socket: ChannelSocket, topic: string, join: ClientFrame) {
    this.#socket = socket;
    this.topic = topic;
    this.identity = socket.identity;
    this.serializer = socket.serializer;
    this.#joinRef = join.joinRef ?? join.ref;
    this.givenJoinRef = join.joinRef;
  }

  /** From here on this client hears the topic. Call after the reply to the join went out. */
  open(room: OpenRoom): void {
    this.#room = room;
    this.#unsubscribe = this.#socket.hub.subscribe(this.topic, this);
    room.joined();
  }

  /** Stops hearing and tells the room, which tells the others. Nothing happens the second time. */
  end(): void {
    this.#unsubscribe();
    const room = this.#room;
    this.#room = null;
    room?.left();
  }

  receive(frame: ClientFrame): void {
    const { ref, event, payload } = frame;
    this.#room?.receive(event, payload, (status, response) => this.reply(ref, status, response));
  }

  reply(ref: Json, status: ReplyStatus, response: unknown): void {
    const { topic } = this;
    const joinRef = this.#joinRef;
    this.#socket.outlet.send(this.serializer.reply({ joinRef, ref, topic, status, response }));
  }

  /** Phoenix' socket answers a join, its channel all that follows: only the channel falls back. */
  replyToJoin(ref: Json, status: ReplyStatus, response: unknown): void {
    const reply = { joinRef: this.givenJoinRef, ref, topic: this.topic, status, response };
    this.#socket.outlet.send(this.serializer.reply(reply));
  }

  /** `phx_close`, or `phx_error` after a crash. */
  announceEnd(event: 'phx_close' | 'phx_error'): void {
    const payload = event === 'phx_error' ? { reason: 'channel_crash' } : {};
    const joinRef = this.givenJoinRef;
    const frame = { joinRef, ref: joinRef, topic: this.topic, event, payload };
    this.#socket.outlet.send(this.serializer.push(frame));
  }

  push(event: string, payload: unknown): void {
    const { topic } = this;
    const joinRef = this.#joinRef;
    this.#socket.outlet.send(this.serializer.push({ joinRef, ref: null, topic, event, payload }));
  }

  broadcast(event: string, payload: unknown, options: BroadcastOptions = {}): void {
    this.#socket.hub.broadcast(this.topic, event, payload, options);
  }

  expel(event: string, payload: unknown): void {
    this.push(event, payload);
    this.#socket.close(this);
  }

  deliver(frame: Encoded, whenSlow: WhenSlow): void {
    const { outlet } = this.#socket;
    if (whenSlow === 'queue') outlet.send(frame);
    else if (!outlet.offer(frame) && whenSlow === 'resync') outlet.whenCaughtUp(this.#resync);
  }

  readonly #resync = (): void => this.#room?.resync();
}
