import { textFrame } from './web-socket-frame.ts';

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

/** A message as it goes over the wire, in a WebSocket frame: written once, however many get it. */
export type Encoded = Buffer;

/** One version of Phoenix' framing. */
export interface Serializer {
  /** Null for what cannot be read: Phoenix closes the socket with 1011 then. */
  decode(data: Buffer, isBinary: boolean): ClientFrame | null;
  push(frame: ServerFrame): Encoded;
  reply(reply: Reply): Encoded;
  broadcast(topic: string, event: string, payload: unknown): Encoded;
}

/**
 * JSON that is written once: a roster of thousands is the same text for everybody, and the same message for all
 * whose refs are alike. In a storm of 2,000 arrivals that is one message, not 800 MB of them.
 */
export class WrittenJson {
  readonly #text: string;
  readonly #messages = new Map<string, Encoded>();

  constructor(value: unknown) {
    this.#text = JSON.stringify(value);
  }

  /** The message that has this before the JSON and that behind it. */
  between(before: string, behind: string): Encoded {
    const around = `${before}\n${behind}`;
    const message = this.#messages.get(around) ?? textFrame(before + this.#text + behind);
    this.#messages.set(around, message);
    return message;
  }
}

/** A message with the payload, as JSON, between these. */
export function messageAround(before: string, payload: unknown, behind: string): Encoded {
  return payload instanceof WrittenJson
    ? payload.between(before, behind)
    : textFrame(before + JSON.stringify(payload) + behind);
}
