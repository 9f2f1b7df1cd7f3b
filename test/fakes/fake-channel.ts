import type { Wire } from './fake-web-socket.ts';
import type { FaultPlan, Tampering } from './fake-faults.ts';

/** A client's connection, as a fake server sees it. */
export interface FakeConnection {
  readonly member: { readonly id: string; readonly name: string };
  readonly wire: Wire;
  readonly channels: Map<string, FakeChannel>;
}

/** One join of one client. */
export interface FakeChannel {
  readonly connection: FakeConnection;
  readonly topic: string;
  readonly joinRef: string;
  /** Hears broadcasts: Phoenix subscribes a channel after `join/3` has returned. */
  subscribed: boolean;
  /** Its phx_ref in the room's presence, null before it is tracked. */
  presenceRef: string | null;
  meta: object;
}

/** Frames from a fake server to its clients. */
export interface FakePost {
  /** To one channel, named by its join. */
  push(channel: FakeChannel, event: string, payload: object): void;
  reply(
    connection: FakeConnection,
    frame: { joinRef: string | null; ref: string | null; topic: string },
    answer: { status: string; response: object },
    lateMs?: number,
  ): void;
  /** To everybody who is subscribed, named by no join. */
  broadcast(channels: Iterable<FakeChannel>, event: string, payload: object): void;
}

/** The post of a server, with whatever is to go wrong on the way. Replies are tampered with as `phx_reply`. */
export function createFakePost(tampering: FaultPlan<Tampering>): FakePost {
  function send(connection: FakeConnection, parts: unknown[], event: string, lateMs = 0): void {
    const found = tampering.take(event, connection.member.id);
    const text = JSON.stringify(parts);
    for (let copy = 0; copy < (found?.copies ?? 1); copy++) {
      connection.wire.send(text, lateMs + (found?.lateMs ?? 0));
    }
  }

  return {
    push({ connection, joinRef, topic }, event, payload) {
      send(connection, [joinRef, null, topic, event, payload], event);
    },
    reply(connection, { joinRef, ref, topic }, answer, lateMs) {
      send(connection, [joinRef, ref, topic, 'phx_reply', answer], 'phx_reply', lateMs);
    },
    broadcast(channels, event, payload) {
      for (const { connection, topic, subscribed } of channels) {
        if (subscribed) send(connection, [null, null, topic, event, payload], event);
      }
    },
  };
}
