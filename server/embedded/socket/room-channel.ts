import type { Json, Payload, ReplyStatus } from '../framing/frame.ts';

/** Who is on the other end of a socket. */
export interface Identity {
  readonly memberId: string;
  readonly name: string | null;
}

/** What to do with a frame for somebody who reads too slowly. */
export type WhenSlow =
  /** Keep it for them: they must have it. */
  | 'queue'
  /** Leave it out. */
  | 'drop'
  /** Leave it out, and bring them up to date when they have caught up. */
  | 'resync';

export interface BroadcastOptions {
  readonly whenSlow?: WhenSlow;
  /** Everybody but this channel. */
  readonly except?: Channel;
}

/** One client's membership of one topic, as the room behind it sees it. */
export interface Channel {
  readonly topic: string;
  readonly identity: Identity | null;
  /** To this client only. */
  push(event: string, payload: unknown): void;
  /** To everybody in the topic, this client included unless excepted. */
  broadcast(event: string, payload: unknown, options?: BroadcastOptions): void;
  /** Shows this client out: it hears this, and then that its channel is closed. */
  expel(event: string, payload: unknown): void;
}

export type SendReply = (status: ReplyStatus, response: unknown) => void;

/** A room that let somebody in. */
export interface OpenRoom {
  /** The reply to the join. */
  readonly response: unknown;
  /** Called after the reply is on its way: Phoenix' `:after_join`. */
  joined(): void;
  /** A push of the client. A throw crashes the channel, as an exception does in Phoenix. */
  receive(event: Json, payload: Payload, reply: SendReply): void;
  /** The channel is gone, for whatever reason. */
  left(): void;
  /** The client read too slowly, was spared some frames, and has caught up. */
  resync(): void;
}

export type JoinAnswer =
  | { readonly ok: true; readonly room: OpenRoom }
  | {
      readonly ok: false;
      readonly response: { readonly reason: string };
      /** For the person in front of the server, where the reason alone would puzzle them. */
      readonly why?: string;
    }
  /** The client is not one this server can talk to at all: close its socket. */
  | {
      readonly ok: 'close';
      readonly code: number;
      readonly reason: string;
      /** For the log. */
      readonly why: string;
    };

/** Answers a join; a throw is the refusal `join crashed`. The room's id is the topic after `room:`. */
export type JoinRoom = (channel: Channel, roomId: string, payload: Payload) => JoinAnswer;
