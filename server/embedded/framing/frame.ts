/** Anything JSON holds. Refs and topics keep the type the client gave them, as in Phoenix. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** What a client may send as payload: JSON, or bytes in a binary frame. */
export type Payload = Json | Uint8Array;

export interface ClientFrame {
  readonly joinRef: Json;
  readonly ref: Json;
  readonly topic: Json;
  readonly event: Json;
  readonly payload: Payload;
}

export interface ServerFrame {
  readonly joinRef: Json;
  readonly ref: Json;
  readonly topic: Json;
  readonly event: string;
  readonly payload: unknown;
}

export type ReplyStatus = 'ok' | 'error';

/** What a server says to one push. */
export interface Reply {
  readonly joinRef: Json;
  readonly ref: Json;
  readonly topic: Json;
  readonly status: ReplyStatus;
  readonly response: unknown;
}

/** A WebSocket message: text, or a binary frame. */
export type Encoded = string | Buffer;

/** One version of Phoenix' framing. */
export interface Serializer {
  /** Null for what cannot be read: Phoenix closes the socket with 1011 then. */
  decode(data: Buffer, isBinary: boolean): ClientFrame | null;
  push(frame: ServerFrame): Encoded;
  reply(reply: Reply): Encoded;
  broadcast(topic: string, event: string, payload: unknown): Encoded;
}

/** JSON that was written already: a roster of thousands is the same text for everybody. */
export class WrittenJson {
  readonly text: string;

  constructor(value: unknown) {
    this.text = JSON.stringify(value);
  }
}

/** A payload as JSON text. */
export function writeJson(payload: unknown): string {
  return payload instanceof WrittenJson ? payload.text : JSON.stringify(payload);
}
